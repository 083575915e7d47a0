import Quantities

extension Checker {
  /// Long sums are added in pairs, so that the term stays shallow: a sum of n is log n deep.
  mutating func sum(_ summands: [Syntax.Summand], range: Range<Int>) -> Value? {
    let numbers = summands.map { number($0.operand) }
    var signed: [(subtracted: Bool, number: Number, range: Range<Int>)] = []
    for (summand, number) in zip(summands, numbers) {
      guard let number else { return nil }
      signed.append((summand.subtracted, number, summand.operand.range))
    }
    if signed.count <= 4 { return sumInOrder(signed) }
    let added = balanced(signed.filter { !$0.subtracted }.map(\.number), range: range)
    let subtracted = balanced(signed.filter(\.subtracted).map(\.number), range: range)
    guard let added, let subtracted else { return nil }
    return arithmetic(range) { () throws(ArithmeticFault) in
      .number(try Number.adding(added, subtracted, subtracting: true))
    }
  }

  private mutating func sumInOrder(_ summands: [(subtracted: Bool, number: Number, range: Range<Int>)]) -> Value? {
    var total = summands[0].number
    for (subtracted, number, range) in summands.dropFirst() {
      let place = summands[0].range.lowerBound..<range.upperBound
      let sum = arithmetic(place) { () throws(ArithmeticFault) in
        try Number.adding(total, number, subtracting: subtracted)
      }
      guard let sum else { return nil }
      total = sum
    }
    return .number(total)
  }

  /// The sum of any number of numbers; of none it is 0.
  mutating func balanced(_ numbers: [Number], range: Range<Int>) -> Number? {
    balanced(numbers, range: range) { (a, b) throws(ArithmeticFault) in
      try Number.adding(a, b, subtracting: false)
    }
  }

  /// Joins numbers in pairs until one is left, so that the term stays shallow; of none it is 0.
  mutating func balanced(
    _ numbers: [Number], range: Range<Int>, _ join: (Number, Number) throws(ArithmeticFault) -> Number
  ) -> Number? {
    var layer = numbers.isEmpty ? [Number(0)] : numbers
    while layer.count > 1 {
      var next: [Number] = []
      for index in stride(from: 0, to: layer.count - 1, by: 2) {
        let (a, b) = (layer[index], layer[index + 1])
        guard let joined = arithmetic(range, { () throws(ArithmeticFault) in try join(a, b) }) else { return nil }
        next.append(joined)
      }
      if layer.count % 2 == 1 { next.append(layer[layer.count - 1]) }
      layer = next
    }
    return layer[0]
  }

  mutating func product(_ factors: [Syntax.Factor]) -> Value? {
    let numbers = factors.map { number($0.operand) }
    guard var total = numbers[0] else { return nil }
    for (factor, number) in zip(factors, numbers).dropFirst() {
      guard let number else { return nil }
      let range = factors[0].operand.range.lowerBound..<factor.operand.range.upperBound
      let place = factor.divided && number.numerator.range.contains(0) ? factor.operand.range : range
      let result = arithmetic(place) { () throws(ArithmeticFault) in
        try factor.divided ? Number.dividing(total, by: number) : Number.multiplying(total, number)
      }
      guard let result else { return nil }
      total = result
    }
    return .number(total)
  }

  mutating func negated(_ operand: Syntax, range: Range<Int>) -> Value? {
    guard var result = number(operand) else { return nil }
    let negative = Term.subtracting(.constant(0), result.numerator)
    let term = arithmetic(range) { () throws(ArithmeticFault) in try negative.orOverflow() }
    guard let term else { return nil }
    result.numerator = term
    return .number(result)
  }
}
