import Catalogs
import ConstraintModels
import SolverCore

// What the customer has to say himself. The completion that was found holds a content for each such field, but an arbitrary one.

extension CompletionSearch {
  enum Missing {
    case fields([Int])
    case undecided(WorkLimit.Unit)
  }

  /// Fields of instances that are there which the customer left open and must give, ascending:
  ///
  /// - required ones of which his choices leave more than one content,
  /// - choices whose default is that nothing is chosen, where rules ask for something and, beside the defaults that stand, leave more than
  ///   one thing to choose,
  /// - texts that rules ask for, which nobody else can write.
  ///
  /// `cells` is the completion that the solver shows.
  func missing(
    _ row: ConfigurationRow, _ asked: AskedChoices, in cells: [Int64?], within budget: WorkBudget
  ) -> Missing {
    // Read before the next question, which ends the solution.
    let open = Set(model.fields.indices.filter { isOpen($0, row) })
    var missing = completion.texts.filter { open.contains($0) && isUnwritten($0, cells) }
    let required = completion.required.filter { open.contains($0) && !missing.contains($0) }
    let wanted = completion.unset.filter { open.contains($0) && cells[model.fields[$0].slot] != unset($0) }
    if required.isEmpty && wanted.isEmpty { return .fields(missing) }
    let beside = wanted.isEmpty ? asked : asked.adding(standingDefaults(row, open, cells))
    for field in required + wanted {
      let isRequired = required.contains(field)
      let others = isRequired ? othersThanFound(field, cells) : othersThanFoundOrNothing(field, cells)
      switch canBe(others, field, isRequired ? asked : beside, budget) {
      case .unsatisfiable: continue
      case .satisfied: missing.append(field)
      case .undecided(let unit): return .undecided(unit)
      }
    }
    return .fields(missing.sorted())
  }

  private func isOpen(_ field: Int, _ row: ConfigurationRow) -> Bool {
    let field = model.fields[field]
    return field.isChosen && !row.isGiven(field.slot) && answer.solver.value(of: network.active[field.instance])
  }

  /// Whether the text found would have to be made up: it is neither empty nor the default.
  private func isUnwritten(_ field: Int, _ cells: [Int64?]) -> Bool {
    guard case .chosen(let preset) = model.fields[field].source, let length = cells[model.fields[field].slot] else {
      return false
    }
    if case .constant(length)? = preset { return false }
    return length != 0
  }

  /// What a choice holds while nothing is chosen.
  private func unset(_ field: Int) -> Int64 { model.characteristic(of: model.fields[field]).type.absent }

  /// Cells that hold their constant defaults, in instances that are there, and components of the default number.
  private func standingDefaults(_ row: ConfigurationRow, _ open: Set<Int>, _ cells: [Int64?]) -> [AskedChoices.Choice] {
    let fields = open.sorted().compactMap { i -> AskedChoices.Choice? in
      let field = model.fields[i]
      guard case .chosen(.constant(let value)?) = field.source, cells[field.slot] == value else { return nil }
      return .cell(field: i, slot: field.slot, value: value)
    }
    let counts = model.counts.enumerated().compactMap { i, count -> AskedChoices.Choice? in
      guard case .listed(_, let number) = count.source, cells[count.slot] == Int64(number) else { return nil }
      return .list(count: i, listed: number)
    }
    return fields + counts
  }

  // MARK: Other contents

  /// Literals of a solver, made for a field.
  private typealias Wish = (Solver) -> [Literal]

  /// Ways in which a field holds something else than was found; any other content is one of them.
  private func othersThanFound(_ field: Int, _ cells: [Int64?]) -> [Wish] {
    let (slot, network) = (model.fields[field].slot, network)
    let value = cells[slot]!
    let count =
      if case .set(let domain) = model.characteristic(of: model.fields[field]).type { domain.values.count } else { 1 }
    return (0..<count).map { i in { [!network.literals(slot, holds: value, in: $0)[i]] } }
  }

  /// Ways in which a choice holds something, but not what was found: another value, or, of several, a set that lacks one of those found.
  private func othersThanFoundOrNothing(_ field: Int, _ cells: [Int64?]) -> [Wish] {
    let (slot, network, unset) = (model.fields[field].slot, network, unset(field))
    let value = cells[slot]!
    guard case .set(let domain) = model.characteristic(of: model.fields[field]).type else {
      return [{ solver in [value, unset].flatMap { network.literals(slot, holds: $0, in: solver) }.map { !$0 } }]
    }
    let members = domain.values.indices
    return members.filter { value >> Int64($0) & 1 == 1 }.flatMap { lost in
      members.filter { $0 != lost }.map { other in
        { solver in
          let literals = network.literals(slot, holds: -1, in: solver)
          return [!literals[lost], literals[other]]
        }
      }
    }
  }

  /// Whether one of the wishes can be granted while the field's instance is there: *unsatisfiable* where none can.
  private func canBe(_ wishes: [Wish], _ field: Int, _ asked: AskedChoices, _ budget: WorkBudget) -> Verdict {
    for wish in wishes {
      let verdict = answer.solve(within: budget) {
        asked.literals(in: network, $0, model) + [network.active[model.fields[field].instance]] + wish($0)
      }
      if verdict != .unsatisfiable { return verdict }
    }
    return .unsatisfiable
  }
}
