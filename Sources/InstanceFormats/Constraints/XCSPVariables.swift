import SolverCore

/// The variables of an XCSP3 instance while it is read: names, arrays, domains.
struct XCSPVariables {
  /// An array and where its first element is among the variables.
  struct Shape {
    var name: String
    var sizes: [Int]
    var start: Int
  }

  /// The names in order.
  private(set) var names: [String] = []
  /// The values of each as ascending ranges; an array's element without a domain does not exist and has none.
  var domains: [[ClosedRange<Int64>]] = []
  private var shapes: [String: Shape] = [:]
  private var places = NameIndex()

  /// The most variables that are read.
  static let most = 1 << 22

  /// Adds a variable of its own.
  mutating func add(_ name: String, _ domain: [ClosedRange<Int64>]) throws(InstanceFault) {
    try addName(name)
    domains.append(domain)
  }

  /// Adds the elements of an array, without domains yet.
  mutating func addArray(_ name: String, sizes: [Int]) throws(InstanceFault) {
    var count = 1
    for size in sizes {
      let (product, isOverflow) = count.multipliedReportingOverflow(by: size)
      guard size > 0, !isOverflow, product + names.count <= Self.most else {
        throw InstanceFault(line: 0, message: "the array '\(name)' is empty or too large")
      }
      count = product
    }
    guard shapes[name] == nil, places[name] == nil, !sizes.isEmpty else {
      throw InstanceFault(line: 0, message: "a second variable or array named '\(name)', or one without sizes")
    }
    shapes[name] = Shape(name: name, sizes: sizes, start: names.count)
    for element in 0..<count {
      try addName(name + suffix(element, sizes))
      domains.append([])
    }
  }

  private mutating func addName(_ name: String) throws(InstanceFault) {
    guard !name.isEmpty, shapes[name] == nil, places.insert(name, at: names.count) else {
      throw InstanceFault(
        line: 0, message: name.isEmpty ? "a variable without an id" : "a second variable named '\(name)'")
    }
    names.append(name)
  }

  private func suffix(_ element: Int, _ sizes: [Int]) -> String {
    var rest = element
    var suffix = ""
    for size in sizes.reversed() {
      suffix = "[\(rest % size)]" + suffix
      rest /= size
    }
    return suffix
  }

  /// Whether a variable exists: an array's element without a domain does not.
  func exists(_ place: Int) -> Bool { !domains[place].isEmpty }

  /// The variable with exactly this name.
  func place(_ name: String) -> Int? {
    guard let place = places[name], exists(place) else { return nil }
    return place
  }

  /// The variables that a reference like `x`, `x[2]`, `x[]`, `x[1..3][]` stands for, in order; nil where it stands for none.
  func references(_ word: String) -> [Int]? {
    if let place = places[word] { return exists(place) ? [place] : nil }
    return elements(word)?.filter(exists)
  }

  /// The elements that `x[1..3]` stands for, with a domain or without.
  func elements(_ word: String) -> [Int]? {
    let parts = word.split(separator: "[", omittingEmptySubsequences: false)
    guard let first = parts.first, let shape = shapes[String(first)] else { return nil }
    var found = [0]
    var indices = Array(parts.dropFirst())
    // The name of an array alone stands for all of it.
    if indices.isEmpty { indices = shape.sizes.map { _ in "]" } }
    guard indices.count == shape.sizes.count else { return nil }
    for (index, size) in zip(indices, shape.sizes) {
      guard index.last == "]", let range = range(index.dropLast(), size) else { return nil }
      found = found.flatMap { place in range.map { place * size + $0 } }
    }
    return found.map { shape.start + $0 }
  }

  private func range(_ text: Substring, _ size: Int) -> ClosedRange<Int>? {
    if text.isEmpty { return 0...(size - 1) }
    let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = Int(ends[0]), let last = Int(ends[ends.count - 1]), first >= 0, first <= last, last < size else {
      return nil
    }
    return first...last
  }
}
