import Configurations
import ConstraintModels

extension ConfigurationWalk {
  /// A valid selection without one of the values that it must have; nil where it can do without each.
  func opened(_ valid: Selection, _ random: inout SeededGenerator) -> Selection? {
    for i in random.shuffled(Array(valid.choices.indices)) where isRequired(valid.choices[i].field) {
      var candidate = valid
      candidate.choices.remove(at: i)
      if case .incomplete = judge(candidate) { return candidate }
    }
    return nil
  }

  /// A valid selection with one value changed so that it breaks the catalog's rules; nil where no try broke them.
  func broken(_ valid: Selection, _ random: inout SeededGenerator) -> Selection? {
    for i in random.shuffled(Array(valid.choices.indices)) {
      var candidate = valid
      guard let other = proposal(for: valid.choices[i].field, isOpen: true, &random) else { continue }
      candidate.choices[i] = other
      if fitsDefaults(candidate) { continue }
      if case .invalid(let conflict) = judge(candidate), !conflict.constraints.isEmpty { return candidate }
    }
    return nil
  }

  /// Whether the customer must give the field, because nothing else does.
  private func isRequired(_ field: Int) -> Bool {
    guard case .chosen(nil) = model.fields[field].source else { return false }
    return model.characteristic(of: model.fields[field]).isObligatory
  }
}
