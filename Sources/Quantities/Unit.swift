/// A unit of measure, known by its code in UN/ECE Recommendation 20.
public struct Unit: Sendable {
  /// The common code of UN/ECE Recommendation 20, such as `MMT`.
  public let code: String
  /// As people write it, such as `mm`; of one piece it is `pc`; the code where there is nothing else.
  public let symbol: String
  /// What it measures.
  public let dimension: Dimension
  /// How many of the dimension's base unit one of this unit is, exactly; the base units are those of the SI.
  public let factor: FixedDecimal
  /// Position in the table of units: equality and hashing are by it.
  private let index: Int

  /// The unit of that code, upper case; nil where the table has none such.
  public init?(code: String) {
    guard let index = Unit.indices[code] else { return nil }
    self = Unit.all[index]
  }

  /// Reads a line of the list.
  private init(index: Int, line: ArraySlice<UInt8>) {
    let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard fields.count == 4, let factor = FixedDecimal(String(decoding: fields[3], as: UTF8.self)) else {
      preconditionFailure("a line has a code, a symbol, a dimension and an exact factor")
    }
    code = String(decoding: fields[0], as: UTF8.self)
    symbol = String(decoding: fields[1], as: UTF8.self)
    dimension = Dimension(String(decoding: fields[2], as: UTF8.self), of: code)
    self.factor = factor
    self.index = index
  }

  /// Every unit of the Recommendation: first those of the trade by dimension and size, then the others by code.
  public static let all: [Unit] = Array(list.utf8).split(separator: UInt8(ascii: "\n")).enumerated().map {
    Unit(index: $0.offset, line: $0.element)
  }
  private static let indices = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.index) })

  /// The codes of `all`, for suggestions.
  public static var codes: [String] { all.map(\.code) }

  /// One piece.
  public static let one = known("C62")
  /// The unit of most dimensions in the trade.
  public static let millimetre = known("MMT")
  /// The base unit of time.
  public static let second = known("SEC")
  /// 60 seconds.
  public static let minute = known("MIN")
  /// 3,600 seconds.
  public static let hour = known("HUR")
  /// 86,400 seconds.
  public static let day = known("DAY")

  private static func known(_ code: String) -> Unit {
    guard let unit = Unit(code: code) else { preconditionFailure("the table holds \(code)") }
    return unit
  }
}

extension Unit {
  /// How many of `target` one of this unit is, as an exact decimal; nil where the dimensions differ or the decimal
  /// would not end, as from minutes to hours.
  public func conversionFactor(to target: Unit) -> FixedDecimal? {
    guard let ratio = conversionRatio(to: target), case let denominator = ratio.denominator else { return nil }
    for scale in 0...18 where Int128(ratio.numerator) * Int128(powerOfTen(scale)) % Int128(denominator) == 0 {
      return FixedDecimal(
        exactly: Int128(ratio.numerator) * Int128(powerOfTen(scale)) / Int128(denominator), scale: scale)
    }
    return nil
  }

  /// How many of `target` one of this unit is, as a reduced fraction; nil where the dimensions differ.
  public func conversionRatio(to target: Unit) -> (numerator: Int64, denominator: Int64)? {
    guard dimension == target.dimension else { return nil }
    let scale = max(factor.scale, target.factor.scale)
    guard let numerator = factor.mantissa(atScale: scale), let denominator = target.factor.mantissa(atScale: scale)
    else { return nil }
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    return (numerator / a, denominator / a)
  }
}

extension Unit: Hashable, CustomStringConvertible {
  public static func == (a: Self, b: Self) -> Bool { a.index == b.index }
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }
  public var description: String { code }
}
