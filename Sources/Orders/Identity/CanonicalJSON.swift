import JSONLines
import Quantities

/// Writes a JSON value in one form for all the ways in which the same content can be written: members sorted by the bytes
/// of their names, no white space, numbers of any length in one spelling, members that are `null` left out; inside the
/// configuration lists of strings sorted and each string once (a multiple choice is a set; it has no order).
///
/// In the spirit of RFC 8785, which sorts by UTF-16 and keeps `null`. The digest of an order is taken over this form.
struct CanonicalJSON: ~Copyable {
  /// Members of the objects that are open, innermost last; one array for all, reused.
  private var members: [JSONMember] = []
  private var strings: [JSONString] = []

  init() {}

  /// Writes an order line; `configuration` is the member in which lists of strings are sets.
  mutating func write(order: JSONValue, into writer: inout JSONWriter) {
    write(order, isOrder: true, hasSets: false, into: &writer)
  }

  private mutating func write(_ value: JSONValue, isOrder: Bool = false, hasSets: Bool, into writer: inout JSONWriter) {
    switch value.kind {
    case .object: writeObject(value, isOrder: isOrder, hasSets: hasSets, into: &writer)
    case .array: writeArray(value, hasSets: hasSets, into: &writer)
    case .string: writer.string(value.string!)
    case .integer, .number:
      if let decimal = value.decimal {
        writer.decimal(decimal.normalized)
      } else {
        writer.raw(unsafe canonicalNumber(Array(value.number!.bytes)))
      }
    case .null, .true, .false: writer.raw(source: value.source)
    }
  }

  private mutating func writeObject(
    _ object: JSONValue, isOrder: Bool, hasSets: Bool, into writer: inout JSONWriter
  ) {
    let first = members.count
    for member in object.members where !member.value.isNull { members.append(member) }
    sortMembers(from: first)
    writer.openObject()
    for i in first..<members.count {
      writer.key(named: members[i].name)
      let isConfiguration = isOrder && members[i].name == "configuration"
      write(members[i].value, hasSets: hasSets || isConfiguration, into: &writer)
    }
    writer.closeObject()
    members.removeLast(members.count - first)
  }

  private mutating func writeArray(_ array: JSONValue, hasSets: Bool, into writer: inout JSONWriter) {
    let first = strings.count
    var isSet = hasSets
    for element in array.elements {
      if isSet, let string = element.string { strings.append(string) } else { isSet = false }
    }
    writer.openArray()
    if isSet {
      strings[first...].sort { $0.precedes($1) }
      for i in first..<strings.count where i == first || strings[i] != strings[i - 1] { writer.string(strings[i]) }
    } else {
      for element in array.elements { write(element, hasSets: hasSets, into: &writer) }
    }
    writer.closeArray()
    strings.removeLast(strings.count - first)
  }

  /// Insertion sort while the names come nearly in order or are few; else the library's.
  private mutating func sortMembers(from first: Int) {
    if members.count - first > 24 {
      members[first...].sort { $0.name.precedes($1.name) }
      return
    }
    for i in first..<members.count {
      var j = i
      while j > first, members[j].name.precedes(members[j - 1].name) {
        members.swapAt(j, j - 1)
        j -= 1
      }
    }
  }
}

extension JSONString {
  /// By bytes, a prefix first.
  func precedes(_ other: JSONString) -> Bool {
    let length = min(count, other.count)
    for i in 0..<length {
      let (a, b) = unsafe (bytes[i], other.bytes[i])
      if a != b { return a < b }
    }
    return count < other.count
  }
}
