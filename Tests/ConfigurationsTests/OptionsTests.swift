import Catalogs
import ConstraintModels
import Testing

@testable import Configurations

/// What can be chosen, held against all configurations of small random catalogs.
struct OptionsTests {
  private static let limit = 600

  /// Numbers listed one by one, and walked through from stretch to stretch.
  @Test(arguments: UInt64(0)..<80, [64, 0])
  func optionsAreThoseOfAllConfigurations(seed: UInt64, listed: Int64) throws {
    var maker = CatalogMaker(seed: seed)
    guard let force = BruteForce(maker.catalog(), limit: Self.limit) else { return }
    let configurator = Configurator(CompletionModel(force.model), network: ModelNetwork(force.model))
    for question in 0..<4 {
      let choices = RandomChoices(&maker.random, force.model, density: 2 + question % 3)
      let row = choices.row(for: configurator)
      let asked = AskedChoices(row, choices.choices, of: force.model)
      var search = OptionsSearch(
        configurator.search, configurator.conflicts, configurator.dependencies, row, asked,
        within: configurator.questionBudget)
      search.listedLimit = listed
      let options = search.run()
      let expected = ExpectedOptions(force, choices)
      #expect((options.status == .conflicting) == expected.fitting.isEmpty)
      #expect((options.status == .incomplete) == !options.missing.isEmpty && options.status != .undecided)
      for item in options.fields { expected.check(item, isCount: false) }
      for item in options.counts { expected.check(item, isCount: true) }
      #expect(options.fields.map(\.index) == force.model.fields.indices.filter { force.model.fields[$0].isChosen })
      let some = configurator.options(row, choices.choices, of: options.fields.prefix(1).map(\.index), counts: [])
      #expect(some.fields.map(\.state) == options.fields.prefix(1).map(\.state) && some.counts.isEmpty)
    }
  }

  /// Whatever interval arithmetic shows of a number is so, and it shows something.
  @Test func stretchesAreValid() {
    var (shown, possible) = (0, 0)
    for seed in UInt64(300)..<500 {
      var maker = CatalogMaker(seed: seed)
      guard let force = BruteForce(maker.catalog(), limit: Self.limit) else { continue }
      let dependencies = Dependencies(force.model)
      let items = force.model.fields.indices.compactMap { DomainItem(field: $0, of: force.model, listing: 0) }
      for item in items where item.isNumber {
        let check = StretchCheck(dependencies, slot: item.slot, instance: item.instance, asked: AskedChoices())
        for place in force.valid.prefix(40) where force.isThere(item.instance, force.all[place]) {
          let row = force.all[place]
          let first = row[item.slot]
          let last = check.last(from: first, in: row, through: item.bounds.upperBound, step: item.step)
          let valid = force.valid.filter { force.hasSameChoices(force.all[$0], row, but: item.slot) }
          let contents = Set(valid.map { force.all[$0][item.slot] })
          for content in stride(from: first, through: last, by: Int(item.step)) {
            #expect(contents.contains(content), "seed \(seed): \(item.slot) = \(content) of \(first)...\(last)")
          }
          shown += Int((last - first) / item.step)
          possible += contents.contains(first + item.step) ? 1 : 0
        }
      }
    }
    #expect(possible > 500 && shown * 2 > possible, "\(shown) of \(possible)")
  }
}

/// What can be chosen by trying all configurations.
struct ExpectedOptions {
  let force: BruteForce
  let choices: RandomChoices
  let asked: [AskedPlace]
  let fitting: [Int]

  init(_ force: BruteForce, _ choices: RandomChoices) {
    (self.force, self.choices) = (force, choices)
    asked = choices.places(of: force.model)
    fitting = choices.fitting(asked, force)
  }

  func check(_ item: ConfigurationOptions.Item, isCount: Bool) {
    let model = force.model
    let (slot, instance) =
      isCount
      ? (model.counts[item.index].slot, model.counts[item.index].instance)
      : (model.fields[item.index].slot, model.fields[item.index].instance)
    let chosen = isCount ? choices.listed[item.index].map { Int64($0) } : choices.fields[item.index]
    let rest = asked.filter { isCount ? $0.list != item.index : $0.field != item.index }
    let rows = (chosen == nil ? fitting : choices.fitting(rest, force)).map { force.all[$0] }
    let possible = Set(rows.filter { force.isThere(instance, $0) }.map { $0[slot] })
    if !isCount, case .set(let domain) = model.characteristic(of: model.fields[item.index]).type {
      return checkMembers(item, domain.values.count, possible, chosen)
    }
    let states =
      item.options.map { ($0.content, $0.state) }
      + item.stretches.flatMap { stretch in
        stride(from: stretch.contents.lowerBound, through: stretch.contents.upperBound, by: Int(item.step)).map {
          ($0, stretch.state)
        }
      }
    #expect(possible.isSubset(of: Set(states.map(\.0))) && Set(states.map(\.0)).count == states.count)
    for (content, state) in states {
      switch state {
      case .chosen: #expect(content == chosen)
      case .conflicting: #expect(!possible.contains(content), "\(item.index) = \(content) is possible")
      case .forced: #expect(possible == [content] && chosen == nil)
      case .default: #expect(possible.contains(content) && content == item.content)
      case .free:
        // A walked number does not single out what was chosen.
        #expect(possible.contains(content) && (content != chosen || !item.stretches.isEmpty))
      case .undecided: Issue.record("nothing is undecided here")
      }
    }
    checkState(item, possible.isEmpty, possible.count == 1, chosen.map { possible.contains($0) })
  }

  private func checkMembers(_ item: ConfigurationOptions.Item, _ count: Int, _ possible: Set<Int64>, _ chosen: Int64?) {
    #expect(item.options.count == count)
    for option in item.options {
      let bit = { (set: Int64) in set >> option.content & 1 }
      let (canBeIn, canBeOut) = (possible.contains { bit($0) == 1 }, possible.contains { bit($0) == 0 })
      switch option.state {
      case .chosen: #expect(chosen.map(bit) == 1)
      case .conflicting: #expect(!canBeIn)
      case .forced: #expect(canBeIn && !canBeOut)
      case .default, .free: #expect(canBeIn && canBeOut)
      case .undecided: Issue.record("nothing is undecided here")
      }
    }
  }

  private func checkState(
    _ item: ConfigurationOptions.Item, _ isEmpty: Bool, _ isSingle: Bool, _ isChosenPossible: Bool?
  ) {
    switch item.state {
    case .chosen: #expect(isChosenPossible == true)
    case .conflicting: #expect(isChosenPossible == false || isChosenPossible == nil && isEmpty)
    case .forced: #expect(isSingle && isChosenPossible == nil)
    case .default, .free: #expect(!isEmpty && !isSingle && isChosenPossible == nil)
    case .undecided: Issue.record("nothing is undecided here")
    }
  }
}

extension BruteForce {
  /// Whether two configurations differ in one cell and what follows from it alone.
  func hasSameChoices(_ a: [Int64], _ b: [Int64], but slot: Int) -> Bool {
    let chosen = model.fields.filter(\.isChosen).map(\.slot)
    let listed = model.counts.compactMap { if case .listed = $0.source { $0.slot } else { nil } }
    return (chosen + listed).allSatisfy { $0 == slot || a[$0] == b[$0] }
  }
}

extension RandomChoices {
  var choices: Choices { Choices(fields: Array(fields.keys), listed: listed) }

  /// The row that holds what was asked for.
  func row(for configurator: Configurator) -> ConfigurationRow {
    let model = configurator.model
    let row = ConfigurationRow(
      cellCount: model.cellCount, registerCount: configurator.completion.program.registerCount)
    for (field, value) in fields { row.give(value, to: model.fields[field].slot) }
    for (i, count) in model.counts.enumerated() {
      if let number = listed[i], case .listed = count.source { row.give(Int64(number), to: count.slot) }
    }
    return row
  }

  /// Indices of the valid configurations that have some of what was asked for.
  func fitting(_ asked: [AskedPlace], _ force: BruteForce) -> [Int] {
    force.valid.filter {
      fit(force.all[$0], force.model, fields: asked.compactMap(\.field), lists: asked.compactMap(\.list))
    }
  }
}
