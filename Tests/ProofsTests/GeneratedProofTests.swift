import Testing

@testable import Proofs

/// Generated refutations, whole and damaged, judged in every format as the slow twin judges them.
struct GeneratedProofTests {
  private func verdict(_ judgement: Judgement) -> NaiveJudge.Verdict {
    switch judgement {
    case .accepted: .accepted
    case .refused(let bad): .bad(bad.step)
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func dratStepsAreJudgedAsTheDefinitionSays(block: UInt64) {
    for seed in block * 15..<block * 15 + 15 {
      var maker = RefutationMaker(seed: seed)
      let clauses = maker.unsatisfiableFormula()
      let whole = maker.refutation(of: clauses)
      #expect(NaiveJudge.drat(clauses, whole).verdict == .accepted, "seed \(seed)")
      for steps in [whole] + (0..<6).map({ _ in maker.damaged(whole) }) {
        let expected = NaiveJudge.drat(clauses, steps)
        let text = verdict(Formula(clauses: clauses).judgement(ofRefutation: steps.drat, format: .drat))
        if !expected.isAmbiguous { #expect(text == expected.verdict, "seed \(seed)") }
        let binary = verdict(Formula(clauses: clauses).judgement(ofRefutation: steps.binaryDRAT, format: .binaryDRAT))
        #expect(text == binary, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func lratStepsAreJudgedAsTheDefinitionSays(block: UInt64) {
    for seed in block * 15..<block * 15 + 15 {
      var maker = RefutationMaker(seed: 1000 + seed)
      let clauses = maker.unsatisfiableFormula()
      let whole = maker.hinted(maker.refutation(of: clauses), of: clauses)
      #expect(NaiveJudge.lrat(clauses, whole) == .accepted, "seed \(seed)")
      for steps in [whole] + (0..<10).map({ _ in maker.damaged(whole) }) {
        let expected = NaiveJudge.lrat(clauses, steps)
        let text = verdict(Formula(clauses: clauses).judgement(ofRefutation: steps.lrat, format: .lrat))
        #expect(text == expected, "seed \(seed)")
        let binary = verdict(Formula(clauses: clauses).judgement(ofRefutation: steps.binaryLRAT, format: .binaryLRAT))
        #expect(binary == expected, "seed \(seed)")
      }
    }
  }

  /// The proofs refute a formula with one clause more, and are damaged byte by byte besides.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func noProofRefutesASatisfiableFormula(block: UInt64) {
    for seed in block * 12..<block * 12 + 12 {
      var maker = RefutationMaker(seed: 2000 + seed)
      let clauses = maker.unsatisfiableFormula()
      let steps = maker.refutation(of: clauses)
      let hinted = maker.hinted(steps, of: clauses)
      for dropped in clauses.indices {
        let rest = clauses.indices.filter { $0 != dropped }.map { clauses[$0] }
        guard NaiveJudge.isSatisfiable(rest) else { continue }
        let formula = Formula(clauses: rest)
        for proof in [steps.drat, steps.binaryDRAT, hinted.lrat, hinted.binaryLRAT] {
          for _ in 0..<4 {
            for tolerant in [false, true] {
              let judgement = formula.judgement(
                ofRefutation: bent(proof, &maker.random), toleratingUnknownDeletions: tolerant)
              #expect(verdict(judgement) != .accepted, "seed \(seed)")
            }
          }
        }
      }
    }
  }

  private func bent(_ proof: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var proof = proof
    for _ in 0..<Int.random(in: 0..<3, using: &random) where !proof.isEmpty {
      let place = Int.random(in: 0..<proof.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: proof.remove(at: place)
      case 1: proof[place] = UInt8.random(in: 0...255, using: &random)
      case 2: proof[place] = [UInt8]("0123456789-d \n".utf8).randomElement(using: &random)!
      default: proof.removeSubrange(place...)
      }
    }
    return proof
  }

  @Test func formatsAreToldFromTheirBytes() {
    for seed in 0..<100 as Range<UInt64> {
      var maker = RefutationMaker(seed: 3000 + seed)
      let clauses = maker.unsatisfiableFormula()
      let steps = maker.refutation(of: clauses)
      guard !steps.isEmpty else { continue }
      let hinted = maker.hinted(steps, of: clauses)
      for (proof, format) in [
        (steps.drat, ProofFormat.drat), (steps.binaryDRAT, .binaryDRAT), (hinted.lrat, .lrat),
        (hinted.binaryLRAT, .binaryLRAT),
      ] {
        #expect(ProofFormat(detectedIn: proof, clauseCount: clauses.count) == format, "seed \(seed)")
      }
    }
  }
}
