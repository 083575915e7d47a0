/// Version 1 of the catalog language as a table: every element with its attributes and children.
///
/// An element means the same wherever it stands, so one description for each name is enough. What a table cannot say
/// (of `require` and `forbid` exactly one, say) is said by the resolution of the element.
enum CatalogLanguage {
  /// All elements, by topic in the order of the reference.
  static let elements: [ElementDescription] = files + vocabulary + products + rules + prices + making + plants + tests

  /// The description of the element called `name`.
  static func element(_ name: String) -> ElementDescription? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: elements.map { ($0.name, $0) })

  /// The elements that the root of the main file, and of an imported file, must be.
  static let mainRoot = "catalog"
  static let importedRoot = "module"
  /// The element that stands for what an imported file holds.
  static let importing = "import"

  /// When and where something counts.
  static let effectivity: [AttributeDescription] = [
    .optional("from", .date), .optional("until", .date), .optional("markets", .references),
    .optional("plants", .references),
  ]

  /// A count that may be 0.
  static let natural: ValueKind = .integer(0...1_000_000_000)
  /// A count that may not be 0.
  static let positive: ValueKind = .integer(1...1_000_000_000)

  private static let definitions = [
    "import", "market", "values", "table", "part", "product", "plant", "test",
  ]

  private static let files = [
    ElementDescription(
      "catalog",
      [
        .required("id", .id), .required("revision", .text), .required("date", .date), .required("currency", .currency),
        .required("languages", .languages),
      ], children: ["label"] + definitions),
    // As a root; what it may hold is decided by where it is imported: this, or what a product or plant may hold.
    ElementDescription("module", [.required("id", .id)], children: definitions),
    ElementDescription("import", [.required("file", .file)]),
    ElementDescription("label", [.required("xml:lang", .language)], text: .required),
  ]

  private static let vocabulary = [
    ElementDescription("market", [.required("id", .id), .optional("currency", .currency)], children: ["label"]),
    ElementDescription("values", [.required("id", .id)], children: ["value"]),
    ElementDescription("value", [.required("id", .step)] + effectivity, children: ["label"]),
    ElementDescription(
      "table", [.required("id", .id), .optional("file", .file)], children: ["key", "result", "row", "otherwise?"]),
    ElementDescription(
      "key",
      [
        .required("name", .id), .required("type", .path), .optional("match", .word(["exact", "up-to"])),
        .optional("unit", .unit),
      ]),
    ElementDescription(
      "result", [.required("name", .id), .required("type", .path), .optional("unit", .unit)]),
    ElementDescription("row", [.required("values", .cells)]),
    ElementDescription("otherwise", [.required("values", .cells)]),
  ]
}
