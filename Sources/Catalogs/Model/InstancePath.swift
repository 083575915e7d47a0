import Expressions

/// A path to something inside a product, such as `carcass[2].door[1].handle`: ids of components and, at the end, of a
/// characteristic, joined by dots, instances counted from 1.
///
/// Ids may hold dots themselves. So a path is read step by step against what there is: whoever follows it asks for the next
/// step among the ids of the product that it has come to.
public struct InstancePath: Hashable, Sendable {
  /// An id on the way.
  public struct Step: Hashable, Sendable {
    /// Of a component, or at the end of a characteristic.
    public var id: String
    /// nil: none is written, which means the first.
    public var instance: Int?
    /// Where the id stands in the text, in Unicode scalars.
    public var range: Range<Int>
  }

  /// What is left of the path: pieces between dots, each with its number where it has one.
  private var pieces: [Step]

  /// The path in `text`; nil where it has not the form of one.
  public init?(_ text: String) {
    pieces = []
    for word in text.words(separatedBy: ".") {
      let parts = word.text.words(separatedBy: "[")
      let name = parts[0].text
      let start = word.range.lowerBound
      guard name.isPathPiece, parts.count <= 2 else { return nil }
      var instance: Int?
      if parts.count == 2 {
        guard parts[1].text.hasSuffix("]"), let number = Int(parts[1].text.dropLast()), number > 0 else { return nil }
        instance = number
      }
      pieces.append(Step(id: name, instance: instance, range: start..<start + name.unicodeScalars.count))
    }
  }

  /// Whether it says which instance is meant anywhere.
  public var isNumbered: Bool { pieces.contains { $0.instance != nil } }

  /// Whether all of the path has been followed.
  public var isEmpty: Bool { pieces.isEmpty }

  /// The next step: the longest run of pieces that is a known id, which may have a number at its end only. Where none is
  /// known, the first piece, for a message. Requires a path that is not empty.
  public mutating func next(isKnown: (String) -> Bool) -> Step {
    let runs = pieces.prefix(while: { $0.instance == nil }).count
    let candidates = pieces.prefix(min(runs + 1, pieces.count))
    let count = DottedName.length(of: candidates.map(\.id), isKnown: isKnown) ?? 1
    let taken = pieces[..<count]
    pieces.removeFirst(count)
    return Step(
      id: taken.map(\.id).joined(separator: "."), instance: taken[count - 1].instance,
      range: taken[0].range.lowerBound..<taken[count - 1].range.upperBound)
  }
}

extension String {
  /// Whether it may stand between the dots of a path: part of an id.
  fileprivate var isPathPiece: Bool { !isEmpty && unicodeScalars.allSatisfy(\.continuesName) }
}
