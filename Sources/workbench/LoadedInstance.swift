import ArgumentParser
import DecisionGraphs
import InstanceFormats
import SolverCore

extension InputFile {
  /// What a reader makes of the file at a path, unpacked; a fault becomes a line on the standard error and the exit code of
  /// unreadable files.
  static func reading<Result>(_ path: String, _ read: ([UInt8]) throws(InstanceFault) -> Result) throws -> Result {
    let bytes: [UInt8]
    do throws(InstanceFault) { bytes = try readInputFile(path) } catch { throw refusal(error.message) }
    do throws(InstanceFault) { return try read(bytes) } catch { throw refusal(error, in: path) }
  }

  /// Writes a fault of a text on the standard error; the exit code to throw then.
  static func refusal(_ fault: InstanceFault, in path: String) -> ExitCode {
    refusal(fault.line == 0 ? "\(path): \(fault.message)" : "\(path):\(fault)")
  }
}

/// An instance with the lines of choices that are asked about.
struct LoadedInstance {
  let instance: Instance
  private let isDimacs: Bool
  private let names: NameIndex?
  private let choicesPath: String
  private let choiceLines: [ArraySlice<UInt8>]

  /// Reads both files; `-` is the standard input, and without choices nothing is chosen. For questions to a graph the values have the
  /// literals that graphs know.
  init(_ path: String, choices: String?, forGraph: Bool = false) throws {
    var (instance, format) = try InputFile.reading(path, readInstance)
    if forGraph { instance.network = Compilation.enumerated(instance.network) }
    try self.init(instance, format, choices: choices)
  }

  /// Reads the choices about an instance; without a file there is one line that chooses nothing.
  init(_ instance: Instance, _ format: InstanceFormat, choices: String?) throws {
    guard let choices else {
      self.init(instance, format, line: "")
      return
    }
    let bytes = try InputFile.reading(choices) { $0.withoutByteOrderMark }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // The end of the last line is not the start of another one.
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.init(instance, format, lines: lines, path: choices)
  }

  /// An instance with one line of choices, given on the command line.
  init(_ instance: Instance, _ format: InstanceFormat, line: String) {
    self.init(instance, format, lines: [Array(line.utf8)[...]], path: "choices")
  }

  private init(_ instance: Instance, _ format: InstanceFormat, lines: [ArraySlice<UInt8>], path: String) {
    self.instance = instance
    isDimacs = format == .dimacs
    choicesPath = path
    choiceLines = lines
    names = instance.names.isEmpty ? nil : NameIndex(instance)
  }

  /// A solver that has found a first solution: questions then begin where the search has been before.
  func makeSolver() -> Solver {
    let solver = Solver(instance.network)
    _ = MinimalConflict(among: [], in: solver)
    return solver
  }

  /// Asks about each line of choices in turn, and writes the answers to the standard output.
  ///
  /// - Parameter equals: the literal `variable = value`; without it, that of the network.
  func answerChoices(
    equals: ((Variable, Int64) -> Literal)? = nil, _ answer: (_ line: Int, _ choices: Choices) -> String
  ) throws {
    let output = OutputFile()
    defer { output.flush() }
    let names = names ?? NameIndex()
    for (index, text) in choiceLines.enumerated() {
      let choices: Choices
      do throws(InstanceFault) {
        choices = try Choices(
          text, line: index + 1, of: instance, names: names, equals: equals ?? instance.network.literal(_:taking:))
      } catch {
        throw InputFile.refusal(error, in: choicesPath)
      }
      output.write(answer(index + 1, choices))
    }
  }

  /// The name of an item, with a value where it has values, as choices spell it; a DIMACS variable's number.
  func choice(_ place: Int, _ value: String? = nil) -> String {
    if isDimacs { return String(place + 1) }
    let name = instance.name(place)
    let needsQuotes = name.unicodeScalars.contains { $0.value <= 32 || $0 == "=" } || name.first == "-"
    return (needsQuotes ? "\"\(name)\"" : name) + (value.map { "=" + $0 } ?? "")
  }

  /// A choice as JSON: a number where it is one, else a string.
  static func json(_ choice: String) -> String { Int(choice).map { String($0) } ?? choice.inJSON }
}

extension Verdict {
  /// The verdict as answers name it.
  var name: String {
    switch self {
    case .satisfied: "satisfied"
    case .unsatisfiable: "unsatisfiable"
    case .undecided: "undecided"
    }
  }
}

extension ResourceUse {
  /// The end of a JSON answer: what was used since `start`, and by the question itself, which began at `question`.
  static func json(since start: ResourceUse, question: ResourceUse) -> String {
    let now = ResourceUse.now
    let microseconds = Int(((now.cpuSeconds - question.cpuSeconds) * 1e6).rounded())
    return ",\"microseconds\":\(microseconds),\"cpuSeconds\":\(now.cpuSeconds - start.cpuSeconds)"
      + ",\"wallSeconds\":\(now.wallSeconds - start.wallSeconds)}\n"
  }
}

extension Network {
  /// The literal that says that a variable with a literal for each value has one of them; `Literal.false` for a value that it never
  /// has.
  fileprivate func literal(_ variable: Variable, taking value: Int64) -> Literal {
    precondition(isEnumerated(variable), "choices for a graph are about values that have literals")
    guard let place = values(of: variable).firstIndex(of: value) else { return .false }
    return valueLiterals(of: variable)[place]
  }
}
