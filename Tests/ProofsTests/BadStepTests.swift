import Testing

@testable import Proofs

/// Each way in which a step can be bad, named with its place and in words.
struct BadStepTests {
  /// All eight clauses of three variables.
  private let cube = Formula(clauses: [
    [-1, -2, -3], [1, -2, -3], [-1, 2, -3], [1, 2, -3], [-1, -2, 3], [1, -2, 3], [-1, 2, 3], [1, 2, 3],
  ])

  private func refusal(_ text: String, _ format: ProofFormat? = nil, tolerant: Bool = false) -> String {
    switch cube.judgement(ofRefutation: Array(text.utf8), format: format, toleratingUnknownDeletions: tolerant) {
    case .accepted: "accepted"
    case .refused(let bad): bad.description
    }
  }

  @Test func dratFaults() {
    #expect(refusal("1 2 0\n-1 2 0\n1 0\n") == "accepted")
    #expect(refusal("c a remark\n1 2 0\n\n-1 2 0\n1 0\n0\n") == "accepted")
    #expect(refusal("1 2 0\n") == "step 2 (line 2): the proof ends without a contradiction")
    #expect(refusal("0\n", .drat) == "step 1 (line 1): the clause () does not follow by unit propagation")
    #expect(refusal("1 2 0\nd 1 2 -4 0\n1 0\n") == "step 2 (line 2): there is no clause (1 2 -4) to delete")
    #expect(refusal("1 2 0\nd 1 2 -4 0\n-1 2 0\n1 0\n", tolerant: true) == "accepted")
    #expect(refusal("1 2\n1 0\n", .drat) == "step 1 (line 1): a literal or 0 is expected, not the end of the line")
    #expect(
      refusal("1 2 0 1 0\n", .drat) == "step 1 (line 1): the step ends at its last 0, but ‘1’ follows on the line")
    #expect(refusal("1 2 0\n1 x 0\n") == "step 2 (line 2): a literal or 0 is expected, not ‘x’")
    #expect(refusal("1 2 0\n1 99999999999 0\n") == "step 2 (line 2): literal 99999999999 is beyond 2^31 - 1")
    #expect(refusal("1 2 0\n1 99999999999999999999 0\n").hasPrefix("step 2 (line 2): a literal or 0 is expected"))
  }

  @Test func aClauseThatDoesNotFollow() {
    let judgement = Formula(clauses: [[1, 2], [3, -1]]).judgement(ofRefutation: Array("1 0\n".utf8), format: .drat)
    let bad = BadStep(step: 1, place: .line(1), reason: .notImplied(clause: [1], resolvedWith: [-1, 3]))
    #expect(judgement == .refused(bad))
    #expect(
      bad.reason.description == "the clause (1) follows neither by unit propagation nor by resolution on its first "
        + "literal: its resolvent with (-1 3) does not")
  }

  @Test func theTextBehindTheContradictionIsStillRead() {
    #expect(refusal("1 2 0\n-1 2 0\n1 0\n0\n5 6 0\n") == "accepted")
    #expect(
      refusal("1 2 0\n-1 2 0\n1 0\n0\n5 6\n") == "step 5 (line 5): a literal or 0 is expected, not the end of the line")
  }

  @Test func lratFaults() {
    #expect(refusal("9 1 2 0 4 8 0\n10 1 -2 0 2 6 0\n11 1 0 9 10 0\n12 -1 2 0 3 7 0\n13 0 11 12 1 5 0\n") == "accepted")
    #expect(refusal("8 1 2 0 4 8 0\n") == "step 1 (line 1): identifier 8 is not above 8, the one before")
    #expect(refusal("9 1 2 0 4 77 0\n") == "step 1 (line 1): there is no clause 77")
    #expect(
      refusal("9 1 2 0 4 1 0\n")
        == "step 1 (line 1): hint 1, the clause (-1 -2 -3), is neither unit nor falsified when used")
    #expect(refusal("9 0 0\n") == "step 1 (line 1): the hints of () end without a falsified clause")
    #expect(
      refusal("9 1 0 -1 0\n")
        == "step 1 (line 1): the hints of (1) for its resolvent with clause 1 end without a falsified clause")
    #expect(refusal("9 1 0 -2 0\n") == "step 1 (line 1): clause 2 cannot be resolved with (1) on its first literal")
    #expect(refusal("9 1 2 0 4 0\n") == "step 1 (line 1): the hints of (1 2) leave out its resolvent with clause 7")
    #expect(refusal("8 d 1 1 0\n") == "step 1 (line 1): there is no clause 1")
    #expect(refusal("9 1 2 0 4 8 0\n") == "step 2 (line 2): the proof ends without a contradiction")
    #expect(refusal("9 1 2 0 4 8\n", .lrat) == "step 1 (line 1): a hint or 0 is expected, not the end of the line")
    #expect(refusal("-9 1 2 0 4 8 0\n", .lrat) == "step 1 (line 1): identifier -9 is negative")
  }

  @Test func binaryFaults() {
    func refusal(_ bytes: [UInt8], _ format: ProofFormat) -> String {
      guard case .refused(let bad) = cube.judgement(ofRefutation: bytes, format: format) else { return "accepted" }
      return bad.description
    }
    let a = UInt8(ascii: "a")
    #expect(refusal([a, 2, 4, 0, a, 3, 4, 0, a, 2, 0], .binaryDRAT) == "accepted")
    #expect(refusal([a, 2, 4, 0, a, 2], .binaryDRAT) == "step 2 (byte 4): the proof ends inside a step")
    #expect(
      refusal([a, 2, 4, 0, 7, 2, 0], .binaryDRAT)
        == "step 2 (byte 4): a step begins with the byte ‘a’ or ‘d’, not with 7")
    #expect(refusal([a, 1, 0], .binaryDRAT) == "step 1 (byte 0): 1 is not a literal's code")
    #expect(
      refusal([a] + [UInt8](repeating: 255, count: 12), .binaryDRAT)
        == "step 1 (byte 0): a number has more than 63 bits")
    let plain: [UInt8] = [
      a, 9, 2, 4, 0, 4, 8, 0, a, 10, 2, 5, 0, 2, 6, 0, a, 11, 2, 0, 9, 10, 0, a, 12, 3, 4, 0, 3, 7, 0, a, 13, 0, 11, 12,
      1, 5, 0,
    ]
    #expect(ProofFormat(detectedIn: plain, clauseCount: 8) == .plainBinaryLRAT)
    #expect(refusal(plain, .plainBinaryLRAT) == "accepted")
  }
}
