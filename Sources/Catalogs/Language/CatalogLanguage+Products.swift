extension CatalogLanguage {
  /// The elements that define something to choose or to derive.
  static let characteristics = ["boolean", "choice", "integer", "decimal", "text"]

  private static let formulas: [AttributeDescription] = [
    .optional("default-formula", .expression), .optional("formula", .expression),
    .optional("scope", .word(["configurable", "derived", "hidden"])),
  ]

  /// Products, what can be chosen in them, and components.
  static let products = [
    ElementDescription(
      "product",
      [
        .required("id", .id), .optional("plant", .reference), .optional("order-unit", .unit),
        .optional("lead-time", .days),
      ],
      children: ["label", "group"] + characteristics + [
        "component", "rule", "combinations", "base-price", "surcharge", "scale-price", "price-rounding", "position",
        "operation", "import",
      ]),
    ElementDescription("group", [.required("id", .id)], children: ["label"] + characteristics),
    ElementDescription(
      "boolean", [.required("id", .id), .optional("default", .boolean)] + formulas, children: ["label"]),
    ElementDescription(
      "choice",
      [
        .required("id", .id), .optional("values", .path), .optional("multiple", .boolean), .optional("default", .text),
        .optional("obligatory", .boolean),
      ] + formulas, children: ["label", "value"]),
    ElementDescription(
      "integer",
      [
        .required("id", .id), .optional("min", wholeNumber), .optional("max", wholeNumber),
        .optional("step", positive), .optional("unit", .unit), .optional("default", wholeNumber),
      ] + formulas, children: ["label"]),
    ElementDescription(
      "decimal",
      [
        .required("id", .id), .optional("min", .decimal), .optional("max", .decimal), .optional("step", .amount),
        .optional("unit", .unit), .optional("default", .decimal), .optional("digits", .integer(0...12)),
        .optional("rounding", .word(["half-up", "half-even", "up", "down"])),
      ] + formulas, children: ["label"]),
    ElementDescription(
      "text",
      [
        .required("id", .id), .required("maximum-length", .integer(1...10_000)), .optional("pattern", .pattern),
        .optional("default", .text), .optional("obligatory", .boolean),
        .optional("scope", .word(["configurable", "hidden"])),
      ], children: ["label"]),
    ElementDescription(
      "component",
      [
        .required("id", .id), .required("product", .reference), .optional("count", .expression),
        .optional("min", natural), .optional("max", natural), .optional("default", natural),
      ], children: ["label", "bind"]),
    ElementDescription("bind", [.required("characteristic", .reference), .required("value", .expression)]),
  ]

  /// Bounds of whole characteristics: wide enough for any count or size, narrow enough to multiply.
  private static let wholeNumber: ValueKind = .integer(-1_000_000_000_000...1_000_000_000_000)

  /// Rules and combination tables.
  static let rules = [
    ElementDescription(
      "rule",
      [
        .required("id", .step), .optional("when", .expression), .optional("require", .expression),
        .optional("forbid", .expression), .optional("severity", .word(["hard", "soft"])), .optional("weight", positive),
      ] + effectivity, children: ["because"]),
    ElementDescription("because", [.required("xml:lang", .language)], text: .required),
    ElementDescription(
      "combinations",
      [
        .required("id", .step), .required("characteristics", .references),
        .optional("mode", .word(["allowed", "excluded"])), .optional("when", .expression), .optional("file", .file),
      ] + effectivity, children: ["because", "row"]),
  ]

  /// The lines of the itemised price.
  static let prices = [
    ElementDescription(
      "base-price", [.required("id", .step), .required("amount", .expression)] + effectivity, children: ["label"]),
    ElementDescription(
      "surcharge",
      [
        .required("id", .step), .optional("when", .expression), .optional("amount", .expression),
        .optional("percent", .decimal),
      ] + effectivity, children: ["label"]),
    ElementDescription(
      "scale-price",
      [.required("id", .step), .required("quantity", positive), .required("percent", .decimal)] + effectivity,
      children: ["label"]),
    ElementDescription(
      "price-rounding",
      [
        .optional("id", .step), .required("to", .amount),
        .optional("mode", .word(["half-up", "half-even", "up", "down"])),
      ] + effectivity, children: ["label"]),
  ]
}
