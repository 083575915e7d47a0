/// What the language allows of one element: the single source for checking, suggestions and the schema's agreement.
struct ElementDescription: Sendable {
  /// Whether text may stand directly inside.
  enum Text: Sendable { case none, required }

  let name: String
  let attributes: [AttributeDescription]
  /// Names of the elements that may stand directly inside, in the order of the reference.
  let children: [String]
  /// Those of `children` that may stand there once at most.
  let singleChildren: [String]
  let text: Text

  /// A `?` after a child's name means at most once.
  init(_ name: String, _ attributes: [AttributeDescription] = [], children: [String] = [], text: Text = .none) {
    self.name = name
    self.attributes = attributes
    self.children = children.map { $0.hasSuffix("?") ? String($0.dropLast()) : $0 }
    singleChildren = children.filter { $0.hasSuffix("?") }.map { String($0.dropLast()) }
    self.text = text
  }
}

/// One attribute of an element.
struct AttributeDescription: Sendable {
  let name: String
  /// What its text must look like.
  let kind: ValueKind
  let isRequired: Bool

  /// One that must be there.
  static func required(_ name: String, _ kind: ValueKind) -> Self { Self(name: name, kind: kind, isRequired: true) }

  /// One that may be left out.
  static func optional(_ name: String, _ kind: ValueKind) -> Self { Self(name: name, kind: kind, isRequired: false) }
}

/// The form that an attribute's text must have, apart from what it refers to.
enum ValueKind: Sendable, Equatable {
  /// Defines a thing: an NCName.
  case id
  /// Defines a thing among its siblings: an NCName or a plain number such as `10`.
  case step
  /// One id.
  case reference
  /// Ids or paths separated by white space; may be empty.
  case references
  /// A characteristic by id or path, such as `door.handle`.
  case path
  /// An id or a plain number, several joined by `/`.
  case slashPath
  /// Anything.
  case text
  case expression
  /// A whole number within bounds.
  case integer(ClosedRange<Int64>)
  case decimal
  /// A decimal that is not negative.
  case amount
  case boolean
  /// One of the words.
  case word([String])
  /// Some of the words, separated by white space; at least one.
  case words([String])
  case date
  case time
  case duration
  /// A duration of whole days, such as `P5D`.
  case days
  case unit
  case currency
  /// Language tags of BCP 47, separated by white space; at least one.
  case languages
  /// One language tag.
  case language
  /// A file relative to the one that names it.
  case file
  /// A part's id in which `{characteristic}` stands for a value's id.
  case template
  /// Cells separated by white space.
  case cells
  /// A regular expression of XML Schema.
  case pattern
}
