import Catalogs
import Quantities

extension JSONTree {
  /// The order with a mistake as people and their programs make them.
  func mistaken(in catalog: Catalog, _ product: Int, _ random: inout SeededGenerator) -> JSONTree {
    guard case .object(var members) = self, let last = members.indices.last else { return self }
    let leaf = random.below(max(1, members[last].value.leafCount))
    var letters = random
    defer { random = letters }
    switch random.below(11) {
    case 0, 1: _ = members[last].value.changeMember(from: leaf) { $0.misspellName(&letters) }
    case 2, 3: _ = members[last].value.changeMember(from: leaf) { $0.misspellValue(&letters) }
    case 4: _ = members[last].value.changeMember(from: leaf) { $0.mistype() }
    case 5, 6:
      if !members[last].value.changeMember(from: leaf, { $0.exaggerate() }) { members.set("quantity", .literal("0")) }
    case 7: members.set("ordered", .text("2026-11-31"))
    case 8: members.set("market", .text(letters.pick(["US", "CH", "china", "APAC"])))
    case 9: members.set("quantity", .literal(letters.pick(["0", "1.5", "\"two\"", "-3"])))
    default: members[letters.below(2)].name = letters.pick(["orderId", "Product", "id", "sku"])
    }
    return .object(members)
  }
}

extension [JSONTree.Member] {
  /// Gives the member of that name another value, or adds it before the configuration.
  fileprivate mutating func set(_ name: String, _ value: JSONTree) {
    removeAll { $0.name == name }
    insert(JSONTree.Member(name, value), at: count - 1)
  }
}

extension JSONTree.Member {
  fileprivate mutating func misspellName(_ random: inout SeededGenerator) -> Bool {
    name = misspelt(name, &random)
    return true
  }

  fileprivate mutating func misspellValue(_ random: inout SeededGenerator) -> Bool {
    guard case .text(let text) = value, text.utf8.allSatisfy({ $0 < 128 }) else { return false }
    value = .text(misspelt(text, &random))
    return true
  }

  /// A number or truth value as text, a value's id as number, a list as one text.
  fileprivate mutating func mistype() -> Bool {
    switch value {
    case .literal(let literal): value = .text(literal)
    case .text: value = .literal("7")
    case .list: value = .text("all")
    case .object: return false
    }
    return true
  }

  /// A number far beyond any range.
  fileprivate mutating func exaggerate() -> Bool {
    guard case .literal(let literal) = value, literal != "true", literal != "false" else { return false }
    value = .literal("99\(literal)")
    return true
  }
}

/// Two letters exchanged, one left out, or one twice.
private func misspelt(_ word: String, _ random: inout SeededGenerator) -> String {
  var letters = Array(word)
  guard letters.count > 2 else { return word + word }
  let place = random.number(in: 1...letters.count - 2)
  switch random.below(3) {
  case 0 where letters[place] != letters[place + 1]: letters.swapAt(place, place + 1)
  case 1: letters.remove(at: place)
  default: letters.insert(letters[place], at: place)
  }
  return String(letters)
}

/// A line that is no JSON, or no order: cut short, typed by hand, written by a careless program.
func malformed(_ line: String, _ random: inout SeededGenerator) -> String {
  let length = line.unicodeScalars.count
  switch random.below(9) {
  case 0, 1, 2: return String(line.unicodeScalars.prefix(random.number(in: 1...length - 1)))
  case 3: return line.replacing("\"customer\":{\"name\":\"", with: "\"customer\":{\"name\":\"\\x")
  case 4: return line.replacing("\"", with: "'")
  case 5: return line.dropLast() + ",}"
  case 6: return random.pick(["Where is my order?", "订单什么时候发货？", "# exported from the shop, 2026-11-24"])
  case 7: return "[\(line)]"
  default: return line.replacing(":", with: "=", maxReplacements: 1)
  }
}
