/// The linear program of mixing orders: which shares of known orders have, in the mean, today's cars of each set of options, at the
/// least violations?
///
/// Each row is a set of options; each column an order with its surplus of each set over today's cars. Whatever a mix lacks may be bought and what
/// it has too much of sold, at a fixed price, so that the program always has a solution and its prices a limit. It is solved by the revised
/// simplex method with the inverse of the basis kept, from the basis of the last time. Its numbers are rounded; nothing
/// that is proven depends on them.
struct MixProgram: Sendable {
  private let rows: Int
  private let limit: Double
  private let rightSide: [Double]
  private var columns: [[Double]] = []
  private var costs: [Double] = []
  /// For each row the basic column, counted from 0 for orders; -1 - r buys of row r, -1 - rows - r sells of it.
  private var basis: [Int]
  private var inverse: [Double]
  private var shares: [Double]

  /// Rounding errors are smaller than this.
  private static let small = 1e-9

  /// A program without orders.
  ///
  /// - Parameter limit: the price of buying and selling, in violations.
  init(counts: [Int], limit: Double) {
    rows = counts.count + 1
    self.limit = limit
    rightSide = counts.map(Double.init) + [1]
    basis = (0..<rows).map { -1 - $0 }
    inverse = (0..<rows * rows).map { $0 / (counts.count + 1) == $0 % (counts.count + 1) ? 1 : 0 }
    shares = rightSide
  }

  /// Adds an order.
  mutating func add(counts: [Int], violations: Double) {
    columns.append(counts.map(Double.init) + [1])
    costs.append(violations)
  }

  /// Solves the program.
  ///
  /// - Returns: the least violations of a mix, and for each set of options what one car more of it would cost.
  mutating func solve() -> (violations: Double, prices: [Double]) {
    var duals = currentDuals()
    // A bound on the work; a program that is cut short only gives worse prices.
    for _ in 0..<50 * rows {
      guard let entering = entering(duals) else { break }
      pivot(entering)
      duals = currentDuals()
    }
    let violations = basis.indices.reduce(0) { $0 + cost(basis[$1]) * shares[$1] }
    return (violations, Array(duals.dropLast()))
  }

  private func cost(_ column: Int) -> Double {
    // The last row has to be bought by nobody: a mix is made of orders.
    column >= 0 ? costs[column] : (-1 - column) % rows == rows - 1 ? 1000 * limit : limit
  }

  private func currentDuals() -> [Double] {
    var duals = Array(repeating: 0.0, count: rows)
    for (place, column) in basis.enumerated() {
      let cost = cost(column)
      for row in 0..<rows { duals[row] += cost * inverse[place * rows + row] }
    }
    return duals
  }

  /// The column that promises most, the first of those.
  private func entering(_ duals: [Double]) -> Int? {
    var best = (gain: 1e-7, column: Int?.none)
    for (index, column) in columns.enumerated() {
      var gain = -costs[index]
      for row in 0..<rows { gain += duals[row] * column[row] }
      if gain > best.gain { best = (gain, index) }
    }
    for row in 0..<rows - 1 where abs(duals[row]) - limit > best.gain {
      best = (abs(duals[row]) - limit, duals[row] > 0 ? -1 - row : -1 - rows - row)
    }
    return best.column
  }

  private mutating func pivot(_ entering: Int) {
    var change = Array(repeating: 0.0, count: rows)
    for place in 0..<rows {
      if entering >= 0 {
        let column = columns[entering]
        for row in 0..<rows { change[place] += inverse[place * rows + row] * column[row] }
      } else {
        let row = (-1 - entering) % rows
        change[place] = inverse[place * rows + row] * (-1 - entering < rows ? 1 : -1)
      }
    }
    var leaving = (share: Double.infinity, place: -1)
    for place in 0..<rows where change[place] > MixProgram.small {
      let share = max(0, shares[place]) / change[place]
      if share < leaving.share { leaving = (share, place) }
    }
    guard leaving.place >= 0 else { return }
    replace(leaving.place, by: entering, change)
  }

  private mutating func replace(_ leaving: Int, by entering: Int, _ change: [Double]) {
    basis[leaving] = entering
    for row in 0..<rows { inverse[leaving * rows + row] /= change[leaving] }
    for place in 0..<rows where place != leaving && change[place] != 0 {
      for row in 0..<rows { inverse[place * rows + row] -= change[place] * inverse[leaving * rows + row] }
    }
    // The shares anew from the right side, so that their errors do not add up.
    for place in 0..<rows {
      shares[place] = 0
      for row in 0..<rows { shares[place] += inverse[place * rows + row] * rightSide[row] }
    }
  }
}
