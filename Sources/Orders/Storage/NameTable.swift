/// Names to numbers, looked up by their UTF-8 bytes without making a string.
///
/// Open addressing with linear probing over FNV-1a hashes, at most half full; built once, then only read.
public final class NameTable: Sendable {
  /// In the order given; for suggestions.
  public let allNames: [String]
  private let names: [[UInt8]]
  private let numbers: [Int]
  /// Index into `names` plus one; 0: free.
  private let places: [Int32]
  private let mask: Int

  /// Where a name stands twice, the first counts.
  public init(_ entries: [(name: String, number: Int)]) {
    allNames = entries.map(\.name)
    names = entries.map { Array($0.name.utf8) }
    numbers = entries.map(\.number)
    var capacity = 4
    while capacity < entries.count * 2 { capacity *= 2 }
    mask = capacity - 1
    var places = [Int32](repeating: 0, count: capacity)
    for (i, name) in names.enumerated() {
      var place = unsafe name.withUnsafeBytes { unsafe Int(truncatingIfNeeded: Self.hash($0)) } & (capacity - 1)
      while places[place] != 0, names[Int(places[place]) - 1] != name { place = (place + 1) & (capacity - 1) }
      if places[place] == 0 { places[place] = Int32(i + 1) }
    }
    self.places = places
  }

  /// The number of the name, or nil. Cost: one hash over the bytes and, nearly always, one comparison.
  public func number(of name: UnsafeRawBufferPointer) -> Int? {
    var place = unsafe Int(truncatingIfNeeded: Self.hash(name)) & mask
    while places[place] != 0 {
      let candidate = Int(places[place]) - 1
      if unsafe equals(names[candidate], name) { return numbers[candidate] }
      place = (place + 1) & mask
    }
    return nil
  }

  public func number(of name: String) -> Int? {
    var copy = name
    return copy.withUTF8 { unsafe number(of: UnsafeRawBufferPointer($0)) }
  }

  private func equals(_ a: [UInt8], _ b: UnsafeRawBufferPointer) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where unsafe a[i] != b[i] { return false }
    return true
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for i in 0..<bytes.count { hash = unsafe (hash ^ UInt64(bytes[i])) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
  }
}
