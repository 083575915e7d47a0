import JSONLines
import Testing

@testable import Orders

/// A JSON value with its spellings left open, and the one canonical form written by a second hand.
indirect enum RandomJSON {
  case null
  case bool(Bool)
  /// A whole number with as many digits behind the point as `scale` says.
  case number(Int, scale: Int)
  case string(String)
  case array([RandomJSON])
  case object([(String, RandomJSON)])

  static func make(_ random: inout SplitMix, depth: Int) -> RandomJSON {
    switch random.pick(depth == 0 ? 4 : 7) {
    case 0: return .null
    case 1: return .bool(random.one(in: 2))
    case 2: return .number(Int(random.pick(-99_999...99_999)), scale: random.pick(5))
    case 3: return .string(text(&random))
    case 4: return .array((0..<random.pick(5)).map { _ in make(&random, depth: depth - 1) })
    case 5: return .array((0..<random.pick(5)).map { _ in .string(text(&random)) })
    default:
      var members: [(String, RandomJSON)] = []
      for _ in 0..<random.pick(random.one(in: 6) ? 40 : 6) {
        let name = text(&random)
        if members.contains(where: { $0.0 == name }) { continue }
        members.append((name, make(&random, depth: depth - 1)))
      }
      return .object(members)
    }
  }

  private static func text(_ random: inout SplitMix) -> String {
    (0..<random.pick(6)).map { _ in random.element(of: ["a", "B", "0", "é", "衣", "\"", "\\", "\n", "/", "\u{1}"]) }
      .joined()
  }

  var isString: Bool { if case .string = self { true } else { false } }
}

extension RandomJSON {
  /// One of many ways to write it: order of members, white space, spelling of numbers and characters.
  func spelled(_ random: inout SplitMix) -> String {
    let space = random.element(of: ["", "", " ", "\t", "  "])
    switch self {
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .number(let digits, let scale):
      let zeros = random.pick(3)
      return
        "\(digits)\(String(repeating: "0", count: zeros))e\(random.one(in: 2) && scale + zeros == 0 ? "+" : "")\(-scale - zeros)"
    case .string(let text): return Self.quoted(text, &random)
    case .array(let elements):
      let texts = elements.allSatisfy(\.isString) ? Self.shuffled(elements, &random) : elements
      return "[\(space)" + texts.map { $0.spelled(&random) }.joined(separator: ",\(space)") + "]"
    case .object(let members):
      let extra: [(String, RandomJSON)] = random.one(in: 3) ? [("zz-left-out", .null)] : []
      let texts = Self.shuffled(members + extra, &random).map {
        "\(Self.quoted($0.0, &random))\(space):\($0.1.spelled(&random))"
      }
      return "{" + texts.joined(separator: "\(space),") + "\(space)}"
    }
  }

  private static func shuffled<Element>(_ list: [Element], _ random: inout SplitMix) -> [Element] {
    var (rest, result) = (list, [Element]())
    while !rest.isEmpty { result.append(rest.remove(at: random.pick(rest.count))) }
    return result
  }

  private static func quoted(_ text: String, _ random: inout SplitMix) -> String {
    let parts = text.unicodeScalars.map { scalar -> String in
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || random.one(in: 4) {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      return String(scalar)
    }
    return "\"\(parts.joined())\""
  }

  /// The canonical form as a value: members sorted by their bytes, none that is null, numbers in lowest digits, lists of strings as sets.
  var canonical: String {
    switch self {
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .number(var digits, var scale):
      while scale > 0, digits % 10 == 0 { (digits, scale) = (digits / 10, scale - 1) }
      return "\(digits)/\(scale)"
    case .string(let text): return "<\(text)>"
    case .array(let elements):
      guard elements.allSatisfy(\.isString) else { return "[\(elements.map(\.canonical).joined(separator: ","))]" }
      return "[\(Set(elements.map(\.canonical)).sorted(by: Self.precedes).joined(separator: ","))]"
    case .object(let members):
      let kept = members.filter { if case .null = $0.1 { false } else { true } }
      let sorted = kept.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
      return "{\(sorted.map { "<\($0.0)>:\($0.1.canonical)" }.joined(separator: ","))}"
    }
  }

  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.dropLast().lexicographicallyPrecedes(b.utf8.dropLast())
  }
}

/// Digests of orders: the same for all spellings of the same content, and in the form that is promised.
struct CanonicalFormTests {
  @Test(arguments: UInt64(0)..<200)
  func allSpellingsHaveOneDigest(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let value = RandomJSON.make(&random, depth: 3)
    var digester = OrderDigester()
    let first = try withJSON(Self.order(value, &random)) { digester.digest(of: $0).hexadecimal }
    let text = String(decoding: digester.canonicalText, as: UTF8.self)
    for _ in 0..<6 {
      let spelled = Self.order(value, &random)
      let again = try withJSON(spelled) { digester.digest(of: $0).hexadecimal }
      #expect(again == first, "\(spelled)")
    }
    let reread = try withJSON(text) { Self.reading($0) }
    let expected = value.canonical == "null" ? "{}" : "{<configuration>:\(value.canonical)}"
    #expect(reread == expected, "\(text)")
    #expect(try withJSON(text) { digester.digest(of: $0).hexadecimal } == first, "the canonical form is its own")
  }

  @Test(arguments: UInt64(0)..<100)
  func otherContentHasAnotherDigest(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let (a, b) = (RandomJSON.make(&random, depth: 2), RandomJSON.make(&random, depth: 2))
    var digester = OrderDigester()
    let first = try withJSON(Self.order(a, &random)) { digester.digest(of: $0).hexadecimal }
    let second = try withJSON(Self.order(b, &random)) { digester.digest(of: $0).hexadecimal }
    #expect((first == second) == (a.canonical == b.canonical))
  }

  @Test func theFormItself() throws {
    var digester = OrderDigester()
    _ = try withJSON(
      #" {"configuration":{"b":[ "y","x","y"], "a":{"n":1.50,"z":null},"c":[2,"q",1]},"é":-0.0e5,"customer":["y","x","y"]}"#
    ) {
      digester.digest(of: $0)
    }
    #expect(
      String(decoding: digester.canonicalText, as: UTF8.self)
        == #"{"configuration":{"a":{"n":1.5},"b":["x","y"],"c":[2,"q",1]},"customer":["y","x","y"],"é":0}"#)
  }

  /// An order whose configuration is the value: there lists of strings are sets.
  private static func order(_ value: RandomJSON, _ random: inout SplitMix) -> String {
    #"{"configuration":\#(value.spelled(&random))}"#
  }

  /// The text read back in the order in which it stands.
  private static func reading(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .integer, .number: value.decimal.map { "\($0.mantissa)/\($0.scale)" } ?? "?"
    case .string: "<\(value.string!)>"
    case .array: "[\(value.elements.map { reading($0) }.joined(separator: ","))]"
    case .object: "{\(value.members.map { "<\($0.name)>:\(reading($0.value))" }.joined(separator: ","))}"
    }
  }
}
