import FlatArrays

/// Which variable is decided next: the one that occurs most, was met in conflicts lately, and lies high in the decomposition.
///
/// The sum of occurrences and activity is sharpSAT's (Sang, Beame, Kautz, SAT 2005: VSADS); the third term is that of Korhonen
/// and Järvisalo (CP 2021), who showed that it decides the hard instances.
struct DecisionOrder: ~Copyable {
  /// By variable: activity in conflicts.
  var activities: FlatArray<Float>
  /// By variable: the static score, from the tree decomposition.
  let scores: FlatArray<Float>
  /// The variables that are decided value after value.
  let groups: ValueGroups
  private var increment: Float = 1

  /// An order that follows some advice.
  init(_ advice: DecompositionAdvice) {
    scores = FlatArray(advice.scores)
    groups = advice.groups
    activities = FlatArray(repeating: 0, count: advice.scores.count)
  }

  /// Counts a variable met in a conflict.
  @inline(__always)
  mutating func bump(_ variable: Int32) {
    activities[variable] += increment
    if activities[variable] > 1e30 { rescale() }
  }

  /// Lets later conflicts count more.
  mutating func decay() { increment *= 1.01 }

  /// What an activity is to be divided by.
  var unit: Float { increment }

  @inline(never)
  private mutating func rescale() {
    for variable in 0..<activities.count { activities[variable] *= 1e-30 }
    increment *= 1e-30
  }
}
