// Which multiples a sum can be, before any search.
//
// A width in steps of 10 makes every sum of widths a multiple of 10, and a choice between such a width and 0 as well. Bounds
// reasoning does not know: told that four widths add up to 2736 it would try the widths one by one. So the remainders
// of ranged variables are worked out when an engine is built, through equations and through constraints whose result is one of their
// operands, and their domains are thinned out: from then on each bound is rounded to the next value that can be.
//
// Every step states a truth about all solutions, so that stopping early is sound; rounds are bounded because two
// equations may refine each other for ever. (Granger, "Static analysis of arithmetical congruences", 1989.)

/// The domains of a network, ranged ones without the values whose remainder its equations exclude.
struct DomainRefinement {
  /// The domains, by variable.
  private(set) var domains: [Domain]
  /// Whether remainders alone show that there is no solution.
  private(set) var isContradictory = false
  private var hasChanged = false
  private let isRanged: [Bool]

  /// Works out the remainders of a network's ranged variables; costs a few passes over its equations.
  init(_ network: Network) {
    domains = network.domains
    isRanged = network.valueLiterals.map { $0.isEmpty }
    guard isRanged.contains(true) else { return }
    for _ in 0..<8 {
      hasChanged = false
      for selection in network.selections { refine(selection) }
      for enforced in network.constraints where enforced.enforcement == .true {
        if case .congruence(let terms, let limit) = enforced.constraint { refine(terms, limit) }
      }
      if !hasChanged || isContradictory { return }
    }
  }

  private mutating func refine(_ selection: Network.Selection) {
    let classes = selection.operands.map { ResidueClass(domains[Int($0.index)]) }
    confine(selection.result.index, to: classes.dropFirst().reduce(classes[0]) { $0.union($1) })
  }

  /// Solves an equation for each of its variables whose coefficient divides all that is left.
  private mutating func refine(_ terms: [Term], _ limit: Int64) {
    var before = [UInt128](repeating: 0, count: terms.count + 1)
    var rest = Int128(limit)
    for (place, term) in terms.enumerated() {
      let (modulus, remainder) = scaled(term)
      before[place + 1] = greatestCommonDivisor(before[place], modulus)
      rest -= remainder
    }
    var after: UInt128 = 0
    for (place, term) in terms.enumerated().reversed() {
      let (modulus, remainder) = scaled(term)
      let others = Int128(greatestCommonDivisor(before[place], after))
      after = greatestCommonDivisor(after, modulus)
      let coefficient = Int128(term.coefficient)
      let known = rest + remainder
      guard term.item >= 0, isRanged[Int(term.item)], others % coefficient == 0, known % coefficient == 0 else {
        continue
      }
      confine(
        term.item,
        to: ResidueClass(modulus: Int128((others / coefficient).magnitude), remainder: known / coefficient))
      if isContradictory { return }
    }
  }

  /// What a term is a multiple of, and one of its values.
  private func scaled(_ term: Term) -> (modulus: UInt128, remainder: Int128) {
    let coefficient = Int128(term.coefficient)
    if term.item < 0 { return (UInt128(coefficient.magnitude), 0) }
    let members = ResidueClass(domains[Int(term.item)])
    return (UInt128(coefficient.magnitude) * UInt128(members.modulus), coefficient * members.remainder)
  }

  /// Keeps of a ranged variable the values in a class, as far as one progression can say it.
  private mutating func confine(_ variable: Int32, to members: ResidueClass) {
    let old = domains[Int(variable)]
    guard isRanged[Int(variable)], old.step > 0, old.count > 1 else { return }
    let known = ResidueClass(old)
    if members.modulus == 0 {
      guard old.index(of: Int64(clamping: members.remainder)) != nil else {
        isContradictory = true
        return
      }
      return refine(variable, to: Domain([Int64(members.remainder)]))
    }
    // Where neither distance divides the other, the finer class is not pursued.
    guard members.modulus % known.modulus == 0 || known.modulus % members.modulus == 0 else { return }
    let coarse = members.modulus > known.modulus ? known : members
    let fine = members.modulus > known.modulus ? members : known
    guard coarse.contains(fine.remainder) else {
      isContradictory = true
      return
    }
    if fine == known { return }
    let distance = (fine.remainder - Int128(old.lower)) % fine.modulus
    let lower = Int128(old.lower) + (distance < 0 ? distance + fine.modulus : distance)
    guard lower <= Int128(old.upper) else {
      isContradictory = true
      return
    }
    refine(variable, to: Domain(from: Int64(lower), through: old.upper, step: Int64(clamping: fine.modulus)))
  }

  private mutating func refine(_ variable: Int32, to domain: Domain) {
    domains[Int(variable)] = domain
    hasChanged = true
  }
}
