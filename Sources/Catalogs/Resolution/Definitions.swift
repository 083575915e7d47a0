import CatalogXML
import Diagnostics

/// The things of one kind that a catalog defines, by id, each with its index in the order of definition.
struct Definitions {
  /// What messages call one of them, such as `part`.
  let kind: String
  /// Their elements, by index.
  private(set) var elements: [XMLElement] = []
  /// Their ids, for suggestions; without those that have none.
  private(set) var ids: [String] = []
  private var indices: [String: Int] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Defines all of `elements`; of two with the same id the first is meant by it, and the second is reported.
  init(_ kind: String, _ elements: [XMLElement]) {
    self.kind = kind
    self.elements = elements
    for (index, element) in elements.enumerated() {
      guard let id = element.id else { continue }
      if let first = indices[id] {
        diagnostics.append(duplicate(kind, id, at: element.idPlace, first: elements[first].idPlace))
      } else {
        indices[id] = index
        ids.append(id)
      }
    }
  }

  /// The index of the thing of that id.
  func index(of id: String) -> Int? { indices[id] }
}

/// A second thing with the id of an earlier one.
func duplicate(_ kind: String, _ id: String, at place: SourceRange, first: SourceRange) -> Diagnostic {
  Diagnostic(
    "duplicate-id", at: place, "the \(kind) '\(id)' is defined twice", notes: [.init("the first one", at: first)])
}
