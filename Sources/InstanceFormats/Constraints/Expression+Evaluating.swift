extension Expression {
  /// The value where variables have values; nil where it is undefined: a division by 0, a negative power, or beyond 64 bits.
  func value(_ variable: (Int) -> Int64) -> Int64? {
    switch self {
    case .constant(let value): return value
    case .variable(let number): return variable(number)
    case .apply(let name, let operands):
      if name == .in { return membership(operands, variable) }
      var values: [Int64] = []
      for operand in operands {
        guard let value = operand.value(variable) else { return nil }
        values.append(value)
      }
      return name.isLogical ? name.truth(of: values).map { $0 ? 1 : 0 } : name.number(of: values)
    }
  }

  private func membership(_ operands: [Expression], _ variable: (Int) -> Int64) -> Int64? {
    guard let value = operands[0].value(variable), case .apply(.set, let members) = operands[1] else { return nil }
    return members.contains { $0.value(variable) == value } ? 1 : 0
  }
}

extension Expression.Operator {
  fileprivate func truth(of values: [Int64]) -> Bool? {
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

  fileprivate func number(of values: [Int64]) -> Int64? {
    switch self {
    case .neg: exact(-Int128(values[0]))
    case .abs: exact(Int128(values[0].magnitude))
    case .sub: exact(Int128(values[0]) - Int128(values[1]))
    case .dist: exact(Int128((Int128(values[0]) - Int128(values[1])).magnitude))
    case .sqr: exact(Int128(values[0]) * Int128(values[0]))
    case .add: fold(values) { $0 + $1 }
    case .mul: fold(values) { $0 * $1 }
    case .div: values[1] == 0 ? nil : exact(Int128(values[0]) / Int128(values[1]))
    case .mod: values[1] == 0 ? nil : exact(Int128(values[0]) % Int128(values[1]))
    case .pow: power(values[0], values[1])
    case .min: values.min()
    case .max: values.max()
    case .if: values[0] != 0 ? values[1] : values[2]
    default: nil
    }
  }

  private func fold(_ values: [Int64], _ combine: (Int128, Int128) -> Int128) -> Int64? {
    var total: Int64 = values[0]
    for value in values.dropFirst() {
      guard let next = exact(combine(Int128(total), Int128(value))) else { return nil }
      total = next
    }
    return total
  }

  private func power(_ base: Int64, _ exponent: Int64) -> Int64? {
    if exponent < 0 { return nil }
    if base.magnitude <= 1 { return exponent == 0 ? 1 : base < 0 && exponent % 2 == 0 ? 1 : base }
    if exponent > 62 { return nil }
    var result: Int64? = 1
    for _ in 0..<exponent { result = result.flatMap { exact(Int128($0) * Int128(base)) } }
    return result
  }

  private func exact(_ value: Int128) -> Int64? { Int64(exactly: value) }
}
