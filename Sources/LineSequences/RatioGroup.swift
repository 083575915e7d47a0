/// Some ratios whose violations are bounded together, and all that the bound needs to know of a problem.
///
/// A state is what the last cars had: for each ratio the last `window - 1` ones and zeros as a field of bits, the newest
/// lowest.
struct RatioGroup: Sendable, Hashable {
  /// One ratio's place in the state.
  struct Field: Sendable, Hashable {
    /// Among the problem's ratios.
    var ratio: Int
    /// p of the ratio.
    var most: Int
    /// Its bits, `window - 1` and at least 1.
    var width: Int
    /// The place of its lowest bit.
    var offset: Int
    /// Cars of the day before that a window can begin with.
    var known: Int
  }

  /// In the order of their places.
  var fields: [Field] = []
  /// Bits of a state.
  var width = 0
  /// What one unit counts in the scale of all goals, the same for all ratios of the group.
  var weight: Int64
  /// Cars of today with each set of the group's options, a bit for each field.
  var counts: [Int] = []
  /// For each position of today the set that it must have, or -1.
  var decided: [Int] = []
  /// The state before the first car.
  var start = 0
  /// Whether every car too many counts, and not every window.
  var countsExcess: Bool

  /// The most bits that a state may have: the work is linear in the states.
  private static let widest = 14
  /// The most ratios: prices are for sets of them.
  private static let mostFields = 8
  /// The most states over all positions, which need a byte for each ratio.
  private static let mostStates = 1 << 23

  /// Divides a problem's ratios into groups of equal weight, those first that are used most; ratios that fit into no group are
  /// left out.
  static func groups(_ problem: LineProblem, _ scale: LineScale) -> [RatioGroup] {
    var widest = widest
    while widest > 0, problem.carCount << widest > mostStates { widest -= 1 }
    var groups: [RatioGroup] = []
    for ratio in byUse(problem) {
      let bits = problem.ratios[ratio].window - 1
      guard 1...widest ~= bits, widest > 0 else { continue }
      let weight = scale.weights[ratio]
      let index =
        groups.firstIndex { group in
          group.weight == weight && group.width + bits <= widest && group.fields.count < mostFields
        } ?? groups.count
      if index == groups.count {
        groups.append(RatioGroup(weight: weight, countsExcess: problem.measure == .excess))
      }
      let field = Field(
        ratio: ratio, most: problem.ratios[ratio].most, width: bits, offset: 0,
        known: min(bits, problem.dayBefore.count))
      groups[index].fields.append(field)
      groups[index].width += bits
    }
    for index in groups.indices {
      groups[index].place()
      groups[index].fill(problem)
    }
    return groups
  }

  /// The ratios by how much of what they let through is needed, the scarcest first.
  private static func byUse(_ problem: LineProblem) -> [Int] {
    let need = problem.ratios.indices.map { ratio in
      problem.classes.reduce(0) { $0 + ($1.options.contains(ratio) ? $1.count : 0) } * problem.ratios[ratio].window
    }
    return problem.ratios.indices.sorted { first, second in
      let (one, other) = (need[first] * problem.ratios[second].most, need[second] * problem.ratios[first].most)
      return one != other ? one > other : first < second
    }
  }

  /// Narrow fields first: states that differ in the bits of wide ones then lie in long rows, which is quick to go through.
  private mutating func place() {
    fields.sort { ($0.width, $0.ratio) < ($1.width, $1.ratio) }
    var offset = 0
    for index in fields.indices {
      fields[index].offset = offset
      offset += fields[index].width
    }
  }

  private mutating func fill(_ problem: LineProblem) {
    let sets = problem.classes.map(set)
    counts = Array(repeating: 0, count: 1 << fields.count)
    for (kind, set) in zip(problem.classes, sets) { counts[set] += kind.count }
    decided = Array(repeating: -1, count: problem.carCount)
    for car in problem.fixedCars { decided[car.position] = sets[car.carClass] }
    for field in fields {
      var bits = 0
      for kind in problem.dayBefore.suffix(field.width) {
        bits = bits << 1 | (problem.classes[kind].options.contains(field.ratio) ? 1 : 0)
      }
      start |= bits << field.offset
    }
  }

  private func set(_ kind: LineProblem.CarClass) -> Int {
    fields.indices.reduce(0) { $0 | (kind.options.contains(fields[$1].ratio) ? 1 << $1 : 0) }
  }
}
