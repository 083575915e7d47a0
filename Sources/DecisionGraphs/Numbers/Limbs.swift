import FlatArrays

/// Arithmetic on limbs that lie in flat arrays, so that passes over a graph allocate nothing.
///
/// A number here is a count of limbs in use, lowest first, at the start of an accumulator.
struct LimbAccumulator: ~Copyable {
  /// The limbs; those beyond `count` are stale.
  var limbs: FlatArray<UInt64>
  /// Limbs in use; 0 for zero.
  var count = 0
  private var product: FlatArray<UInt64>

  /// Zero, with room for numbers of a size.
  init(capacity: Int) {
    limbs = FlatArray(repeating: 0, count: capacity + 2)
    product = FlatArray(repeating: 0, count: capacity + 2)
  }

  /// Becomes 1.
  @inline(__always)
  mutating func setOne() {
    count = 1
    limbs[0] = 1
  }

  /// Becomes a number that lies in limbs, leading zeros allowed.
  mutating func set(_ other: borrowing FlatArray<UInt64>, _ range: Range<Int>) {
    count = range.count
    for place in 0..<count { limbs[place] = other[range.lowerBound &+ place] }
    trim()
  }

  /// Multiplies by a number that lies in limbs.
  mutating func multiply(by other: borrowing FlatArray<UInt64>, _ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound && other[end &- 1] == 0 { end &-= 1 }
    let width = end &- range.lowerBound
    if count == 0 || width == 0 {
      count = 0
      return
    }
    if width == 1 {
      multiply(by: other[range.lowerBound])
    } else if count == 1 {
      let factor = limbs[0]
      for place in 0..<width { limbs[place] = other[range.lowerBound &+ place] }
      count = width
      multiply(by: factor)
    } else {
      multiplyLong(by: other, range.lowerBound, width)
    }
  }

  /// Multiplies by one limb that is not 0.
  @inline(__always)
  private mutating func multiply(by factor: UInt64) {
    if factor == 1 { return }
    var carry: UInt64 = 0
    for place in 0..<count {
      let wide = factor.multipliedFullWidth(by: limbs[place])
      let (sum, overflow) = wide.low.addingReportingOverflow(carry)
      limbs[place] = sum
      carry = wide.high &+ (overflow ? 1 : 0)
    }
    if carry == 0 { return }
    limbs[count] = carry
    count &+= 1
  }

  private mutating func multiplyLong(by other: borrowing FlatArray<UInt64>, _ start: Int, _ width: Int) {
    for place in 0..<(count &+ width) { product[place] = 0 }
    for place in 0..<width {
      let factor = other[start &+ place]
      var carry: UInt64 = 0
      for own in 0..<count {
        let wide = factor.multipliedFullWidth(by: limbs[own])
        let (partial, first) = product[place &+ own].addingReportingOverflow(wide.low)
        let (sum, second) = partial.addingReportingOverflow(carry)
        product[place &+ own] = sum
        carry = wide.high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      product[place &+ count] = carry
    }
    count &+= width
    swap(&limbs, &product)
    trim()
  }

  /// Multiplies by a power of two.
  mutating func shift(by exponent: Int) {
    if count == 0 || exponent == 0 { return }
    if exponent < 64 { return multiply(by: 1 << UInt64(exponent)) }
    let (whole, part) = (exponent / 64, UInt64(exponent % 64))
    limbs[count] = 0
    var place = count
    while place >= 0 {
      let below = place > 0 && part > 0 ? limbs[place &- 1] >> (64 &- part) : 0
      limbs[place &+ whole] = limbs[place] << part | below
      place &-= 1
    }
    for place in 0..<whole { limbs[place] = 0 }
    count &+= whole &+ 1
    trim()
  }

  /// Adds this number to one that lies in limbs and has room for the sum.
  func add(to other: borrowing FlatArray<UInt64>, _ range: Range<Int>) {
    var carry: UInt64 = 0
    var place = 0
    while place < count || carry > 0 {
      if range.lowerBound &+ place == range.upperBound { break }
      let addend = place < count ? limbs[place] : 0
      let (partial, first) = other[range.lowerBound &+ place].addingReportingOverflow(addend)
      let (sum, second) = partial.addingReportingOverflow(carry)
      other[range.lowerBound &+ place] = sum
      carry = (first ? 1 : 0) &+ (second ? 1 : 0)
      place &+= 1
    }
    assert(carry == 0, "a count outgrew its room")
  }

  /// The number as a value.
  var natural: Natural { Natural(limbs: (0..<count).map { limbs[$0] }) }

  @inline(__always)
  private mutating func trim() {
    while count > 0 && limbs[count &- 1] == 0 { count &-= 1 }
  }
}

/// Sums of numbers that lie in limbs.
extension FlatArray<UInt64> {
  /// Adds as many limbs as there are here; the sum must have room.
  func add(_ other: borrowing FlatArray<UInt64>, _ range: Range<Int>) {
    var carry: UInt64 = 0
    for place in 0..<range.count {
      let (partial, first) = self[place].addingReportingOverflow(other[range.lowerBound &+ place])
      let (sum, second) = partial.addingReportingOverflow(carry)
      self[place] = sum
      carry = (first ? 1 : 0) &+ (second ? 1 : 0)
    }
    assert(carry == 0, "a sum outgrew its room")
  }

  /// Halves the number, rounding down.
  func halve() {
    var above: UInt64 = 0
    for place in (0..<count).reversed() {
      let limb = self[place]
      self[place] = limb >> 1 | above
      above = limb << 63
    }
  }
}
