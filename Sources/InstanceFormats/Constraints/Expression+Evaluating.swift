extension Expression {
  /// The value where variables have values, exact in 128 bits; nil where it is undefined: a division by 0, a negative power.
  ///
  /// - Throws: where a number on the way does not fit.
  func value(_ variable: (Int) -> Int64) throws(InstanceFault) -> Int128? {
    switch self {
    case .constant(let value): return Int128(value)
    case .variable(let number): return Int128(variable(number))
    case .apply(let name, let operands):
      if name == .in { return try membership(operands, variable) }
      var values: [Int128] = []
      for operand in operands {
        guard let value = try operand.value(variable) else { return nil }
        values.append(value)
      }
      return name.isLogical ? name.truth(of: values).map { $0 ? 1 : 0 } : try name.number(of: values)
    }
  }

  /// Whether the value is there and not 0.
  func isTrue(_ variable: (Int) -> Int64) throws(InstanceFault) -> Bool { (try value(variable) ?? 0) != 0 }

  private func membership(
    _ operands: [Expression], _ variable: (Int) -> Int64
  ) throws(InstanceFault) -> Int128? {
    guard let value = try operands[0].value(variable), case .apply(.set, let members) = operands[1] else { return nil }
    for case .constant(let member) in members where Int128(member) == value { return 1 }
    return 0
  }
}

extension Expression.Operator {
  fileprivate func truth(of values: [Int128]) -> Bool? {
    switch self {
    case .lt: values[0] < values[1]
    case .le: values[0] <= values[1]
    case .ge: values[0] >= values[1]
    case .gt: values[0] > values[1]
    case .ne: values[0] != values[1]
    case .eq: values.allSatisfy { $0 == values[0] }
    case .not: values[0] == 0
    case .and: values.allSatisfy { $0 != 0 }
    case .or: values.contains { $0 != 0 }
    case .xor: values.filter { $0 != 0 }.count % 2 == 1
    case .iff: values.allSatisfy { ($0 != 0) == (values[0] != 0) }
    case .imp: values[0] == 0 || values[1] != 0
    default: nil
    }
  }

  fileprivate func number(of values: [Int128]) throws(InstanceFault) -> Int128? {
    switch self {
    case .neg: return try exact(Int128(0).subtractingReportingOverflow(values[0]))
    case .abs: return values[0] < 0 ? try exact(Int128(0).subtractingReportingOverflow(values[0])) : values[0]
    case .sub: return try exact(values[0].subtractingReportingOverflow(values[1]))
    case .dist:
      let (smaller, larger) = (Swift.min(values[0], values[1]), Swift.max(values[0], values[1]))
      return try exact(larger.subtractingReportingOverflow(smaller))
    case .sqr: return try exact(values[0].multipliedReportingOverflow(by: values[0]))
    case .add: return try fold(values) { $0.addingReportingOverflow($1) }
    case .mul: return try fold(values) { $0.multipliedReportingOverflow(by: $1) }
    case .div: return values[1] == 0 ? nil : try exact(values[0].dividedReportingOverflow(by: values[1]))
    case .mod: return values[1] == 0 ? nil : values[1] == -1 ? 0 : values[0] % values[1]
    case .pow: return try power(values[0], values[1])
    case .min: return values.min()
    case .max: return values.max()
    case .if: return values[0] != 0 ? values[1] : values[2]
    default: return nil
    }
  }

  private func fold(
    _ values: [Int128], _ combine: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) throws(InstanceFault) -> Int128 {
    var total = values[0]
    for value in values.dropFirst() { total = try exact(combine(total, value)) }
    return total
  }

  private func power(_ base: Int128, _ exponent: Int128) throws(InstanceFault) -> Int128? {
    if exponent < 0 { return nil }
    if base.magnitude <= 1 { return exponent == 0 ? 1 : base < 0 && exponent % 2 == 0 ? 1 : base }
    // Of anything larger the 127th power is too large already.
    var result: Int128 = 1
    for _ in 0..<Swift.min(exponent, 127) { result = try exact(result.multipliedReportingOverflow(by: base)) }
    return result
  }

  private func exact(_ result: (partialValue: Int128, overflow: Bool)) throws(InstanceFault) -> Int128 {
    if result.overflow { throw InstanceFault(line: 0, message: "'\(rawValue)' comes to a number beyond 128 bits") }
    return result.partialValue
  }
}
