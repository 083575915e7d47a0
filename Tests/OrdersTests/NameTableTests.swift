import Testing

@testable import Orders

/// The table of names, held against a dictionary.
struct NameTableTests {
  @Test(arguments: UInt64(0)..<40)
  func findsWhatADictionaryFinds(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func name() -> String {
      String((0..<random.pick(4)).map { _ in Character(random.element(of: ["a", "b", "é", "衣"])) })
    }
    let entries = (0..<random.pick(80)).map { (name: name(), number: $0) }
    let twin = Dictionary(entries.map { ($0.name, $0.number) }) { first, _ in first }
    let table = NameTable(entries)
    for _ in 0..<300 {
      let asked = name()
      #expect(table.number(of: asked) == twin[asked])
    }
    #expect(table.allNames == entries.map(\.name))
  }
}
