import CatalogXML
import Diagnostics
import Testing

@Suite struct MalformedTests {
  @Test(arguments: [
    (
      "<a>\n <b></c></a>",
      [
        "c.xml:2:7: error: the end tag '</c>' does not match '<b>' [malformed-xml]\n"
          + "  c.xml:2:3: note: '<b>' starts here"
      ]
    ),
    (
      "<a x='1' y='2'\n x='3'/>",
      [
        "c.xml:2:2: error: the attribute 'x' is there twice [malformed-xml]\n  c.xml:1:47: note: 'x' stands here first"
      ]
    ),
    ("<a 衣='a < b'/>", ["c.xml:1:52: error: '<' inside an attribute's value; write 'lt' or '&lt;' [malformed-xml]"]),
    (
      "<p:a/><a q:x='1'/>",
      [
        "c.xml:1:45: error: the prefix 'p' is not declared [undeclared-prefix]",
        "c.xml:1:53: error: the prefix 'q' is not declared [undeclared-prefix]",
      ]
    ),
    (
      "<a x='衣&nbsp;'>&copy;</a>",
      [
        "c.xml:1:51: error: the entity '&nbsp;' is not known; XML itself has lt, gt, amp, quot and apos [undeclared-entity]",
        "c.xml:1:59: error: the entity '&copy;' is not known; XML itself has lt, gt, amp, quot and apos [undeclared-entity]",
      ]
    ),
    ("<a x=1/>", ["c.xml:1:49: error: an attribute's value must stand in quotes [malformed-xml]"]),
    ("<a>\u{1}</a>", ["c.xml:1:47: error: a character that XML does not allow [malformed-xml]"]),
  ])
  func placesAndWords(content: String, expected: [String]) {
    let found = refusal(catalog(content))
    #expect(Array(found.prefix(expected.count)) == expected)
  }

  @Test func ends() {
    #expect(
      refusal("<catalog xmlns='urn:orderwright:catalog:1'>\n<a>\n") == [
        "c.xml:3:1: error: the end tag '</a>' is missing [malformed-xml]\n  c.xml:2:2: note: '<a>' starts here"
      ])
    #expect(
      refusal(catalog("") + "\n<b/>") == [
        "c.xml:2:1: error: there is something after the end of the root element [malformed-xml]"
      ])
    #expect(
      refusal("") == ["c.xml:1:1: error: an element was expected; the file is empty or is no XML [malformed-xml]"])
    #expect(
      refusal("hello") == ["c.xml:1:1: error: an element was expected; the file is empty or is no XML [malformed-xml]"])
  }

  /// Whatever is cut off or put in, reading ends with a tree or with diagnostics, never with a crash.
  @Test func anyDamage() {
    let whole = Array(
      ("<?xml version='1.0'?>" + catalog("<a x='1&lt;' b:c='衣'>t&amp;<![CDATA[x]]><!--c--><?p q?><b/></a>")).utf8)
    for cut in whole.indices {
      #expect(!refusal(Array(whole[..<cut])).isEmpty)
      for byte in [UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "'"), 0, 0xFF, UInt8(ascii: ">")] {
        var damaged = whole
        damaged[cut] = byte
        _ = refusal(damaged)
        damaged.insert(byte, at: cut)
        _ = refusal(damaged)
      }
    }
  }

  @Test func complaintsAreBounded() {
    let found = refusal(catalog(String(repeating: "<p:a/>", count: 1000)))
    #expect(found.count == 100)
  }

  @Test func encodings() {
    #expect(
      refusal([0xFF, 0xFE, 0x3C, 0x00]) == [
        "c.xml:1:1: error: the file is in UTF-16 or UTF-32; save it as UTF-8 [encoding]"
      ])
    #expect(
      refusal(Array("<衣>\n<".utf8) + [0xE9, 0x20]) == [
        "c.xml:2:2: error: the byte 0xE9 is not UTF-8 here; save the file as UTF-8 [encoding]"
      ])
    #expect(
      refusal("<?xml version='1.0' encoding='GB18030'?>" + catalog("")) == [
        "c.xml:1:31: error: the encoding 'GB18030' is not read; save the file as UTF-8 [encoding]\n"
          + "  did you mean 'UTF-8'?"
      ])
    #expect(refusal("<?xml version='1.0' encoding='US-ASCII'?>" + catalog("衣")).isEmpty)
  }

  @Test func unreadableFile() throws {
    let failure = #expect(throws: DiagnosedFailure.self) {
      try readDocument(path: "/nowhere/catalog.xml", file: "catalog.xml")
    }
    #expect(
      failure?.diagnostics.map { $0.text() } == [
        "error: cannot read 'catalog.xml': No such file or directory [file-unreadable]"
      ])
  }
}
