import SolverCore

extension Formula {
  /// The clauses of a network, with those that say that a variable takes exactly one of its values.
  ///
  /// Formula variables are the network's Boolean variables, number 0 being the constant.
  ///
  /// - Throws: `unsupported` for ranged variables and for constraints other than clauses.
  init(_ network: Network) throws(CompilationStop) {
    self.init(variableCount: network.literalCount)
    if network.constraintCount > 0 { throw .unsupported("constraints other than clauses") }
    add([0])
    for place in 0..<network.clauseCount { add(network.clause(at: place).lazy.map(\.code)) }
    for place in 0..<network.variableCount {
      let variable = network.variable(at: place)
      guard network.isValued(variable) else { throw .unsupported("variables with more than 64 values") }
      let values = network.valueLiterals(of: variable)
      if values.count > 2 { addExactlyOne(values.map(\.code)) }
    }
  }

  private mutating func addExactlyOne(_ literals: [Int32]) {
    add(literals)
    for (place, literal) in literals.enumerated() {
      for other in literals.dropFirst(place + 1) { add([literal ^ 1, other ^ 1]) }
    }
  }

  /// The clauses in their order, hashed.
  var fingerprint: NetworkFingerprint {
    var (low, high) = (UInt64(variableCount), UInt64(clauseCount))
    func mix(_ word: UInt64) {
      low = (low ^ word) &* 0x9E37_79B9_7F4A_7C15
      low ^= low >> 29
      high = (high &+ word) &* 0xD6E8_FEB8_6659_FD93
      high ^= high >> 32
    }
    for literal in literals { mix(UInt64(literal)) }
    for end in ends { mix(UInt64(end)) }
    return NetworkFingerprint(low: low, high: high)
  }
}
