extension Formula {
  /// Judges a refutation of this formula, step by step from the first, in memory linear in the text and the clauses
  /// that live.
  ///
  /// DRAT is checked forward: every added clause must follow, used later or not, by unit propagation (RUP) or by
  /// resolution on the first literal written (RAT). A deletion of a clause that is the reason of a unit is passed over,
  /// as drat-trim does; one of a clause that is not there is refused, or passed over too if
  /// `toleratingUnknownDeletions`. A contradiction by unit propagation suffices. LRAT is checked by its hints alone,
  /// and the empty clause must be among the steps.
  ///
  /// - Parameter format: how the refutation is written; detected from its bytes if nil.
  public func judgement(
    ofRefutation proof: [UInt8], format: ProofFormat? = nil, toleratingUnknownDeletions: Bool = false
  ) -> Judgement {
    let format = format ?? ProofFormat(detectedIn: proof, clauseCount: clauseCount)
    var reader = ProofReader(proof, format: format)
    do {
      return .accepted(try acceptance(&reader, toleratingUnknownDeletions))
    } catch {
      return .refused(error)
    }
  }

  private func acceptance(
    _ reader: inout ProofReader, _ toleratesUnknownDeletions: Bool
  ) throws(BadStep) -> Acceptance {
    if reader.format.hasHints {
      var checker = LRATChecker(self)
      return try checker.check(&reader)
    }
    var checker = DRATChecker(self, toleratesUnknownDeletions: toleratesUnknownDeletions)
    return try checker.check(&reader)
  }
}
