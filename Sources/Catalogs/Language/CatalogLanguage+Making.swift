extension CatalogLanguage {
  /// Parts, bills and routings.
  static let making = [
    ElementDescription(
      "part",
      [
        .required("id", .id), .required("kind", .word(["make", "buy", "phantom"])), .optional("unit", .unit),
        .optional("lead-time", .days), .optional("cost", .amount), .optional("lot-size", .amount),
        .optional("minimum-lot", .amount), .optional("safety-stock", .amount), .optional("supplier", .reference),
      ], children: ["label", "position"]),
    ElementDescription(
      "position",
      [
        .required("id", .step), .required("part", .template), .required("quantity", .expression),
        .optional("when", .expression), .optional("scrap", .amount),
      ] + effectivity, children: ["position", "alternative", "cut?"]),
    ElementDescription("alternative", [.required("part", .reference)] + effectivity),
    ElementDescription(
      "cut",
      [
        .required("length", .expression), .required("width", .expression), .optional("thickness", .expression),
        .optional("cut-length", .expression), .optional("cut-width", .expression),
        .optional("grain", .word(["length", "width", "none"])),
        .optional("edges", .words(["front", "back", "left", "right"])), .optional("edge-part", .template),
      ]),
    ElementDescription(
      "operation",
      [
        .required("id", .step), .required("work-center", .reference), .optional("when", .expression),
        .optional("set-up", .expression), .required("run", .expression), .optional("family", .path),
        .optional("after", .references), .optional("position", .slashPath), .optional("skill", .text),
        .optional("may-pause", .boolean), .optional("transfer", positive),
      ] + effectivity, children: ["label"]),
  ]

  /// Factories with what they hold.
  static let plants = [
    ElementDescription(
      "plant", [.required("id", .id), .optional("shipping", .days)],
      children: ["label", "calendar", "work-center", "transport", "energy?", "supplier", "stock", "receipt", "import"]),
    ElementDescription("energy", [.required("price", .amount)], children: ["rate"]),
    ElementDescription(
      "rate", [.required("from", .time), .required("until", .time), .required("price", .amount)]),
    ElementDescription("calendar", [.required("id", .id)], children: ["shift", "holiday", "extra-shift"]),
    ElementDescription(
      "shift",
      [
        .required("days", .words(weekdays)), .required("from", .time), .required("until", .time),
        .optional("efficiency", .integer(1...400)),
      ], children: ["break"]),
    ElementDescription("break", [.required("from", .time), .required("until", .time)]),
    ElementDescription("holiday", [.required("date", .date), .optional("until", .date)], children: ["label"]),
    ElementDescription(
      "extra-shift",
      [
        .required("date", .date), .required("from", .time), .required("until", .time),
        .optional("efficiency", .integer(1...400)),
      ]),
    ElementDescription(
      "work-center", [.required("id", .id), .required("calendar", .reference)],
      children: ["label", "resource", "set-up-matrix?"]),
    ElementDescription(
      "resource",
      [
        .required("id", .id), .optional("calendar", .reference), .optional("skills", .references),
        .optional("efficiency", .integer(1...1000)), .optional("power", .amount),
      ], children: ["label"]),
    ElementDescription(
      "set-up-matrix", [.required("default", .duration), .optional("same", .duration)], children: ["set-up"]),
    ElementDescription(
      "set-up", [.required("from", .reference), .required("to", .reference), .required("time", .duration)]),
    ElementDescription(
      "transport", [.required("from", .reference), .required("to", .reference), .required("time", .duration)]),
    ElementDescription("supplier", [.required("id", .id)], children: ["label"]),
    ElementDescription(
      "stock", [.optional("part", .reference), .optional("quantity", .amount), .optional("file", .file)]),
    ElementDescription(
      "receipt",
      [
        .optional("part", .reference), .optional("quantity", .amount), .optional("date", .date),
        .optional("supplier", .reference), .optional("file", .file),
      ]),
  ]

  /// The days of the week as shifts name them, Monday first.
  static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Configurations and what they must give.
  static let tests = [
    ElementDescription(
      "test",
      [
        .required("id", .step), .required("product", .reference), .optional("date", .date),
        .optional("market", .reference), .optional("plant", .reference), .optional("quantity", positive),
      ], children: ["given", "expect"]),
    ElementDescription("given", [.required("characteristic", .text), .required("value", .text)]),
    ElementDescription(
      "expect",
      [
        .optional("status", .word(["valid", "invalid", "incomplete"])), .optional("price", .decimal),
        .optional("rule", .text), .optional("characteristic", .text), .optional("value", .text),
        .optional("by", .word(["customer", "default", "rule", "formula"])), .optional("position", .text),
        .optional("quantity", .amount), .optional("absent", .boolean), .optional("operation", .reference),
        .optional("run", .duration), .optional("warning", .reference),
      ]),
  ]
}
