/// A step of a proof as the tests make and damage it, and the four ways to write it.
struct WrittenStep: Equatable {
  var isDeletion = false
  var identifier: Int64 = 0
  var literals: [Int32] = []
  var hints: [Int64] = []

  static func add(_ literals: [Int32]) -> WrittenStep { WrittenStep(literals: literals) }
  static func delete(_ literals: [Int32]) -> WrittenStep { WrittenStep(isDeletion: true, literals: literals) }

  var drat: String { (isDeletion ? "d " : "") + literals.map { "\($0) " }.joined() + "0\n" }

  var lrat: String {
    let tail = hints.map { "\($0) " }.joined() + "0\n"
    return isDeletion ? "\(identifier) d \(tail)" : "\(identifier) " + literals.map { "\($0) " }.joined() + "0 " + tail
  }

  var binaryDRAT: [UInt8] { [mark] + literals.flatMap(Self.bytes) + [0] }

  var binaryLRAT: [UInt8] {
    let tail = hints.flatMap(Self.bytes) + [0]
    return isDeletion ? [mark] + tail : [mark] + Self.bytes(identifier) + literals.flatMap(Self.bytes) + [0] + tail
  }

  private var mark: UInt8 { UInt8(ascii: isDeletion ? "d" : "a") }

  private static func bytes(_ number: some BinaryInteger) -> [UInt8] {
    var rest = UInt64(number.magnitude) * 2 + (number < 0 ? 1 : 0)
    var bytes: [UInt8] = []
    while rest > 127 {
      bytes.append(UInt8(rest % 128) + 128)
      rest /= 128
    }
    return bytes + [UInt8(rest)]
  }
}

extension [WrittenStep] {
  var drat: [UInt8] { [UInt8](map(\.drat).joined().utf8) }
  var lrat: [UInt8] { [UInt8](map(\.lrat).joined().utf8) }
  var binaryDRAT: [UInt8] { flatMap(\.binaryDRAT) }
  var binaryLRAT: [UInt8] { flatMap(\.binaryLRAT) }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
