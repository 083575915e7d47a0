import Catalogs
import Configurations
import ConstraintModels

/// Makes varied configurations of one model: chooses at random, and keeps a choice only while the rest can still be
/// completed.
final class ConfigurationWalk {
  let model: ProductModel
  private let row: ConfigurationRow
  private let configurator: Configurator
  /// By instance: the count that it belongs to; nil for the root.
  private let countOf: [Int?]
  private(set) var selection: Selection
  /// What became of `selection`.
  private var outcome = Outcome.undecided("not asked")
  /// The row's cells for `selection`, and which instances are there.
  private var cells: [Int64] = []
  private(set) var isActive: [Bool] = []

  init(_ catalog: Catalog, product: Int, slice: Slice) {
    model = ProductModel(catalog, product: product, slice: slice)
    let completion = CompletionModel(model)
    row = ConfigurationRow(cellCount: model.cellCount, registerCount: completion.program.registerCount)
    configurator = Configurator(completion, network: ModelNetwork(model))
    var countOf = [Int?](repeating: nil, count: model.instances.count)
    for (i, count) in model.counts.enumerated() {
      for instance in count.instances { countOf[instance] = i }
    }
    self.countOf = countOf
    selection = Selection(model)
  }

  /// Starts anew from nothing.
  func begin() {
    selection = Selection(model)
    _ = keep(selection)
  }

  var isValid: Bool { if case .valid = outcome { true } else { false } }

  /// Fields that the customer must still give.
  var missing: [Int] { if case .incomplete(let missing) = outcome { missing } else { [] } }

  /// Takes over what is selected if it can be completed; otherwise nothing changes. Without `searching` only what fits the
  /// defaults counts, which is found out a thousand times faster.
  func keep(_ candidate: Selection, searching: Bool = true) -> Bool {
    let result = searching ? judge(candidate) : fitsDefaults(candidate) ? .valid : .undecided("not searched")
    switch result {
    case .invalid, .undecided: return false
    case .valid, .incomplete: break
    }
    (selection, outcome) = (candidate, result)
    cells = (0..<model.cellCount).map { row[$0] }
    isActive = model.instances.indices.map { configurator.isActive($0, row) }
    return true
  }

  /// Whether a selection is valid with nothing but defaults beside it.
  func fitsDefaults(_ candidate: Selection) -> Bool { configurator.fitsDefaults(row, prepare(candidate)) }

  /// What becomes of a selection, whatever was kept.
  func judge(_ candidate: Selection) -> Outcome { configurator.complete(row, prepare(candidate)) }

  private func prepare(_ candidate: Selection) -> Choices {
    row.clear()
    for choice in candidate.choices { row.give(choice.cell, to: model.fields[choice.field].slot) }
    for (i, count) in model.counts.enumerated() {
      if case .listed = count.source, let listed = candidate.listed[i] { row.give(Int64(listed), to: count.slot) }
    }
    return Choices(fields: candidate.choices.map(\.field), listed: candidate.listed)
  }

  /// What a field's cell holds in the completed configuration; where it is still missing, the first of its range.
  func cell(_ field: Int) -> Int64 { cells[model.fields[field].slot] }

  /// The kept selection with one field more, and with the instances listed that it stands in.
  func adding(_ choice: Selection.Choice) -> Selection {
    var candidate = selection
    candidate.choices.append(choice)
    var instance = model.fields[choice.field].instance
    while let count = countOf[instance] {
      let present = isListedFreely(count) ? Int(cells[model.counts[count].slot]) : 0
      let needed = model.instances[instance].ordinal + 1
      candidate.listed[count] = max(candidate.listed[count] ?? present, needed)
      instance = model.counts[count].instance
    }
    return candidate
  }

  /// Whether the customer decides how many instances there are.
  func isListedFreely(_ count: Int) -> Bool {
    if case .listed = model.counts[count].source { true } else { false }
  }

  /// Fields that rules have moved away from their defaults in the kept, valid configuration.
  func movedFields() -> [Int] {
    _ = judge(selection)
    var setters = Setters()
    configurator.setters(row, into: &setters)
    return setters.kinds.indices.filter { setters.kinds[$0] == .rules }
  }
}
