import Searches

/// A first order, car by car: the class that violates least, then the one whose options are most in demand.
///
/// Demand is the dynamic sum of utilisation rates of Gottlieb, Puchta and Solnon (EvoWorkshops 2003): what is left of an
/// option's cars against what its ratio lets through in the positions left.
struct LineGreedy {
  /// Today's cars.
  private(set) var order: [Int32] = []
  private let model: LineModel
  private var cars: [Int32]
  private var open: [Int32]
  private var demand: [Int64]
  private var used: [Int64]

  /// Builds an order. Cost: cars · classes · (ratios + parts).
  ///
  /// - Parameter noise: demand is blurred by so many percent, so that another `random` gives another order.
  init(_ model: LineModel, noise: Int32, random: inout SearchRandom) {
    self.model = model
    cars = model.decided
    open = model.open
    demand = Array(repeating: 0, count: model.most.count)
    used = Array(repeating: 0, count: model.partWeights.count)
    for kind in open.indices { add(kind, Int64(open[kind])) }
    for position in model.lead..<model.positions {
      if cars[Int(position)] < 0 {
        let kind = choice(at: position, noise: noise, random: &random)
        cars[Int(position)] = Int32(kind)
        open[kind] -= 1
        add(kind, -1)
      }
      for part in used.indices { used[part] += pieces(part, Int(cars[Int(position)])) }
    }
    order = Array(cars.dropFirst(Int(model.lead)))
  }

  private mutating func add(_ kind: Int, _ count: Int64) {
    for ratio in demand.indices where model.masks[kind] >> UInt64(ratio) & 1 == 1 { demand[ratio] += count }
  }

  private func pieces(_ part: Int, _ kind: Int) -> Int64 { model.pieces[kind * used.count + part] }

  private func choice(at position: Int32, noise: Int32, random: inout SearchRandom) -> Int {
    let left = Int64(model.positions - position)
    let utilisation = demand.indices.map { ratio -> Int64 in
      let blur = 100 + Int64(random.below(noise + 1))
      return demand[ratio] * Int64(model.window[ratio]) * 1000 * blur / (Int64(max(model.most[ratio], 1)) * left)
    }
    let full = demand.indices.map { isFull($0, position) }
    var best = (cost: Int64.max, utilisation: Int64(0), levelling: Int64(0), kind: -1)
    for kind in open.indices where open[kind] > 0 {
      var (cost, sum) = (paintCost(kind, position), Int64(0))
      for ratio in demand.indices where model.masks[kind] >> UInt64(ratio) & 1 == 1 {
        sum += utilisation[ratio]
        if full[ratio] { cost += model.ratioWeights[ratio] }
      }
      let candidate = (cost: cost, utilisation: -sum, levelling: levelling(kind, position), kind: kind)
      if best.kind < 0 || candidate < best { best = candidate }
    }
    return best.kind
  }

  private func isFull(_ ratio: Int, _ position: Int32) -> Bool {
    let first = max(0, position - model.window[ratio] + 1)
    var inside: Int32 = 0
    for kind in cars[Int(first)..<Int(position)] { inside += Int32(model.masks[Int(kind)] >> UInt64(ratio) & 1) }
    return inside >= model.most[ratio]
  }

  private func paintCost(_ kind: Int, _ position: Int32) -> Int64 {
    guard let paint = model.paint else { return 0 }
    let colour = model.colours[kind]
    let before = model.colours[Int(cars[Int(position) - 1])]
    if before != colour { return before < 0 ? 0 : paint.change }
    let run = cars[Int(position - paint.longestRun)..<Int(position)]
    return run.allSatisfy { model.colours[Int($0)] == colour } ? paint.overrun : 0
  }

  private func levelling(_ kind: Int, _ position: Int32) -> Int64 {
    let ordinal = Int64(position - model.lead + 1)
    return used.indices.reduce(0) { sum, part in
      let deviation = model.allPieces[part] * ordinal - Int64(model.cars) * (used[part] + pieces(part, kind))
      return sum + model.partWeights[part] * deviation * deviation
    }
  }
}
