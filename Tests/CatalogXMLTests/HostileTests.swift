import CatalogXML
import Diagnostics
import Testing

@Suite struct HostileTests {
  static let doctypeRefused =
    "error: a catalog has no document type declaration: remove <!DOCTYPE …>, and write entities out [doctype-refused]"

  @Test(arguments: [
    "<!DOCTYPE lolz [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><lolz>&c;</lolz>",
    "<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><r a='&b;'/>",
    "<!DOCTYPE r [<!ENTITY % p '&#37;p;&#37;p;'>%p;]><r/>",
    "<!DOCTYPE r [<!ENTITY a '&a;'>]><r>&a;</r>",
    "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><r>&x;</r>",
    "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'><r/>",
    "<!DOCTYPE r PUBLIC '-//x' 'http://127.0.0.1:9/x.dtd' [ ]><r/>",
  ])
  func doctypes(text: String) {
    #expect(refusal("<?xml version='1.0'?>\n" + text) == ["c.xml:2:1: " + Self.doctypeRefused])
  }

  @Test func inclusionIsForeign() throws {
    let text = catalog("<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='/etc/hostname' parse='text'/>")
    #expect(try read(text).root.children.isEmpty)
    #expect(!(try read(text).root.hasText))
  }

  @Test func depth() {
    func nested(_ depth: Int) -> String {
      catalog(String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth))
    }
    #expect(refusal(nested(63)).isEmpty)
    let expected = ["c.xml:1:234: error: the element 'a' is nested too deeply (limit 'depth': 64) [limit-depth]"]
    #expect(refusal(nested(64)) == expected)
    #expect(refusal(nested(20_000)) == expected)
    let foreign = catalog("<f:a xmlns:f='u:f'>" + String(repeating: "<f:a>", count: 99))
    #expect(refusal(foreign).first?.contains("[limit-depth]") == true)
  }

  @Test func attributes() {
    func tag(_ count: Int) -> String { "<a" + (0..<count).map { "\n b\($0) = '=>'" }.joined() + "/>" }
    #expect(refusal(catalog(tag(256))).isEmpty)
    let expected = [
      "c.xml:258:2: error: the attribute 'b256' is one too many for one element (limit 'attributes': 256) "
        + "[limit-attributes]"
    ]
    #expect(refusal(catalog(tag(257))) == expected)
    #expect(refusal(catalog("<!-- a < b -->" + tag(20_000))) == expected)
    #expect(
      refusal(
        catalog("<!-- " + String(repeating: "=", count: 999) + "--><a b='\(String(repeating: "=", count: 999))'/>")
      ).isEmpty)
  }

  @Test func namespaces() {
    let few = (0..<4).map { " xmlns:n\($0)='u:\($0)'" }.joined()
    var limits = XMLLimits()
    limits.namespaces = 5
    #expect(refusal(catalog("<a\(few)/><a\(few)/>"), limits: limits).isEmpty)
    #expect(
      refusal(catalog("<a\(few)><b xmlns:m='u:m'/></a>"), limits: limits) == [
        "c.xml:1:108: error: too many namespace declarations are in force (limit 'namespaces': 5) [limit-namespaces]"
      ])
  }

  @Test func lengths() {
    let name = String(repeating: "n", count: 1024)
    #expect(refusal(catalog("<\(name) \(name)='1'/>")).isEmpty)
    let shown = String(repeating: "n", count: 64) + "…"
    let words = "the name '\(shown)' is too long, in bytes (limit 'name-length': 1024) [limit-name-length]"
    #expect(refusal(catalog("<n\(name)/>")) == ["c.xml:1:45: error: " + words])
    #expect(refusal(catalog("<a n\(name)='1'/>")) == ["c.xml:1:47: error: " + words])
    #expect(refusal("<" + String(repeating: "n", count: 60_000)).first?.hasSuffix("[limit-name-length]") == true)
    #expect(refusal(catalog("<a/>" + String(repeating: "text = ", count: 2000))).isEmpty)
    var limits = XMLLimits()
    limits.valueLength = 30
    #expect(refusal(catalog("<a b='\(name.prefix(30))'/>"), limits: limits).isEmpty)
    #expect(
      refusal(catalog("<a b='\(name.prefix(31))'/>"), limits: limits) == [
        "c.xml:1:47: error: the value of the attribute 'b' is too long, in bytes (limit 'value-length': 30) "
          + "[limit-value-length]"
      ])
  }

  @Test func nodesAndBytes() {
    var limits = XMLLimits()
    limits.nodes = 5
    #expect(refusal(catalog("<a/><a b=''/>"), limits: limits).isEmpty)
    #expect(
      refusal(catalog("<a/><a b=''/><a/>"), limits: limits) == [
        "c.xml:1:58: error: the file has too many elements and attributes (limit 'nodes': 5) [limit-nodes]"
      ])
    limits.bytes = 61
    #expect(refusal(catalog("<a/><a/>"), limits: limits).isEmpty)
    let expected = "c.xml:1:1: error: the file has too many bytes (limit 'bytes': 61) [limit-bytes]"
    #expect(refusal(catalog("<a/><a/> "), limits: limits) == [expected])
    let endless = #expect(throws: DiagnosedFailure.self) {
      try readDocument(path: "/dev/zero", file: "c.xml", limits: limits)
    }
    #expect(endless?.diagnostics.map { $0.text() } == [expected])
  }

  @Test func defaults() {
    let limits = XMLLimits()
    #expect((limits.bytes, limits.depth, limits.attributes) == (268_435_456, 64, 256))
    #expect((limits.nameLength, limits.nodes, limits.valueLength) == (1024, 20_000_000, 1_048_576))
  }

  @Test func manyThreads() async {
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<16 {
        group.addTask {
          let good = try? read(catalog("<a id='\(index)'/>")).root.children[0].attribute("id")?.value
          return good == "\(index)" && refusal("<!DOCTYPE a><a/>").count == 1
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
