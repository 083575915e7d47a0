/// Who listens to which literal and bound, while an engine is being built.
struct Listeners {
  private var byLiteral: [[Subscription]]
  private var byBound: [[Subscription]]

  /// No listeners yet for so many literals and bounds.
  init(literals: Int, bounds: Int) {
    byLiteral = Array(repeating: [], count: literals)
    byBound = Array(repeating: [], count: bounds)
  }

  /// Wakes a constraint when the literal becomes true.
  mutating func append(_ literal: Literal, _ subscription: Subscription) {
    byLiteral[Int(literal.code)].append(subscription)
  }

  /// Wakes a constraint when the bound moves.
  mutating func append(bound: Int32, _ subscription: Subscription) { byBound[Int(bound)].append(subscription) }

  /// Writes all lists one after the other.
  func write(to store: inout ConstraintStore) {
    for list in byLiteral {
      store.literalStarts.append(Int32(store.literalListeners.count))
      for subscription in list { store.literalListeners.append(subscription) }
    }
    store.literalStarts.append(Int32(store.literalListeners.count))
    for list in byBound {
      store.boundStarts.append(Int32(store.boundListeners.count))
      for subscription in list { store.boundListeners.append(subscription) }
    }
    store.boundStarts.append(Int32(store.boundListeners.count))
  }
}
