import ConstraintModels
import SolverCore

/// What a customer asked for, choice by choice in catalog order: contents of cells first, then components of which he listed instances.
struct AskedChoices {
  enum Choice {
    case cell(field: Int, slot: Int, value: Int64)
    /// So many instances at least; exactly so many where the customer decides.
    case list(count: Int, listed: Int)
    /// Nothing that the customer said, but what is asked beside it; never told as a choice.
    case question(Question)

    /// The cell's content, or how many instances; nil of a question.
    var content: Int64? {
      switch self {
      case .cell(_, _, let value): value
      case .list(_, let listed): Int64(listed)
      case .question: nil
      }
    }
  }
  enum Question {
    /// The cell holds the content, or anything but that. Not of a multiple choice.
    case content(slot: Int, Int64, isWanted: Bool)
    /// The multiple choice has the member, or not.
    case member(slot: Int, Int, isWanted: Bool)
    /// The instance is there.
    case presence(Int)
  }

  private(set) var all: [Choice] = []

  init() {}

  /// The contents are those that `row` was given.
  init(_ row: ConfigurationRow, _ choices: Choices, of model: ProductModel) {
    for field in choices.fields.sorted() {
      let slot = model.fields[field].slot
      all.append(.cell(field: field, slot: slot, value: row[slot]))
    }
    for (count, listed) in choices.listed.enumerated() {
      guard let listed else { continue }
      // Of a computed number, no instances listed is nothing asked for.
      if listed == 0, case .computed = model.counts[count].source { continue }
      all.append(.list(count: count, listed: listed))
    }
  }

  /// Asks for one thing more.
  mutating func append(_ choice: Choice) { all.append(choice) }

  /// The same and more.
  func adding(_ others: [Choice]) -> AskedChoices {
    var more = self
    more.all += others
    return more
  }

  /// Some of the choices.
  func only(_ places: some Sequence<Int>) -> AskedChoices {
    var some = AskedChoices()
    for place in places { some.all.append(all[place]) }
    return some
  }

  /// All choices but one.
  func without(_ place: Int) -> AskedChoices { only(all.indices.filter { $0 != place }) }

  /// By choice, what it says as literals of a network, some of them made by the solver.
  func groups(in encoded: EncodedModel, _ solver: Solver, _ model: ProductModel) -> [[Literal]] {
    all.map { choice in
      switch choice {
      case .cell(_, let slot, let value): return encoded.literals(slot, holds: value, in: solver)
      case .question(let question): return [question.literal(in: encoded, solver)]
      case .list(let count, let listed):
        let literals = encoded.atLeast[count]
        if case .computed = model.counts[count].source { return [literals[listed - 1]] }
        return literals.enumerated().map { $0 < listed ? $1 : !$1 }
      }
    }
  }

  func literals(in encoded: EncodedModel, _ solver: Solver, _ model: ProductModel) -> [Literal] {
    groups(in: encoded, solver, model).flatMap { $0 }
  }
}

extension AskedChoices.Question {
  func literal(in encoded: EncodedModel, _ solver: Solver) -> Literal {
    switch self {
    case .content(let slot, let value, let isWanted):
      let literal = encoded.literals(slot, holds: value, in: solver)[0]
      return isWanted ? literal : !literal
    case .member(let slot, let member, let isWanted):
      let literal = encoded.literals(slot, holds: -1, in: solver)[member]
      return isWanted ? literal : !literal
    case .presence(let instance): return encoded.active[instance]
    }
  }
}
