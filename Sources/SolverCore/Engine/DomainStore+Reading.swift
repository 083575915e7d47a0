extension DomainStore {
  /// Whether the variable has a literal for each value.
  @inline(__always)
  func isValued(_ variable: Int32) -> Bool { shapes[variable].literalStart >= 0 }

  /// Smallest value left.
  @inline(__always)
  func lower(_ variable: Int32) -> Int64 {
    let shape = shapes[variable]
    if shape.literalStart < 0 { return bounds[2 &* variable] }
    // An emptied domain reads as its first value until its conflict is handled.
    let place = masks[variable].trailingZeroBitCount & 63
    return values[Int(shape.valueStart) &+ place]
  }

  /// Largest value left.
  @inline(__always)
  func upper(_ variable: Int32) -> Int64 {
    let shape = shapes[variable]
    if shape.literalStart < 0 { return bounds[2 &* variable &+ 1] }
    let mask = masks[variable]
    let place = mask == 0 ? 0 : 63 &- mask.leadingZeroBitCount
    return values[Int(shape.valueStart) &+ place]
  }

  /// Whether one value is left.
  @inline(__always)
  func isFixed(_ variable: Int32) -> Bool {
    if isValued(variable) { return masks[variable] & (masks[variable] &- 1) == 0 }
    return bounds[2 &* variable] == bounds[2 &* variable &+ 1]
  }

  /// Place of a value among the values of a valued or listed domain, or of the first larger one.
  func place(notBelow value: Int64, _ shape: DomainShape) -> Int {
    var low = 0
    var high = Int(shape.count)
    while low < high {
      let middle = (low + high) / 2
      if values[Int(shape.valueStart) + middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Largest value of a ranged variable's root domain at most `value`; one below the smallest when there is none.
  func roundedDown(_ value: Int64, _ variable: Int32) -> Int64 {
    let shape = shapes[variable]
    let least = rootBounds[2 * variable]
    if value < least { return least - 1 }
    if value >= rootBounds[2 * variable + 1] { return rootBounds[2 * variable + 1] }
    if shape.step == 1 { return value }
    if shape.step > 0 { return value - (value - least) % shape.step }
    return values[Int(shape.valueStart) + place(notBelow: value + 1, shape) - 1]
  }

  /// Smallest value of a ranged variable's root domain at least `value`; one above the largest when there is none.
  func roundedUp(_ value: Int64, _ variable: Int32) -> Int64 {
    let shape = shapes[variable]
    let least = rootBounds[2 * variable]
    if value <= least { return least }
    let most = rootBounds[2 * variable + 1]
    if value > most { return most + 1 }
    if shape.step == 1 { return value }
    if shape.step > 0 {
      let rest = (value - least) % shape.step
      return rest == 0 ? value : value + (shape.step - rest)
    }
    return values[Int(shape.valueStart) + place(notBelow: value, shape)]
  }

  /// Place, in a ranged variable's list of bound literals, of the first whose value is at least `value`.
  func node(notBelow value: Int64, _ variable: Int32) -> Int {
    let start = nodes.start(Int(variable))
    var low = 0
    var high = nodes.count(Int(variable))
    while low < high {
      let middle = (low + high) / 2
      if nodes[offset: start + middle].value < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a value belongs to a ranged variable's root domain.
  func isRootValue(_ value: Int64, _ variable: Int32) -> Bool {
    value >= rootBounds[2 * variable] && roundedDown(value, variable) == value
  }
}
