import FlatArrays

// What the engine tells its proof log, if it has one.
//
// Conflict analysis resolves reasons with each other, and each reason it looks at is either a clause that the log knows or an
// explanation, handed over as a premise at that moment. So the negation of what was learned makes unit propagation go through the
// same reasons, in the order of the trail, into the same conflict. Explanations leave out what holds at the root, but premises must not:
// while a log is kept, `explain` puts root antecedents aside, and the facts of the root are themselves explained and written
// before the first line that rests on them. Facts of the root are also written as clauses of one literal, so that a
// clause may be deleted that once implied them.

extension Engine {
  /// Begins to write a proof, or ends it.
  mutating func keepProof(_ log: ProofLog?) {
    proof = log
    analysis.keepsRoot = log != nil
  }

  /// Hands over the explanation just made of an entry, or of the conflict.
  mutating func provePremise(_ entry: Int32?, _ source: ProofLog.Source) {
    guard let proof else { return }
    var clause: [Int32] = []
    var isTautology = false
    for list in 0...1 {
      for index in 0..<(list == 0 ? analysis.antecedents.count : analysis.rootAntecedents.count) {
        let place = list == 0 ? analysis.antecedents[index] : analysis.rootAntecedents[index]
        append(negated: true, trail[place].entry, to: &clause, &isTautology, proof)
      }
    }
    if let entry { append(negated: false, entry, to: &clause, &isTautology, proof) }
    if !isTautology { proof.add(premise: clause, source) }
  }

  /// Writes the learned clause, after the root facts that it may rest on.
  mutating func proveLearned() {
    guard let proof else { return }
    proveRoot()
    proof.add((0..<analysis.learned.count).map { proof.number(analysis.learned[$0]) })
  }

  /// Writes that the failed assumptions exclude each other; with none, that is the empty clause.
  mutating func proveFailure() {
    guard let proof else { return }
    proveRoot()
    var clause: [Int32] = []
    for index in 0..<analysis.failed.count {
      // An assumption that is false by name excludes itself.
      if analysis.failed[index] == .false { return proof.flush() }
      if analysis.failed[index] != .true { clause.append(-proof.number(analysis.failed[index])) }
    }
    proof.add(clause)
    proof.flush()
  }

  /// Writes that the clauses of the root contradict each other.
  mutating func proveContradiction() {
    guard proof != nil else { return }
    analysis.failed.truncate(to: 0)
    proveFailure()
  }

  /// Writes that propagating the root met a conflict.
  mutating func proveRootConflict() {
    guard proof != nil else { return }
    explainConflict()
    analysis.antecedents.truncate(to: 0)
    proveContradiction()
  }

  /// Writes what became known at the root.
  mutating func proveRoot() {
    guard let proof else { return }
    let end = trail.level == 0 ? trail.count : Int(trail.levelStarts[0])
    while proof.nextRootPlace < end {
      let place = Int32(proof.nextRootPlace)
      proof.nextRootPlace += 1
      // Clauses move; the reason of an old root fact may point anywhere, and is not needed.
      if trail[place].reason.kind != .clause { explain(place: place) }
      let entry = trail[place].entry
      if entry > 1 { proof.add([proof.number(Literal(code: entry))]) }
    }
  }

  /// Says that a literal made now stands for a bound that the proof has spoken of before.
  mutating func proveMeaning(of literal: Literal, _ variable: Int32, _ value: Int64) {
    guard let proof, let known = proof.knownNumber(.init(variable: variable, value: value)) else { return }
    proof.add(premise: [-known, proof.number(literal)], .domain)
    proof.add(premise: [known, -proof.number(literal)], .domain)
  }

  /// Hands over a clause that joins the formula.
  mutating func provePremise(_ literals: some Sequence<Literal>, _ source: ProofLog.Source) {
    guard let proof else { return }
    var clause: [Int32] = []
    for literal in literals {
      if literal == .true { return }
      if literal != .false { clause.append(proof.number(literal)) }
    }
    proof.add(premise: clause, source)
  }

  private func append(
    negated: Bool, _ entry: Int32, to clause: inout [Int32], _ isTautology: inout Bool, _ proof: ProofLog
  ) {
    let number: Int32
    switch fact(of: entry) {
    case .literal(let fact):
      let literal = negated ? !fact : fact
      if literal == .true { isTautology = true }
      if literal.boolean == 0 { return }
      number = proof.number(literal)
    case .bound(let key, let isUpper):
      let atMost = proof.number(key)
      number = isUpper != negated ? atMost : -atMost
    }
    if clause.contains(-number) { isTautology = true }
    if !clause.contains(number) { clause.append(number) }
  }

  /// An entry of the trail as a literal, or as a bound that has none.
  private enum Fact {
    case literal(Literal)
    case bound(ProofLog.BoundKey, isUpper: Bool)
  }

  private func fact(of entry: Int32) -> Fact {
    if entry >= 0 { return .literal(Literal(code: entry)) }
    let event = domains.events[~entry]
    let variable = event.bound >> 1
    let isUpper = event.bound & 1 != 0
    // "At least v" is the negation of "at most" the value before v.
    let value = isUpper ? event.value : domains.roundedDown(event.value - 1, variable)
    if let literal = knownLiteral(variable, atMost: value) { return .literal(isUpper ? literal : !literal) }
    return .bound(ProofLog.BoundKey(variable: variable, value: value), isUpper: isUpper)
  }
}

extension Engine {
  /// Writes that a learned clause at a place of the old clause words is dropped; clauses of the formula are left to the checker.
  func proveDeletion(_ place: Int32, of old: borrowing FlatArray<Int32>) {
    guard let proof, old[place + 1] != 0 else { return }
    let start = place + ClauseStore.header
    proof.delete((start..<(start + old[place])).map { proof.number(Literal(code: old[$0])) })
  }

  /// Writes that the literals of a clause that are left follow, and drops the longer clause.
  func proveShortening(of place: Int32, to literals: borrowing FlatArray<Literal>, _ old: borrowing FlatArray<Int32>) {
    guard let proof else { return }
    var shorter: [Int32] = []
    for index in 0..<literals.count { shorter.append(proof.number(literals[index])) }
    proof.add(shorter)
    proveDeletion(place, of: old)
  }
}
