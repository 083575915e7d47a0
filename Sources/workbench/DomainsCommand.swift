import ArgumentParser
import InstanceFormats
import SolverCore

/// Answers which choices are still open.
struct DomainsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "domains",
    abstract: "What each line of choices forces and rules out.",
    discussion: """
      One JSON line for each line of choices: 'forced' names what every solution has, the choices themselves included; 'impossible' \
      what none has. A Boolean variable is forced (true) or impossible (false); a number with one value left is forced \
      as 'name=value', and a value that is ruled out is impossible ('name=3', or 'name=10..20' for many).

      A line of choices: '12 -7' for a DIMACS formula; 'name', '-name' for a feature; 'name=3' for a number. A name with blanks \
      stands in quotes. An empty line, or none at all, chooses nothing: then the answer is what is dead and what is always there.

      Examples:
        workbench domains model.xml
        workbench domains model.xml --choices choices.txt
        workbench domains formula.cnf --choices choices.txt --graph formula.graph
        echo '12 -7 33' | workbench domains formula.cnf --choices -
      """)

  @Argument(help: "The instance: DIMACS CNF, FeatureIDE XML, SXFM XML, UVL or XCSP3.")
  var file: String

  @Option(help: "The file of choices, '-' for the standard input; without it nothing is chosen.")
  var choices: String?

  @Option(help: "The most conflicts in one answer before it is 'undecided'.")
  var work: Int?

  @Option(help: "A graph that 'compile' wrote for the instance: answered from it, with the number of solutions left.")
  var graph: String?

  func run() throws {
    let start = ResourceUse.now
    let loaded = try LoadedInstance(file, choices: choices, forGraph: graph != nil)
    let sheet = DomainSheet(loaded)
    if let graph { return try sheet.answerChoices(from: graph, since: start) }
    let limit = WorkLimit(conflicts: work ?? .max)
    let solver = loaded.makeSolver()
    try loaded.answerChoices(equals: { solver.literal($0, equals: $1) }) { line, choices in
      let question = ResourceUse.now
      let answer = sheet.answer(assuming: choices.literals, in: solver, limit: limit)
      let use = ResourceUse.json(since: start, question: question)
      let lists = answer.verdict == .satisfied ? sheet.lists(answer) : ""
      return "{\"line\":\(line),\"verdict\":\"\(answer.verdict.name)\"\(lists)\(use)"
    }
  }
}

/// All that a line of choices is asked about, in one question for the Boolean items and one for the numbers.
struct DomainSheet {
  /// The verdict and, where it is *satisfied*, what is valid.
  struct Answer {
    var verdict: Verdict
    var literals: [Bool]
    var domains: [ValidDomains.Answer]
  }

  let loaded: LoadedInstance
  /// The places of the Boolean items, and both literals of each.
  private var booleanPlaces: [Int] = []
  private(set) var literals: [Literal] = []
  /// The places of the numbers.
  private var numberPlaces: [Int] = []
  private(set) var variables: [Variable] = []

  init(_ loaded: LoadedInstance) {
    self.loaded = loaded
    for (place, item) in loaded.instance.items.enumerated() {
      switch item {
      case .boolean(let literal):
        booleanPlaces.append(place)
        literals += [literal, !literal]
      case .integer(let variable):
        numberPlaces.append(place)
        variables.append(variable)
      }
    }
  }

  func answer(assuming assumptions: [Literal], in solver: Solver, limit: WorkLimit) -> Answer {
    if variables.isEmpty {
      let valid = ValidLiterals(of: literals, assuming: assumptions, in: solver, within: WorkBudget(limit))
      return Answer(verdict: valid.verdict, literals: valid.isValid, domains: [])
    }
    let valid = ValidDomains(of: variables, assuming: assumptions, in: solver, within: WorkBudget(limit))
    return Answer(verdict: valid.verdict, literals: [], domains: valid.answers)
  }

  /// `forced` and `impossible` as JSON.
  func lists(_ answer: Answer) -> String {
    var forced: [String] = []
    var impossible: [String] = []
    for (index, place) in booleanPlaces.enumerated() where index * 2 < answer.literals.count {
      if !answer.literals[2 * index + 1] { forced.append(loaded.choice(place)) }
      if !answer.literals[2 * index] { impossible.append(loaded.choice(place)) }
    }
    for (index, domain) in answer.domains.enumerated() {
      let stretches = stretches(domain, of: variables[index])
      if stretches.valid.count == 1, stretches.valid[0].count == 1 {
        forced.append(loaded.choice(numberPlaces[index], String(stretches.valid[0].lowerBound)))
      }
      impossible += stretches.impossible.map { loaded.choice(numberPlaces[index], spelled($0)) }
    }
    return ",\"forced\":\(json(forced)),\"impossible\":\(json(impossible))"
  }

  private func stretches(
    _ domain: ValidDomains.Answer, of variable: Variable
  ) -> (valid: [ClosedRange<Int64>], impossible: [ClosedRange<Int64>]) {
    switch domain {
    case .values(let values):
      let all = loaded.instance.network.values(of: variable).map { $0...$0 }
      return (values.map { $0...$0 }, all.filter { !values.contains($0.lowerBound) })
    case .ranges(let valid):
      let bounds = loaded.instance.network.bounds(of: variable)
      var impossible: [ClosedRange<Int64>] = []
      var next = bounds.lowerBound
      for stretch in valid {
        if stretch.lowerBound > next { impossible.append(next...(stretch.lowerBound - 1)) }
        next = stretch.upperBound + 1
      }
      if next <= bounds.upperBound { impossible.append(next...bounds.upperBound) }
      return (valid, impossible)
    }
  }

  private func spelled(_ stretch: ClosedRange<Int64>) -> String {
    stretch.count == 1 ? String(stretch.lowerBound) : "\(stretch.lowerBound)..\(stretch.upperBound)"
  }

  private func json(_ choices: [String]) -> String {
    "[" + choices.map(LoadedInstance.json).joined(separator: ",") + "]"
  }
}
