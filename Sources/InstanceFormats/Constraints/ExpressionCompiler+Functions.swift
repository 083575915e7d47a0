import SolverCore

// Functions of sums, each with a variable for its result.

extension ExpressionCompiler {
  /// A function of sums as a sum.
  ///
  /// - Parameter bounds: what the constraint requires of the result anyway; products beyond them are not made room for.
  mutating func apply(
    _ name: Expression.Operator, to parts: [LinearForm], within bounds: ClosedRange<Int128>
  ) throws(InstanceFault) -> LinearForm {
    switch name {
    case .neg: return try parts[0].times(-1)
    case .add, .sub:
      var total = parts[0]
      for part in parts.dropFirst() { try total.add(part, times: name == .add ? 1 : -1) }
      return total
    case .mul:
      var product = parts[0]
      for place in parts.indices.dropFirst() {
        product = try self.product(product, parts[place], within: place == parts.count - 1 ? bounds : .everything)
      }
      return product
    case .sqr: return try product(parts[0], parts[0], within: bounds)
    case .pow: return try power(parts[0], parts[1], within: bounds)
    case .abs: return try absolute(parts[0])
    case .dist:
      var difference = parts[0]
      try difference.add(parts[1], times: -1)
      return try absolute(difference)
    case .min, .max: return try extremum(parts, isLargest: name == .max)
    case .div: return try quotient(parts[0], parts[1])
    case .mod: return try remainder(parts[0], parts[1])
    case .if: return try choice(parts)
    default: throw InstanceFault(line: 0, message: "'\(name.rawValue)' is no number")
    }
  }

  /// The variable that a sum is, or a new one that equals it.
  mutating func variable(_ form: LinearForm) throws(InstanceFault) -> Variable {
    if let variable = form.variable { return variable }
    let variable = try makeVariable(form.lower, form.upper)
    network.addLinear([Term(-1, variable)] + form.terms, .equal, -form.constant)
    return variable
  }

  private mutating func makeVariable(_ lower: Int128, _ upper: Int128) throws(InstanceFault) -> Variable {
    let limit = Int128(Network.valueLimit)
    guard lower >= -limit, upper <= limit else { throw Self.beyondLimit }
    return network.makeVariable(Int64(lower)...Int64(upper))
  }

  private func form(_ variable: Variable) -> LinearForm { LinearForm(variable, network.bounds(of: variable)) }

  private mutating func product(
    _ left: LinearForm, _ right: LinearForm, within bounds: ClosedRange<Int128>
  ) throws(InstanceFault) -> LinearForm {
    if left.isConstant { return try right.times(left.constant) }
    if right.isConstant { return try left.times(right.constant) }
    // Variables lie within 2^60, so that the corners fit into 128 bits.
    let factors = (try variable(left), try variable(right))
    let corners = [
      left.lower * right.lower, left.lower * right.upper, left.upper * right.lower, left.upper * right.upper,
    ]
    let lower = corners.reduce(corners[0]) { min($0, $1) }
    let upper = corners.reduce(corners[0]) { max($0, $1) }
    guard lower <= bounds.upperBound, upper >= bounds.lowerBound else { return unsatisfiable() }
    let result = try makeVariable(max(lower, bounds.lowerBound), min(upper, bounds.upperBound))
    network.addProduct(result, factors.0, factors.1)
    return form(result)
  }

  private mutating func power(
    _ base: LinearForm, _ exponent: LinearForm, within bounds: ClosedRange<Int128>
  ) throws(InstanceFault) -> LinearForm {
    guard exponent.isConstant, (0...62).contains(exponent.constant) else {
      throw InstanceFault(line: 0, message: "a power whose exponent varies, of variables with many values")
    }
    var result = LinearForm(constant: 1)
    for place in 0..<exponent.constant {
      result = try product(result, base, within: place == exponent.constant - 1 ? bounds : .everything)
    }
    return result
  }

  private mutating func absolute(_ part: LinearForm) throws(InstanceFault) -> LinearForm {
    if part.lower >= 0 { return part }
    let operand = try variable(part)
    let result = try makeVariable(0, max(part.upper, -part.lower))
    network.addAbsolute(result, of: operand, isCounted: true)
    return form(result)
  }

  private mutating func extremum(_ parts: [LinearForm], isLargest: Bool) throws(InstanceFault) -> LinearForm {
    var operands: [Variable] = []
    for part in parts { operands.append(try variable(part)) }
    let first = parts[0]
    let lower = parts.reduce(first.lower) { isLargest ? max($0, $1.lower) : min($0, $1.lower) }
    let upper = parts.reduce(first.upper) { isLargest ? max($0, $1.upper) : min($0, $1.upper) }
    let result = try makeVariable(lower, upper)
    if isLargest {
      network.addMaximum(result, of: operands, isCounted: true)
    } else {
      network.addMinimum(result, of: operands, isCounted: true)
    }
    return form(result)
  }

  /// Rounded towards zero: down where both have the same sign, else up.
  private mutating func quotient(_ left: LinearForm, _ right: LinearForm) throws(InstanceFault) -> LinearForm {
    let (dividend, divisor) = (try variable(left), try variable(right))
    let most = max(left.lower.magnitude, left.upper.magnitude)
    let isPositive = left.lower >= 0 && right.lower >= 0
    let result = try makeVariable(isPositive ? 0 : -Int128(most), Int128(most))
    let isDown = same(network.literal(dividend, atMost: -1), network.literal(divisor, atMost: -1))
    network.addQuotient(result, dividend, divisor, rounding: .down, if: [isDown])
    if isDown != .true { network.addQuotient(result, dividend, divisor, rounding: .up, if: [!isDown]) }
    return form(result)
  }

  /// What the quotient, rounded towards zero, leaves: it has the dividend's sign.
  private mutating func remainder(_ left: LinearForm, _ right: LinearForm) throws(InstanceFault) -> LinearForm {
    // The quotient times the divisor lies between 0 and the dividend.
    let whole = try product(
      try quotient(left, right), right, within: min(left.lower, 0)...max(left.upper, 0))
    let most = max(Int128(max(right.lower.magnitude, right.upper.magnitude)) - 1, 0)
    let result = try makeVariable(
      left.lower >= 0 ? 0 : max(-most, left.lower), left.upper <= 0 ? 0 : min(most, left.upper))
    var difference = left
    try difference.add(whole, times: -1)
    network.addLinear([Term(-1, result)] + difference.terms, .equal, -difference.constant)
    return form(result)
  }

  private mutating func choice(_ parts: [LinearForm]) throws(InstanceFault) -> LinearForm {
    let test = network.literal(parts[0].terms, .notEqual, -parts[0].constant)
    let (yes, no) = (try variable(parts[1]), try variable(parts[2]))
    let result = try makeVariable(min(parts[1].lower, parts[2].lower), max(parts[1].upper, parts[2].upper))
    network.addChoice(result, if: test, then: yes, else: no)
    return form(result)
  }
}
