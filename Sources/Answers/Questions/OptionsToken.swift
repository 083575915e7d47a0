import ConstraintModels

/// What an answer about options said of each item, short enough to travel: with it a later answer tells only what has changed.
///
/// Nothing is remembered on this side. A token has 48 bits (of FNV-1a: Fowler, Noll, Vo) for the product in its slice, and for each item
/// that was told, over what was written of it; one of another catalog, product or slice knows nothing, and everything is told again.
/// Written as eight digits of base 64 each, a dot for an item that was not told.
public struct OptionsToken: Sendable {
  private let model: UInt64
  /// By place: the mark of what was told; 0: nothing.
  private var marks: [UInt64]

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let digitCount = 8

  /// A token of nothing told yet about a model.
  init(of model: ProductModel) {
    let slice = model.slice
    self.model = Self.mark(
      of: "\(model.catalog.digest) \(model.product) \(slice.date) \(slice.market ?? -1) \(slice.plant ?? -1)")
    marks = Array(repeating: 0, count: model.fields.count + model.counts.count)
  }

  /// The token that a text holds; nil: it holds none.
  public init?(_ text: String) {
    var marks: [UInt64] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      if first == UInt8(ascii: ".") {
        marks.append(0)
        rest = rest.dropFirst()
        continue
      }
      guard rest.count >= Self.digitCount else { return nil }
      var mark: UInt64 = 0
      for byte in rest.prefix(Self.digitCount) {
        guard let digit = Self.digits.firstIndex(of: byte) else { return nil }
        mark = mark << 6 | UInt64(digit)
      }
      marks.append(mark)
      rest = rest.dropFirst(Self.digitCount)
    }
    guard let model = marks.first else { return nil }
    self.model = model
    self.marks = Array(marks.dropFirst())
  }

  /// The token as it travels.
  var text: String {
    var text: [UInt8] = []
    for mark in [model] + marks {
      if mark == 0 {
        text.append(UInt8(ascii: "."))
      } else {
        for place in (0..<Self.digitCount).reversed() {
          text.append(Self.digits[Int(mark >> (6 * UInt64(place)) & 63)])
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether it holds that of the item at a place just this was told, in a token about the same model.
  func knows(_ place: Int, as mark: UInt64, in other: OptionsToken) -> Bool {
    model == other.model && marks.count == other.marks.count && marks[place] == mark
  }

  /// Notes what was told of an item.
  mutating func note(_ mark: UInt64, at place: Int) { marks[place] = mark }

  /// The mark of a text; never 0.
  static func mark(of text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return max((hash ^ hash >> 48) & (1 << 48 - 1), 1)
  }
}
