import FlatArrays
import Testing

@testable import DecisionGraphs

struct NaturalTests {
  @Test("Arithmetic agrees with 128-bit numbers")
  func agreesWithWideIntegers() {
    var random = SampleGenerator(state: 3)
    for _ in 0..<500 {
      let (x, y) = (random.next() >> (random.next() % 64), random.next() >> (random.next() % 64))
      let (a, b) = (Natural(x), Natural(y))
      #expect((a + b).description == (UInt128(x) + UInt128(y)).description)
      #expect((a * b).description == (UInt128(x) * UInt128(y)).description)
      #expect((a < b) == (x < y))
      let shift = Int(random.next() % 64)
      #expect((a << shift).description == (UInt128(x) << shift).description)
      #expect((a << shift) >> shift == a)
      var difference = a * b + a
      difference -= a
      #expect(difference == a * b)
    }
  }

  @Test("Large powers print exactly")
  func printsPowers() {
    #expect((Natural(1) << 200).description == "1606938044258990275541962092341162602522202993782792835301376")
    #expect(
      (1...40).reduce(Natural(1)) { $0 * Natural($1) }.description == "815915283247897734345611269596115894272000000000"
    )
    #expect(Natural().description == "0")
  }

  @Test("The digits give the number back")
  func digitsGiveTheNumberBack() {
    var random = SampleGenerator(state: 6)
    for _ in 0..<300 {
      let limbs = (0..<(1 + random.next() % 9)).map { _ in
        [0, .max, random.next(), random.next() >> (random.next() % 64)][Int(random.next() % 4)]
      }
      let number = Natural(limbs: limbs)
      let again = number.description.utf8.reduce(Natural()) { $0 * Natural(10) + Natural(UInt64($1 - 48)) }
      #expect(again == number)
    }
    let chunk: UInt64 = 10_000_000_000_000_000_000
    for _ in 0..<2000 {
      let high = [0, chunk - 1, random.next() % chunk][Int(random.next() % 3)]
      let low = [0, UInt64.max, random.next()][Int(random.next() % 3)]
      #expect(Natural.divide(high, low) == chunk.dividingFullWidth((high, low)))
    }
  }

  @Test("Accumulators agree with naturals")
  func accumulates() {
    var random = SampleGenerator(state: 4)
    for _ in 0..<300 {
      var accumulator = LimbAccumulator(capacity: 40)
      let exponent = Int(random.next() % 200)
      accumulator.setOne()
      accumulator.shift(by: exponent)
      var natural = Natural(1) << exponent
      for _ in 0..<3 {
        let limbs = FlatArray([random.next(), random.next() >> (random.next() % 64), 0])
        accumulator.multiply(by: limbs, 0..<3)
        natural = natural * Natural(limbs: [limbs[0], limbs[1]])
        let shift = Int(random.next() % 130)
        accumulator.shift(by: shift)
        natural = natural << shift
      }
      #expect(accumulator.natural == natural)
    }
  }

  @Test("Sums in place agree with naturals")
  func addsInPlace() {
    var random = SampleGenerator(state: 5)
    for _ in 0..<300 {
      let limbs = (0..<4).map { _ in random.next() % 3 == 0 ? UInt64.max : random.next() }
      let sum = FlatArray(Array(limbs[..<2]) + [0])
      sum.add(FlatArray([7] + limbs[2...] + [0]), 1..<4)
      let expected = Natural(limbs: limbs[..<2]) + Natural(limbs: limbs[2...])
      #expect(Natural(limbs: (0..<3).map { sum[$0] }) == expected)
      sum.halve()
      #expect(Natural(limbs: (0..<3).map { sum[$0] }) == expected >> 1)
    }
  }
}
