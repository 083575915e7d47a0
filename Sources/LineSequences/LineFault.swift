/// Why a line problem cannot be planned. Everything is named by its index in the problem.
public enum LineFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are no cars, or more than 2²⁰.
  case carCountInvalid(Int)
  /// A class has a negative number of cars, names a ratio that does not exist or twice, or has another number of parts than the problem
  /// or a number of pieces outside 0 to 2¹⁰.
  case classInvalid(carClass: Int)
  /// There are more ratios than 64.
  case tooManyRatios(Int)
  /// A ratio's window is not from 1 to 2¹⁰, or its most is negative.
  case ratioInvalid(ratio: Int)
  /// The longest run of a colour is not from 1 to 2¹⁰.
  case longestRunInvalid(Int)
  /// A goal's priority is negative, or its weight is not from 1 to 2³².
  case goalInvalid
  /// A car of the day before is of a class that does not exist.
  case dayBeforeUnknown(place: Int)
  /// A fixed car is of a class or at a position that does not exist, or its position is fixed twice.
  case fixedCarInvalid(index: Int)
  /// More cars of a class are fixed than it has.
  case fixedCarsTooMany(carClass: Int)
  /// The worst order would count more than 2⁶² units: the priorities and weights lie too far apart.
  case goalsTooWide

  /// A sentence without a full stop.
  public var description: String {
    switch self {
    case .carCountInvalid(let count): "\(count) cars cannot be put in an order"
    case .classInvalid(let carClass): "class \(carClass) is not valid"
    case .tooManyRatios(let count): "\(count) ratios are more than 64"
    case .ratioInvalid(let ratio): "ratio \(ratio) is not valid"
    case .longestRunInvalid(let run): "the longest run of a colour cannot be \(run)"
    case .goalInvalid: "a goal has a priority under 0, or a weight that is not from 1 to 2^32"
    case .dayBeforeUnknown(let place): "car \(place) of the day before is of no class"
    case .fixedCarInvalid(let index): "fixed car \(index) has no such class or position, or its position is fixed twice"
    case .fixedCarsTooMany(let carClass): "class \(carClass) has fewer cars than are fixed"
    case .goalsTooWide: "the priorities and weights of the goals lie too far apart"
    }
  }
}

extension LineProblem {
  /// Looks for the first fault, in the order of the problem's fields.
  ///
  /// - Throws: the fault.
  /// - Complexity: linear in the problem, besides the sorting of fixed cars.
  public func validate() throws(LineFault) {
    try validateClasses()
    try validateGoals()
    if let place = dayBefore.firstIndex(where: { !classes.indices.contains($0) }) {
      throw .dayBeforeUnknown(place: place)
    }
    try validateFixedCars()
  }

  private func validateClasses() throws(LineFault) {
    guard ratios.count <= 64 else { throw .tooManyRatios(ratios.count) }
    for (index, kind) in classes.enumerated() {
      let isValid =
        0...1 << 20 ~= kind.count && kind.options.allSatisfy(ratios.indices.contains)
        && Set(kind.options).count == kind.options.count && (kind.parts.isEmpty || kind.parts.count == parts.count)
        && kind.parts.allSatisfy { 0...1 << 10 ~= $0 }
      guard isValid else { throw .classInvalid(carClass: index) }
    }
    guard 1...1 << 20 ~= carCount else { throw .carCountInvalid(carCount) }
  }

  private func validateGoals() throws(LineFault) {
    if let index = ratios.firstIndex(where: { !(1...1 << 10 ~= $0.window) || $0.most < 0 }) {
      throw .ratioInvalid(ratio: index)
    }
    if let paint, !(1...1 << 10 ~= paint.longestRun) { throw .longestRunInvalid(paint.longestRun) }
    guard goals.allSatisfy({ $0.priority >= 0 && 1...1 << 32 ~= $0.weight }) else { throw .goalInvalid }
  }

  private func validateFixedCars() throws(LineFault) {
    var isTaken = Array(repeating: false, count: carCount)
    var left = classes.map(\.count)
    for (index, car) in fixedCars.enumerated() {
      guard isTaken.indices.contains(car.position), classes.indices.contains(car.carClass), !isTaken[car.position]
      else {
        throw .fixedCarInvalid(index: index)
      }
      isTaken[car.position] = true
      left[car.carClass] -= 1
      guard left[car.carClass] >= 0 else { throw .fixedCarsTooMany(carClass: car.carClass) }
    }
  }

  /// All goals: of ratios, of paint, of parts.
  var goals: [Goal] { ratios.map(\.goal) + (paint.map { [$0.change, $0.overrun] } ?? []) + parts.map(\.goal) }
}
