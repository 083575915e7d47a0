import FlatArrays
import SolverCore

/// Questions about a graph under choices: scratch memory for the passes, and the choices in force.
///
/// Choices are literals. A choice *blocks* the cubes that hold its negation, found by the list of the cubes where a literal
/// occurs; so changing one choice costs those lists only. The first question of each kind then brings its passes up to date, wholly or
/// by following what changed (`GraphMarks`); each other question is answered from them.
///
/// Not for several threads at once; sessions of one graph share its bytes. Nothing is allocated after the first questions of each kind.
public final class GraphSession {
  /// The graph asked.
  public let graph: DecisionGraph
  /// The choices in force, as given.
  public private(set) var choices: [Literal] = []
  /// By graph variable: 1 true, -1 false, 0 no choice.
  var chosen: FlatArray<Int8>
  /// What is open under the choices.
  var marks: GraphMarks
  /// The graph variables with a choice.
  private var chosenVariables = FlatArray<Int32>()
  /// By graph variable: the choice to come, while choices are being replaced; and the variables that have one.
  private var wanted: FlatArray<Int8>
  private var wantedVariables = FlatArray<Int32>()
  /// Whether choices contradict each other or what always holds.
  var isContradictory = false
  /// Memory for exact counts, made by the first question that needs it.
  var limbs = CountingScratch()
  /// Costs of literals and memory for optimising.
  var costs = CostScratch()

  /// A session without choices.
  public init(_ graph: DecisionGraph) {
    self.graph = graph
    let layout = graph.layout
    chosen = FlatArray(repeating: 0, count: layout.variableCount)
    wanted = FlatArray(repeating: 0, count: layout.variableCount)
    marks = GraphMarks(layout)
  }

  /// Replaces the choices; costs the occurrences of what changed.
  ///
  /// - Parameter literals: literals of the network that was compiled, in any order; they may contradict each other.
  public func choose(_ literals: [Literal]) {
    choices = literals
    isContradictory = false
    for literal in literals {
      let image = graph.image(of: literal)
      if image < 0 {
        if image == Simplification.alwaysFalse { isContradictory = true }
        continue
      }
      want(image)
    }
    applyChanges()
  }

  private func want(_ image: Int32) {
    let sign: Int8 = image & 1 == 0 ? 1 : -1
    if wanted[image >> 1] == -sign { isContradictory = true }
    if wanted[image >> 1] == 0 { wantedVariables.append(image >> 1) }
    wanted[image >> 1] = sign
  }

  /// Takes back the choices that are not wanted any more and makes the new ones.
  private func applyChanges() {
    for place in 0..<chosenVariables.count {
      let variable = chosenVariables[place]
      if chosen[variable] != wanted[variable] { change(variable, to: 0) }
    }
    chosenVariables.truncate(to: 0)
    for place in 0..<wantedVariables.count {
      let variable = wantedVariables[place]
      if chosen[variable] != wanted[variable] { change(variable, to: wanted[variable]) }
      wanted[variable] = 0
      chosenVariables.append(variable)
    }
    wantedVariables.truncate(to: 0)
  }

  /// Changes one variable's choice from or to none.
  private func change(_ variable: Int32, to sign: Int8) {
    let effect: Int32 = sign == 0 ? -1 : 1
    let choice = sign == 0 ? chosen[variable] : sign
    let opposite = variable << 2 | (choice > 0 ? 1 : 0)
    for place in graph.occurrenceRange(of: opposite) { marks.block(graph.occurrences[place], effect) }
    costs.adjust(for: variable, choice, effect, in: graph)
    limbs.adjust(for: variable, effect, in: graph)
    chosen[variable] = sign
  }
}

extension DecisionGraph {
  /// The graph's literal that a network's literal equals, or a constant.
  @inline(__always)
  func image(of literal: Literal) -> Int32 {
    precondition(literal.code >> 1 < images.count, "a literal that was made after the network was compiled")
    let image = images[literal.code >> 1]
    return image ^ (literal.code & 1)
  }
}
