import ConstraintModels
import SolverCore
import Threads

/// Answers by search what direct evaluation cannot: a completion where defaults do not fit, a minimal conflict where none does.
final class ConfigurationSearch {
  enum Completion {
    /// By slot: the content of every chosen cell that was not given; nil for the others.
    case satisfied([Int64?])
    case unsatisfiable
    case undecided(String)
  }

  /// Conflicts that one question may cost.
  static let limit = WorkLimit(conflicts: 200_000)

  /// Questions without a conflict between two resets: what they leave behind is a literal for each new number asked about.
  private static let usesBeforeReset = 256

  let network: ModelNetwork
  private let solver: Solver
  private var usesSinceReset = 0
  /// Asked in every question from now on; where it says stop, nothing that is found then is sure.
  var stop = StopCheck.never {
    didSet { solver.stop = stop }
  }
  /// Prefers what completions prefer: a set of choices that can hold together is then seen to in one descent.
  private lazy var explainer = {
    let solver = Solver(network.switched.network)
    solver.prefer(network.switched.preferences)
    return solver
  }()

  init(_ network: ModelNetwork) {
    self.network = network
    solver = Solver(network.enforced.network)
    solver.prefer(network.enforced.preferences)
  }

  /// The completion of the given cells that comes first in order of preference.
  ///
  /// Mostly the wishes can be granted one after the other without a conflict: what is found then is that completion, whatever
  /// the solver did before. Else it starts from its first state, so that a search that reaches its work limit does so
  /// whatever came before.
  func complete(_ row: ConfigurationRow, _ choices: Choices, of model: ProductModel) -> Completion {
    if usesSinceReset == Self.usesBeforeReset { reset() }
    usesSinceReset += 1
    var verdict = solver.solve(assuming: assumptions(row, choices, of: model), limit: WorkLimit(conflicts: 0))
    if case .undecided = verdict {
      reset()
      verdict = solver.solve(assuming: assumptions(row, choices, of: model), limit: Self.limit)
      usesSinceReset = Self.usesBeforeReset
    }
    switch verdict {
    case .unsatisfiable: return .unsatisfiable
    case .undecided(let unit): return .undecided("\(unit)")
    case .satisfied:
      var cells = [Int64?](repeating: nil, count: model.cellCount)
      for field in model.fields where field.isChosen && !row.isGiven(field.slot) {
        cells[field.slot] = network.enforced.value(of: field.slot, in: solver)
      }
      for count in model.counts where !row.isGiven(count.slot) {
        if case .listed = count.source { cells[count.slot] = network.enforced.value(of: count.slot, in: solver) }
      }
      return .satisfied(cells)
    }
  }

  private func reset() {
    solver.reset()
    usesSinceReset = 0
  }

  /// Fields of instances that are there which the customer left open and must give: required ones of which more than one value is
  /// possible, and texts that rules ask for, which nobody else can write.
  func missing(
    _ row: ConfigurationRow, _ choices: Choices, in cells: [Int64?], of completion: CompletionModel
  ) -> [Int] {
    let model = completion.model
    // Read before the next question, which ends the solution.
    let isOpen = { (field: Int) in
      let field = model.fields[field]
      return !row.isGiven(field.slot) && self.solver.value(of: self.network.enforced.active[field.instance])
    }
    let unwritten = completion.texts.filter {
      isOpen($0) && model.isUnwritten(model.fields[$0], length: cells[model.fields[$0].slot]!)
    }
    let required = completion.required.filter(isOpen)
    if required.isEmpty { return unwritten }
    // What these questions teach must not be there when the next order is worked on.
    reset()
    usesSinceReset = Self.usesBeforeReset
    let base = assumptions(row, choices, of: model)
    let ambiguous = required.filter { i in
      let field = model.fields[i]
      let found = network.enforced.literals(field.slot, holds: cells[field.slot]!, in: solver)
      let present = network.enforced.active[field.instance]
      return found.contains { solver.solve(assuming: base + [present, !$0], limit: Self.limit) != .unsatisfiable }
    }
    return (unwritten + ambiguous.filter { !unwritten.contains($0) }).sorted()
  }

  /// Choices and constraints that cannot hold together, none of them superfluous; nil where the work limit came first.
  ///
  /// The solver starts from its first state, so that the answer depends on the choices alone.
  func conflict(_ row: ConfigurationRow, _ choices: Choices, of model: ProductModel) -> Conflict? {
    explainer.reset()
    explainer.stop = stop
    var members: [Member] = []
    for field in choices.fields.sorted() {
      let slot = model.fields[field].slot
      let literals = network.switched.literals(slot, holds: row[slot], in: explainer)
      members.append((literals, { $0.choices.append(field) }))
    }
    for count in model.counts.indices {
      guard let literals = listLiterals(count, choices, of: model, network.switched) else { continue }
      members.append((literals, { $0.lists.append(count) }))
    }
    return conflict(with: members)
  }

  /// Literals that are asked for together, and how they are named in a conflict.
  typealias Member = (literals: [Literal], add: (inout Conflict) -> Void)

  /// Constraints and members that cannot hold together, none of them superfluous; nil where they can, or the limit came first.
  func conflict(with asked: [Member]) -> Conflict? {
    var members: [Member] = []
    for (i, onOff) in network.switched.switches.enumerated() {
      if let onOff { members.append(([onOff], { $0.constraints.append(i) })) }
    }
    members += asked
    guard let kept = minimal(members.map(\.literals)) else { return nil }
    var conflict = Conflict(constraints: [], choices: [], lists: [])
    for i in kept { members[i].add(&conflict) }
    return conflict
  }

  /// Indices of groups of literals that fail together and each is needed: the failed assumptions, then one deletion each.
  private func minimal(_ groups: [[Literal]]) -> [Int]? {
    guard explainer.solve(assuming: groups.flatMap { $0 }, limit: Self.limit) == .unsatisfiable else { return nil }
    var kept = core(of: groups.indices.map { $0 }, groups)
    var next = 0
    while next < kept.count {
      let rest = kept.filter { $0 != kept[next] }
      switch explainer.solve(assuming: rest.flatMap { groups[$0] }, limit: Self.limit) {
      case .unsatisfiable:
        let smaller = Set(core(of: rest, groups))
        // What stands before `next` is known to be needed and stays.
        let needed = kept[..<next]
        kept = Array(needed) + rest.filter { smaller.contains($0) && !needed.contains($0) }
      case .satisfied: next += 1
      case .undecided: return nil
      }
    }
    return kept.sorted()
  }

  private func core(of candidates: [Int], _ groups: [[Literal]]) -> [Int] {
    let failed = Set(explainer.failedAssumptions)
    return candidates.filter { groups[$0].contains(where: failed.contains) }
  }

  private func assumptions(_ row: ConfigurationRow, _ choices: Choices, of model: ProductModel) -> [Literal] {
    var literals: [Literal] = []
    for field in choices.fields.sorted() {
      let slot = model.fields[field].slot
      literals += network.enforced.literals(slot, holds: row[slot], in: solver)
    }
    for count in model.counts.indices {
      literals += listLiterals(count, choices, of: model, network.enforced) ?? []
    }
    return literals
  }

  /// That there are the instances which the customer listed; exactly so many where he chooses their number.
  private func listLiterals(
    _ count: Int, _ choices: Choices, of model: ProductModel, _ encoded: EncodedModel
  ) -> [Literal]? {
    guard let listed = choices.listed[count] else { return nil }
    let literals = encoded.atLeast[count]
    switch model.counts[count].source {
    case .computed: return listed == 0 ? nil : [literals[listed - 1]]
    case .listed: return literals.enumerated().map { $0 < listed ? $1 : !$1 }
    }
  }
}

extension ProductModel {
  /// Whether a text of that length would have to be made up: it is neither empty nor the default.
  fileprivate func isUnwritten(_ field: Field, length: Int64) -> Bool {
    guard case .text = characteristic(of: field).type, case .chosen(let preset) = field.source else { return false }
    if case .constant(length)? = preset { return false }
    return length != 0
  }
}
