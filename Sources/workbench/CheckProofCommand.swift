import ArgumentParser
import InstanceFormats
import Proofs

/// Judges a refutation.
struct CheckProofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-proof",
    abstract: "Judge a DRAT or LRAT refutation of a DIMACS formula.",
    discussion: """
      Prints one JSON line and exits 0 if the refutation is accepted, 1 if it is refused (with the first bad step). A file that \
      cannot be opened and a formula that cannot be read give exit code 65; a proof that breaks its format is refused.
      """)

  @Argument(help: "The formula, in DIMACS form.")
  var formula: String

  @Argument(help: "The refutation.")
  var proof: String

  @Option(
    help:
      "How it is written: \(ProofFormat.allCases.map(\.rawValue).joined(separator: ", ")). Told from its bytes if left out."
  )
  var format: ProofFormat?

  @Flag(help: "Pass over deletions of clauses that are not there.")
  var tolerateUnknownDeletions = false

  func run() throws {
    let start = ResourceUse.now
    let formulaText = try InputFile.reading(formula) { $0.withoutByteOrderMark }
    let proofText = try InputFile.bytes(of: proof)
    let clauses: Formula
    do {
      clauses = try Formula(dimacs: formulaText)
    } catch {
      throw InputFile.refusal("\(formula):\(error)")
    }
    let format = format ?? ProofFormat(detectedIn: proofText, clauseCount: clauses.clauseCount)
    let judgement = clauses.judgement(
      ofRefutation: proofText, format: format, toleratingUnknownDeletions: tolerateUnknownDeletions)
    print(line(judgement, format, since: start))
    if case .refused = judgement { throw ExitCode(1) }
  }

  private func line(_ judgement: Judgement, _ format: ProofFormat, since start: ResourceUse) -> String {
    var line = "{"
    switch judgement {
    case .accepted(let figures):
      line += "\"verdict\":\"accepted\",\"format\":\"\(format.rawValue)\",\"contradiction\":\(figures.contradiction)"
      line += ",\"additions\":\(figures.additions),\"resolutionAdditions\":\(figures.resolutionAdditions)"
      line += ",\"deletions\":\(figures.deletions),\"ignoredDeletions\":\(figures.ignoredDeletions)"
    case .refused(let bad):
      line += "\"verdict\":\"refused\",\"format\":\"\(format.rawValue)\",\"step\":\(bad.step)"
      switch bad.place {
      case .line(let number): line += ",\"line\":\(number)"
      case .byte(let offset): line += ",\"byte\":\(offset)"
      }
      line += ",\"reason\":\(bad.reason.description.inJSON)"
    }
    let now = ResourceUse.now
    line +=
      ",\"cpuSeconds\":\(now.cpuSeconds - start.cpuSeconds),\"wallSeconds\":\(now.wallSeconds - start.wallSeconds)"
    return line + ",\"peakBytes\":\(now.peakBytes)}"
  }
}

extension ProofFormat: ExpressibleByArgument {}
