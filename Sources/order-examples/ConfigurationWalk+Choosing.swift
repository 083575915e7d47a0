import Configurations
import ConstraintModels
import Expressions

extension ConfigurationWalk {
  /// A valid configuration in which about `wanted` characteristics are chosen; nil where the walk led nowhere.
  ///
  /// Of what rules move away from its default the customer says `stated` in a hundred times the outcome himself, as a shop
  /// with a configurator sends it.
  func validSelection(wanted: Int, stated: Int, _ random: inout SeededGenerator) -> Selection? {
    begin()
    chooseCounts(&random)
    for _ in 0..<6 where !isValid { giveMissing(&random) }
    guard isValid else { return nil }
    chooseOptions(wanted: wanted, &random)
    if random.chance(stated) { stateMoved() }
    return selection
  }

  /// Says for half of the components how many there are, outer ones before inner ones; seldom many.
  private func chooseCounts(_ random: inout SeededGenerator) {
    for (i, count) in model.counts.enumerated() {
      guard case .listed(let range, _) = count.source, isActive[count.instance], random.chance(50) else { continue }
      var candidate = selection
      list(upTo: count.instance, in: &candidate)
      let first = random.number(in: range)
      candidate.listed[i] = random.chance(60) ? min(first, random.number(in: range)) : first
      _ = keep(candidate, searching: !isValid)
    }
  }

  /// Lists the instances around one, so that something inside it can be said.
  private func list(upTo instance: Int, in candidate: inout Selection) {
    let field = model.fieldRange(of: instance).lowerBound
    guard model.instances[instance].parent != nil else { return }
    candidate.listed = adding(Selection.Choice(field: field, cell: 0)).listed
  }

  private func giveMissing(_ random: inout SeededGenerator) {
    for field in missing {
      for _ in 0..<12 {
        guard !selection.mentions(field), let choice = proposal(for: field, isOpen: true, &random) else { break }
        if keep(adding(choice)) { break }
      }
    }
  }

  /// `searched`: of a hundred choices that do not fit the defaults, how many are followed up; the others are dropped.
  private func chooseOptions(wanted: Int, searched: Int = 8, _ random: inout SeededGenerator) {
    let open = model.fields.indices.filter { model.fields[$0].isChosen && !selection.mentions($0) }
    // What does not fit at first is tried once more with another value.
    for field in random.shuffled(open) + random.shuffled(open) {
      if selection.choices.count >= wanted { return }
      guard isActive[model.fields[field].instance], !selection.mentions(field) else { continue }
      guard let choice = proposal(for: field, isOpen: false, &random) else { continue }
      let before = selection
      guard keep(adding(choice), searching: random.chance(searched)) else { continue }
      for _ in 0..<3 where !isValid { giveMissing(&random) }
      if !isValid { _ = keep(before) }
    }
  }

  private func stateMoved() {
    for field in movedFields() {
      if case .text = model.characteristic(of: model.fields[field]).type { continue }
      if cell(field) < 0 { continue }
      _ = keep(adding(Selection.Choice(field: field, cell: cell(field))))
    }
  }

  /// A value that a customer might choose for a field; `isOpen`: it has none so far, so that none is near it.
  func proposal(for field: Int, isOpen: Bool, _ random: inout SeededGenerator) -> Selection.Choice? {
    let characteristic = model.characteristic(of: model.fields[field])
    let present = cell(field)
    switch characteristic.type {
    case .boolean: return Selection.Choice(field: field, cell: random.chance(60) ? 1 - present : present)
    case .number(let number):
      let value = near(present, in: number.range, step: characteristic.step, isOpen: isOpen, &random)
      return Selection.Choice(field: field, cell: value)
    case .value(let domain, _):
      if domain.values.isEmpty { return nil }
      let keepsDefault = !isOpen && present >= 0 && random.chance(30)
      return Selection.Choice(field: field, cell: keepsDefault ? present : Int64(random.below(domain.values.count)))
    case .set(let domain):
      if domain.values.isEmpty { return nil }
      let toggled = (0..<random.number(in: 1...3)).reduce(present) { bits, _ in
        bits ^ (1 << Int64(random.below(domain.values.count)))
      }
      return Selection.Choice(field: field, cell: toggled)
    case .text(let maximumLength):
      let fitting = inscriptions.filter {
        $0.unicodeScalars.count <= maximumLength && characteristic.pattern?.matches($0) ?? true
      }
      if fitting.isEmpty { return nil }
      let text = random.pick(fitting)
      return Selection.Choice(field: field, cell: Int64(text.unicodeScalars.count), text: text)
    }
  }

  /// A number some steps from the present one, mostly few, sometimes up to an eighth of the range and then rounder.
  private func near(
    _ present: Int64, in range: ClosedRange<Int64>, step: Int64, isOpen: Bool, _ random: inout SeededGenerator
  ) -> Int64 {
    let last = Int((range.upperBound - range.lowerBound) / step)
    let here = Int((present - range.lowerBound) / step)
    var index = here
    if isOpen || last <= 40 {
      index = random.number(in: 0...last)
    } else if random.chance(60) {
      index = here + random.number(in: -4...4)
    } else {
      index = here + random.number(in: -last / 8...last / 8)
      if last > 400 { index -= index % 10 }
    }
    return range.lowerBound + Int64(min(max(index, 0), last)) * step
  }
}
