import ConstraintModels
import Testing

@testable import Configurations

/// Repairs, all conflicts and reasons, held against all configurations of small random catalogs.
struct RepairTests {
  private static let limit = 600

  @Test(arguments: UInt64(600)..<680)
  func repairsAndConflictsAreThoseOfAllConfigurations(seed: UInt64) throws {
    var maker = CatalogMaker(seed: seed)
    guard let force = BruteForce(maker.catalog(), limit: Self.limit) else { return }
    let configurator = Configurator(CompletionModel(force.model), network: ModelNetwork(force.model))
    for question in 0..<3 {
      let choices = RandomChoices(&maker.random, force.model, density: 1 + question % 3)
      let asked = choices.places(of: force.model)
      if asked.count > 7 { continue }
      let row = choices.row(for: configurator)
      checkRepairs(configurator.repairs(row, choices.choices, upTo: 4), asked, force, choices)
      checkConflicts(configurator.conflicts(row, choices.choices, upTo: 100), asked, force, choices)
      checkReasons(configurator, row, asked, force, choices)
    }
  }

  private func checkRepairs(
    _ answer: ConfigurationRepairs, _ asked: [AskedPlace], _ force: BruteForce, _ choices: RandomChoices
  ) {
    #expect(answer.isComplete)
    let sets = subsets(asked.count).filter { given in
      !choices.fitting(asked.indices.filter { !given.contains($0) }.map { asked[$0] }, force).isEmpty
    }
    let minimal = sets.filter { set in !sets.contains { $0 != set && Set($0).isSubset(of: set) } }
      .sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
    let said = answer.repairs.map { repair in
      asked.indices.filter { place in
        repair.changes.contains { $0.isCount ? asked[place].list == $0.index : asked[place].field == $0.index }
      }
    }
    #expect(said == Array(minimal.prefix(4)))
    for (repair, given) in zip(answer.repairs, minimal) {
      let kept = asked.indices.filter { !given.contains($0) }.map { asked[$0] }
      let rows = choices.fitting(kept, force).map { force.all[$0] }
      let chosen = force.model.fields.filter(\.isChosen)
      #expect(
        rows.contains { row in chosen.allSatisfy { row[$0.slot] == repair.cells[$0.slot] } }, "a repair is valid")
      for change in repair.changes where !change.isCount {
        let field = force.model.fields[change.index]
        #expect(change.content == (force.isThere(field.instance, repair.cells) ? repair.cells[field.slot] : nil))
      }
    }
  }

  private func checkConflicts(
    _ answer: (conflicts: [Conflict], isComplete: Bool), _ asked: [AskedPlace], _ force: BruteForce,
    _ choices: RandomChoices
  ) {
    #expect(answer.isComplete)
    let failing = subsets(asked.count).filter { set in choices.fitting(set.map { asked[$0] }, force).isEmpty }
    let minimal = failing.filter { set in !failing.contains { $0 != set && Set($0).isSubset(of: set) } }
    let said = answer.conflicts.map { conflict in asked.indices.filter { asked[$0].isNamed(by: conflict.members) } }
    #expect(Set(said) == Set(minimal) && said.count == minimal.count)
    for conflict in answer.conflicts {
      let insufficient = asked.indices.filter { asked[$0].isNamed(by: conflict.members) }.filter { place in
        minimal.contains { !$0.contains(place) }
      }
      #expect(insufficient == asked.indices.filter { asked[$0].isNamed(by: conflict.insufficient) })
      expectExplained(conflict, force, choices)
    }
  }

  /// The choices cannot be had together, which the constraints show, and none of those is superfluous. `asked` are further conditions, of
  /// which the conflict rests on as many, in that order, as make its choices impossible.
  private func expectExplained(
    _ conflict: Conflict, _ force: BruteForce, _ choices: RandomChoices, asking asked: [([Int64]) -> Bool] = []
  ) {
    let fits = { (row: [Int64]) in
      choices.fit(row, force.model, fields: conflict.choices, lists: conflict.lists)
    }
    let sets = [[]] + asked.map { [$0] } + [asked]
    let impossible = sets.first { set in
      !force.valid.contains { place in fits(force.all[place]) && set.allSatisfy { $0(force.all[place]) } }
    }
    guard let held = impossible else {
      Issue.record("\(conflict) is possible")
      return
    }
    let keeps = { (row: [Int64], constraints: [Int]) in
      fits(row) && held.allSatisfy { $0(row) } && constraints.allSatisfy { force.holds($0, row) }
    }
    #expect(!force.all.contains { keeps($0, conflict.constraints) }, "\(conflict) can be kept")
    for i in conflict.constraints.indices {
      var rest = conflict.constraints
      rest.remove(at: i)
      #expect(force.all.contains { keeps($0, rest) }, "\(conflict): a constraint is superfluous")
    }
  }

  /// Why each content of a choice is not possible, or is the only one; and that nothing is told of those that are free.
  private func checkReasons(
    _ configurator: Configurator, _ row: ConfigurationRow, _ asked: [AskedPlace], _ force: BruteForce,
    _ choices: RandomChoices
  ) {
    for item in configurator.options(row, choices.choices).fields {
      let field = force.model.fields[item.index]
      let isSet = if case .set = force.model.characteristic(of: field).type { true } else { false }
      for option in item.options {
        let has = { (row: [Int64]) in
          isSet ? row[field.slot] >> option.content & 1 == 1 : row[field.slot] == option.content
        }
        let cannot = configurator.reason(row, choices.choices, field: item.index, cannotBe: option.content)
        let must = configurator.reason(row, choices.choices, field: item.index, mustBe: option.content)
        switch option.state {
        case .conflicting: expectReason(cannot, field, force, choices, where: has)
        case .forced: expectReason(must, field, force, choices) { !has($0) }
        case .free, .default:
          #expect(isPossible(cannot))
        case .chosen, .undecided: break
        }
      }
    }
  }

  private func expectReason(
    _ reason: Configurator.Explanation, _ field: Field, _ force: BruteForce, _ choices: RandomChoices,
    where holds: @escaping ([Int64]) -> Bool
  ) {
    guard case .because(let conflict) = reason else {
      Issue.record("\(field.path) has no reason: \(reason)")
      return
    }
    #expect(conflict.isProven)
    expectExplained(conflict, force, choices, asking: [{ force.isThere(field.instance, $0) }, holds])
  }

  private func isPossible(_ reason: Configurator.Explanation) -> Bool {
    if case .isPossible = reason { true } else { false }
  }

  private func subsets(_ count: Int) -> [[Int]] {
    (0..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
  }
}
