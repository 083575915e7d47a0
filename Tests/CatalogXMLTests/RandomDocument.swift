import Diagnostics

/// A generated document that knows what stands where because it counted while it was written.
struct RandomDocument {
  struct Character {
    var scalar: Unicode.Scalar
    var line: Int
    var column: Int
  }

  struct Attribute {
    var name: String
    var value: [Character]
    var end: (line: Int, column: Int)
  }

  struct Element {
    var name: String
    var line: Int
    var column: Int
    var attributes: [Attribute] = []
    var text: [Character] = []
    var children: [Element] = []
  }

  private(set) var text = ""
  private(set) var root: Element
  private var line = 1
  private var column = 1
  private var seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
    root = Element(name: "", line: 0, column: 0)
    root = element("catalog", " xmlns='urn:orderwright:catalog:1' xmlns:f='urn:f'", depth: 0)
  }

  private mutating func random(_ bound: Int) -> Int {
    // SplitMix64 (Steele, Lea, Flood 2014).
    seed &+= 0x9E37_79B9_7F4A_7C15
    var z = seed
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private mutating func write(_ piece: String) {
    for scalar in piece.unicodeScalars { (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1) }
    text += piece
  }

  private mutating func pick(_ pieces: [String]) -> String { pieces[random(pieces.count)] }

  private mutating func element(_ name: String, _ declarations: String, depth: Int) -> Element {
    write("<")
    var element = Element(name: name, line: line, column: column)
    write(name + declarations)
    for index in 0..<random(4) { attribute(index, of: &element) }
    write(pick(["", " ", "\n", "\r\n\t"]))
    if random(4) == 0 {
      write("/>")
      return element
    }
    write(">")
    for _ in 0..<random(6) { content(of: &element, depth: depth) }
    write("</\(name)" + pick(["", " ", "\n"]) + ">")
    return element
  }

  private mutating func attribute(_ index: Int, of element: inout Element) {
    write(pick([" ", "\n", "\r\n  ", "\t", " f:x\(index)='>&lt;'  "]))
    var attribute = Attribute(name: "\(pick(["a", "属性", "b-"]))\(index)", value: [], end: (0, 0))
    write(attribute.name + pick(["=", " = ", "=\n"]))
    let quote = pick(["'", "\""])
    write(quote)
    for _ in 0..<random(8) {
      let piece = pick(Self.pieces + (quote == "'" ? ["\""] : ["'"]) + [">", "]]>", "\t", "/>"])
      attribute.value += characters(piece, isValue: true)
    }
    attribute.end = (line, column)
    write(quote)
    element.attributes.append(attribute)
  }

  private static let pieces = [
    "a", "衣柜", "😀", "é", "e\u{301}", " ", "\n", "\r\n", "\r", "&lt;", "&#10;", "&#x9;", "&#13;", "&amp;", "&#38;",
    "&#x1F600;", "&quot;", "&apos;", "&gt;", "=",
  ]

  private mutating func content(of element: inout Element, depth: Int) {
    switch random(8) {
    case 0 where depth < 4:
      element.children.append(self.element(pick(["product", "规则", "x.y-z"]), "", depth: depth + 1))
    case 1: write("<!-- <no a='\n'> & 衣 -->")
    case 2: write("<?go <no> ?>")
    case 3: write("<f:out f:a='1'><product>hid\nden</product><f:out/></f:out>")
    case 4:
      write("<![CDATA[")
      for _ in 0..<random(4) { element.text += characters(pick(["<no>", "&lt;", "衣", "\r\n", "]]"]), isLiteral: true) }
      write("]]>")
    default: for _ in 0..<random(5) { element.text += characters(pick(Self.pieces + ["'", "\"", "\t"])) }
    }
  }

  private static let references: [(String, Unicode.Scalar)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"), ("&#10;", "\n"), ("&#x9;", "\t"),
    ("&#13;", "\r"), ("&#38;", "&"), ("&#x1F600;", "😀"),
  ]

  /// Writes one piece and says which characters a parser makes of it.
  private mutating func characters(_ piece: String, isValue: Bool = false, isLiteral: Bool = false) -> [Character] {
    // A line feed right after a carriage return would be one line end with it.
    let piece = piece == "\n" && text.unicodeScalars.last == "\r" ? " " : piece
    if !isLiteral, let (_, scalar) = Self.references.first(where: { $0.0 == piece }) {
      defer { write(piece) }
      return [Character(scalar: scalar, line: line, column: column)]
    }
    if ["\n", "\r\n", "\r", "\t"].contains(piece) {
      defer { write(piece) }
      return [Character(scalar: isValue ? " " : piece == "\t" ? "\t" : "\n", line: line, column: column)]
    }
    return piece.unicodeScalars.map { scalar in
      defer { write(String(scalar)) }
      return Character(scalar: scalar, line: line, column: column)
    }
  }
}
