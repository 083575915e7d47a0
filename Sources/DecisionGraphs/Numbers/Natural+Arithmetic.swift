extension Natural {
  /// The sum; O(limbs).
  public static func + (left: Natural, right: Natural) -> Natural {
    var sum = left
    sum += right
    return sum
  }

  /// Adds a number.
  public static func += (left: inout Natural, right: Natural) {
    var limbs = left.limbs
    if limbs.count < right.limbs.count { limbs += Array(repeating: 0, count: right.limbs.count - limbs.count) }
    var carry: UInt64 = 0
    for place in limbs.indices {
      if place >= right.limbs.count && carry == 0 { break }
      let addend = place < right.limbs.count ? right.limbs[place] : 0
      let (partial, first) = limbs[place].addingReportingOverflow(addend)
      let (sum, second) = partial.addingReportingOverflow(carry)
      limbs[place] = sum
      carry = (first ? 1 : 0) + (second ? 1 : 0)
    }
    if carry > 0 { limbs.append(carry) }
    left = Natural(limbs: limbs)
  }

  /// Takes away a number that is not larger.
  static func -= (left: inout Natural, right: Natural) {
    precondition(right <= left, "a natural number would become negative")
    var limbs = left.limbs
    var borrow: UInt64 = 0
    for place in limbs.indices {
      let (partial, first) = limbs[place].subtractingReportingOverflow(
        place < right.limbs.count ? right.limbs[place] : 0)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      limbs[place] = difference
      borrow = (first ? 1 : 0) + (second ? 1 : 0)
    }
    left = Natural(limbs: limbs)
  }

  /// The product; O(limbs of one times limbs of the other).
  public static func * (left: Natural, right: Natural) -> Natural {
    if left.isZero || right.isZero { return Natural() }
    var product = [UInt64](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (place, factor) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (other, limb) in right.limbs.enumerated() {
        let wide = factor.multipliedFullWidth(by: limb)
        let (partial, first) = product[place + other].addingReportingOverflow(wide.low)
        let (sum, second) = partial.addingReportingOverflow(carry)
        product[place + other] = sum
        carry = wide.high + (first ? 1 : 0) + (second ? 1 : 0)
      }
      product[place + right.limbs.count] = carry
    }
    return Natural(limbs: product)
  }

  /// The number times a power of two.
  public static func << (left: Natural, bits: Int) -> Natural {
    if left.isZero { return left }
    let (whole, part) = (bits / 64, UInt64(bits % 64))
    var limbs = [UInt64](repeating: 0, count: whole)
    var carry: UInt64 = 0
    for limb in left.limbs {
      limbs.append(limb << part | carry)
      carry = part == 0 ? 0 : limb >> (64 - part)
    }
    limbs.append(carry)
    return Natural(limbs: limbs)
  }

  /// The number divided by a power of two, rounded down.
  public static func >> (left: Natural, bits: Int) -> Natural {
    let (whole, part) = (bits / 64, UInt64(bits % 64))
    if whole >= left.limbs.count { return Natural() }
    var limbs = Array(left.limbs[whole...])
    if part > 0 {
      for place in limbs.indices {
        let above = place + 1 < limbs.count ? limbs[place + 1] : 0
        limbs[place] = limbs[place] >> part | above << (64 - part)
      }
    }
    return Natural(limbs: limbs)
  }
}
