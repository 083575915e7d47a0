import Proofs
import SolverCore

/// Puts one network after the other to the engine and holds every answer against trying everything.
struct DifferentialRun {
  /// What was asked, and how often.
  struct Figures {
    var networks = 0
    var clausal = 0
    var unsatisfiable = 0
    var proofs = 0
    var proofsWithPremises = 0
    var domains = 0
    var conflicts = 0
    var members = 0
    var repairs = 0
    var optima = 0
    var solutions = 0
    var graphs = 0
    var graphCounts = 0
    var valueCounts = 0
    var valueCosts = 0
    var samples = 0
    var disagreements = 0
  }

  /// The figures so far.
  var figures = Figures()
  /// Called with the number of a network and what disagrees there.
  let report: (Int, String) -> Void

  /// Asks everything about a network; the lottery chooses the choices and objectives.
  mutating func examine(_ plain: LayeredNetwork, number: Int, _ lottery: inout SeededLottery) -> Bool {
    let solutions = plain.solutions()
    let built = BuiltNetwork(plain)
    figures.networks += 1
    if plain.isClausal { figures.clausal += 1 }
    if solutions.isEmpty { figures.unsatisfiable += 1 }
    let examined = DifferentialCase(plain: plain, built: built, solutions: solutions)
    examined.askVerdict(&figures)
    examined.askDomains(&figures, &lottery)
    examined.askConflict(&figures, &lottery)
    examined.askOptimum(&figures, &lottery)
    examined.askAll(&figures)
    examined.askGraph(&figures, &lottery)
    figures.disagreements += examined.complaints.count
    for complaint in examined.complaints { report(number, complaint) }
    return !solutions.isEmpty
  }

  /// Asks for the verdict of a network too large to be tried: a solution is held against every rule, a refutation judged.
  mutating func examineLarge(_ plain: LayeredNetwork, number: Int) -> Bool {
    figures.networks += 1
    figures.clausal += 1
    let examined = DifferentialCase(plain: plain, built: BuiltNetwork(plain), solutions: [])
    let isSatisfiable = examined.askLargeVerdict(&figures)
    if !isSatisfiable { figures.unsatisfiable += 1 }
    figures.disagreements += examined.complaints.count
    for complaint in examined.complaints { report(number, complaint) }
    return isSatisfiable
  }
}
