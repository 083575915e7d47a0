import Catalogs
import ConstraintModels
import Expressions
import Testing
import Threads

@testable import Configurations

/// Completions, conflicts and who set what, held against all configurations of small random catalogs.
struct CompletionTests {
  private static let limit = 600

  @Test(arguments: UInt64(0)..<250)
  func answersAreThoseOfAllConfigurations(seed: UInt64) throws {
    var maker = CatalogMaker(seed: seed)
    guard let force = BruteForce(maker.catalog(), limit: Self.limit) else { return }
    for (i, row) in force.all.enumerated() {
      let holds = force.model.constraints.indices.allSatisfy {
        !force.model.constraints[$0].isHard || force.holds($0, row)
      }
      try #require(holds == (force.valid.contains(i)), "the model's constraints mean what the catalog says: \(row)")
    }
    let completion = CompletionModel(force.model)
    let network = ModelNetwork(force.model)
    let used = Configurator(completion, network: network)
    for question in 0..<16 {
      let choices = RandomChoices(&maker.random, force.model, density: 2 + question % 3)
      let fresh = Configurator(completion, network: network)
      let answer = Answer(used, choices)
      #expect(answer == Answer(fresh, choices), "the answer depends on what was asked before")
      answer.check(force, choices)
    }
  }

  /// Told to stop at any asking: undecided for that reason, or the answer that it is without; never another.
  @Test(arguments: UInt64(0)..<40)
  func aStopLeavesOrdersUndecided(seed: UInt64) throws {
    var maker = CatalogMaker(seed: seed)
    guard let force = BruteForce(maker.catalog(), limit: Self.limit) else { return }
    let configurator = Configurator(CompletionModel(force.model), network: ModelNetwork(force.model))
    for question in 0..<8 {
      let choices = RandomChoices(&maker.random, force.model, density: 2 + question % 3)
      let counter = StopCheck.Counter()
      let whole = Answer(configurator, choices, stop: counter.check)
      for last in 1..<max(2, min(40, counter.askings)) {
        let stopped = Answer(configurator, choices, stop: StopCheck.Counter(stoppingAt: last).check)
        if case .undecided(let reason) = stopped.outcome {
          #expect(reason == "deadline")
        } else {
          #expect(stopped == whole)
        }
      }
      #expect(Answer(configurator, choices) == whole, "a question that was stopped leaves nothing behind")
    }
  }
}

/// What a configurator said, and the row that it left.
struct Answer {
  var outcome: Outcome
  var row: [Int64]
  var setters = Setters()
  var warnings: [Int] = []

  init(_ configurator: Configurator, _ choices: RandomChoices, stop: StopCheck = .never) {
    let model = configurator.model
    let row = ConfigurationRow(
      cellCount: model.cellCount, registerCount: configurator.completion.program.registerCount)
    for (field, value) in choices.fields { row.give(value, to: model.fields[field].slot) }
    for (i, count) in model.counts.enumerated() {
      if let number = choices.listed[i], case .listed = count.source { row.give(Int64(number), to: count.slot) }
    }
    outcome = configurator.complete(
      row, Choices(fields: Array(choices.fields.keys), listed: choices.listed), stop: stop)
    if case .valid = outcome {
      warnings = configurator.warnings(row)
      configurator.setters(row, into: &setters)
    }
    self.row = (0..<model.cellCount).map { row[$0] }
  }

  static func == (a: Self, b: Self) -> Bool {
    "\(a.outcome)" == "\(b.outcome)" && a.row == b.row && a.setters.kinds == b.setters.kinds
      && a.setters.rules == b.setters.rules && a.warnings == b.warnings
  }
}

extension Answer {
  func check(_ force: BruteForce, _ choices: RandomChoices) {
    let model = force.model
    let fitting = force.valid.filter {
      choices.fit(force.all[$0], model, fields: choices.fields.keys, lists: model.counts.indices)
    }
    switch outcome {
    case .undecided(let limit): Issue.record("undecided: \(limit)")
    case .invalid(let conflict):
      #expect(fitting.isEmpty, "refused although there is a completion")
      checkMinimal(conflict, force, choices)
    case .incomplete(let missing):
      guard let best = preferred(fitting, force) else {
        Issue.record("incomplete although nothing fits")
        return
      }
      #expect(missing == expectedMissing(best, fitting, force, choices), "missing in \(force.all[best])")
    case .valid:
      guard let best = preferred(fitting, force) else {
        Issue.record("valid although nothing fits")
        return
      }
      #expect(expectedMissing(best, fitting, force, choices).isEmpty, "fields are missing")
      checkCells(force.all[best], force)
      checkSetters(force, choices)
      let broken = model.constraints.indices.filter { !model.constraints[$0].isHard && !force.holds($0, row) }
      #expect(warnings == broken)
    }
  }

  private func preferred(_ fitting: [Int], _ force: BruteForce) -> Int? {
    fitting.min { force.ranks[$0].lexicographicallyPrecedes(force.ranks[$1]) }
  }

  private func checkCells(_ expected: [Int64], _ force: BruteForce) {
    for field in force.model.fields where force.isThere(field.instance, expected) {
      #expect(row[field.slot] == expected[field.slot], "\(field.path) in \(row), not \(expected)")
    }
    for count in force.model.counts where force.isThere(count.instance, expected) {
      #expect(row[count.slot] == expected[count.slot], "count of \(count.path) in \(row), not \(expected)")
    }
  }

  private func expectedMissing(
    _ best: Int, _ fitting: [Int], _ force: BruteForce, _ choices: RandomChoices
  ) -> [Int] {
    let row = force.all[best]
    return force.model.fields.indices.filter { i in
      let field = force.model.fields[i]
      guard case .chosen = field.source, choices.fields[i] == nil, force.isThere(field.instance, row) else {
        return false
      }
      let preset = force.defaultValue(of: field, row)
      if case .text = force.model.characteristic(of: field).type, row[field.slot] != 0, row[field.slot] != preset {
        return true
      }
      if force.isUnset(field), row[field.slot] != preset { return isArbitrary(i, best, fitting, force, choices) }
      guard preset == nil else { return false }
      let left = Set(fitting.filter { force.isThere(field.instance, force.all[$0]) }.map { force.all[$0][field.slot] })
      return left.count > 1
    }
  }

  /// Whether a choice that holds nothing by default could hold something else, beside the constant defaults that stand: another value, or a
  /// set without one of the values found.
  private func isArbitrary(
    _ index: Int, _ best: Int, _ fitting: [Int], _ force: BruteForce, _ choices: RandomChoices
  ) -> Bool {
    let (model, row, field) = (force.model, force.all[best], force.model.fields[index])
    let standing = model.fields.indices.filter { i in
      guard case .chosen(.constant(let value)?) = model.fields[i].source else { return false }
      return choices.fields[i] == nil && force.isThere(model.fields[i].instance, row)
        && row[model.fields[i].slot] == value
    }.map { model.fields[$0].slot }
    let counted = model.counts.compactMap { count -> Int? in
      guard case .listed(_, let number) = count.source, row[count.slot] == Int64(number) else { return nil }
      return count.slot
    }
    let others = fitting.map { force.all[$0] }.filter { other in
      (standing + counted).allSatisfy { other[$0] == row[$0] } && force.isThere(field.instance, other)
    }
    let found = row[field.slot]
    if case .set = model.characteristic(of: field).type {
      return others.contains { $0[field.slot] != 0 && found & ~$0[field.slot] != 0 }
    }
    return others.contains { $0[field.slot] >= 0 && $0[field.slot] != found }
  }

  /// No valid configuration has the choices, without any one of them there is one, and no fewer choices fail; the constraints are those that
  /// rule them out, none of them superfluous.
  private func checkMinimal(_ conflict: Conflict, _ force: BruteForce, _ choices: RandomChoices) {
    #expect(conflict.isProven)
    #expect(conflict.constraints == conflict.constraints.sorted())
    #expect(!hasConfiguration(conflict, force, choices), "\(conflict) can be kept")
    for i in conflict.constraints.indices {
      var rest = conflict
      rest.constraints.remove(at: i)
      #expect(hasConfiguration(rest, force, choices), "\(conflict): a constraint is superfluous")
    }
    let asked = choices.places(of: force.model)
    let named = asked.indices.filter { asked[$0].isNamed(by: conflict.members) }
    #expect(named == firstSmallestFailure(asked, force, choices), "\(conflict) of \(asked)")
    let insufficient = named.filter { place in
      !isPossible(asked.indices.filter { $0 != place }.map { asked[$0] }, force, choices)
    }
    #expect(
      insufficient == asked.indices.filter { asked[$0].isNamed(by: conflict.insufficient) }, "\(conflict) of \(asked)")
  }

  /// Places of the fewest choices that no valid configuration has, the first of equally many.
  private func firstSmallestFailure(_ asked: [AskedPlace], _ force: BruteForce, _ choices: RandomChoices) -> [Int] {
    var sets: [[Int]] = [[]]
    while !sets.isEmpty {
      if let failing = sets.first(where: { set in !isPossible(set.map { asked[$0] }, force, choices) }) {
        return failing
      }
      sets = sets.flatMap { set in ((set.last ?? -1) + 1..<asked.count).map { set + [$0] } }
    }
    return []
  }

  private func isPossible(_ asked: [AskedPlace], _ force: BruteForce, _ choices: RandomChoices) -> Bool {
    force.valid.contains {
      choices.fit(
        force.all[$0], force.model, fields: asked.compactMap(\.field), lists: asked.compactMap(\.list))
    }
  }

  private func hasConfiguration(_ conflict: Conflict, _ force: BruteForce, _ choices: RandomChoices) -> Bool {
    force.all.contains { row in
      choices.fit(row, force.model, fields: conflict.choices, lists: conflict.lists)
        && conflict.constraints.allSatisfy { force.holds($0, row) }
    }
  }

  private func checkSetters(_ force: BruteForce, _ choices: RandomChoices) {
    for (i, field) in force.model.fields.enumerated() where force.isThere(field.instance, row) {
      let kind = setters.kinds[i]
      guard case .chosen = field.source else {
        #expect(kind == .formula)
        continue
      }
      if choices.fields[i] != nil {
        #expect(kind == .customer)
        continue
      }
      let preset = force.defaultValue(of: field, row)
      if preset == row[field.slot] {
        #expect(kind == .byDefault)
        continue
      }
      checkMoved(i, preset, force, choices)
    }
  }

  /// The rules are those that the default would break; without a default, those that some other content would break.
  private func checkMoved(_ index: Int, _ preset: Int64?, _ force: BruteForce, _ choices: RandomChoices) {
    let (model, field) = (force.model, force.model.fields[index])
    let chosen = model.fields.filter(\.isChosen).map(\.slot).filter { $0 != field.slot }
    let listed = model.counts.compactMap { if case .listed = $0.source { $0.slot } else { nil } }
    let others = force.all.filter { other in
      (chosen + listed).allSatisfy { other[$0] == row[$0] } && other[field.slot] != row[field.slot]
        && (preset == nil || other[field.slot] == preset)
    }
    let broken = others.map { other in
      model.constraints.indices.filter { model.constraints[$0].isHard && !force.holds($0, other) }
    }
    switch setters.kinds[index] {
    case .rules:
      let rules = setters.rules[index] ?? []
      #expect(!rules.isEmpty && broken.contains(rules), "\(field.path): \(rules) of \(broken)")
    case .customer:
      let lists = model.counts.indices.filter { choices.listed[$0] != nil }
      #expect(
        others.contains { !choices.fit($0, model, fields: [], lists: lists) }, "\(field.path): no list rules it out")
    case .byDefault, .formula: Issue.record("\(field.path) does not stand as its default")
    }
  }
}

/// A choice or a list of a customer.
enum AskedPlace {
  case field(Int)
  case list(Int)

  var field: Int? { if case .field(let index) = self { index } else { nil } }
  var list: Int? { if case .list(let index) = self { index } else { nil } }

  func isNamed(by members: Conflict.Members) -> Bool {
    switch self {
    case .field(let index): members.choices.contains(index)
    case .list(let index): members.lists.contains(index)
    }
  }
}

extension RandomChoices {
  /// Everything asked for in catalog order; of a computed number, no instances listed is nothing asked for.
  func places(of model: ProductModel) -> [AskedPlace] {
    fields.keys.sorted().map(AskedPlace.field)
      + model.counts.indices.filter { i in
        guard let number = listed[i] else { return false }
        if case .listed = model.counts[i].source { return true }
        return number > 0
      }.map(AskedPlace.list)
  }
}
