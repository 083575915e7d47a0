/// What is wrong in a configuration, a date or a path is told in the result, all mistakes at once; parameters that there are not, or that
/// are missing, are refused as of every method.
extension MethodDescription {
  /// What every question has.
  private static let question = [
    Parameter("product", schema: #"{"type":"string","description":"Id of the product."}"#),
    Parameter(
      "configuration", schema: #"{"type":"object","description":"What the customer chose, as in an order."}"#,
      isRequired: false),
    Parameter("quantity", schema: #"{"type":"integer","minimum":1,"maximum":1000000}"#, isRequired: false),
    Parameter(
      "date", schema: #"{"type":"string","format":"date","description":"The day on which it counts as ordered."}"#,
      isRequired: false),
    Parameter("market", schema: #"{"type":"string"}"#, isRequired: false),
    Parameter("plant", schema: #"{"type":"string"}"#, isRequired: false),
  ]
  private static let wardrobe = #"{"product":"shelf","configuration":{"board":"walnut"}}"#

  static let configurationOptions = MethodDescription(
    "configuration.options", summary: "What can still be chosen, and what each value changes.",
    parameters: question + [
      Parameter(
        "of",
        schema: """
          {"type":"array","items":{"type":"string"},"description":"Paths of what is asked about; where left out, everything."}
          """, isRequired: false),
      Parameter(
        "annotate",
        schema: #"{"type":"array","items":{"enum":["price","date"]},"description":"What is told of each free value."}"#,
        isRequired: false),
      Parameter(
        "since",
        schema: #"{"type":"string","description":"The token of an earlier answer: only what changed comes back."}"#,
        isRequired: false),
    ], result: ConfigurationSchemas.options, isLong: true, example: wardrobe)

  static let configurationComplete = MethodDescription(
    "configuration.complete", summary: "The choices completed by defaults and rules, with price and promise.",
    parameters: question, result: ConfigurationSchemas.completion, isLong: true, example: wardrobe)

  static let configurationConflicts = MethodDescription(
    "configuration.conflicts", summary: "All minimal conflicts among the choices, up to a limit.",
    parameters: question + [limit(100, preset: 10)], result: ConfigurationSchemas.conflicts, isLong: true,
    example: wardrobe)

  static let configurationRepair = MethodDescription(
    "configuration.repair", summary: "The best ways out of a conflict: which choices to change, and to what.",
    parameters: question + [
      limit(20, preset: 3),
      Parameter(
        "keep",
        schema: """
          {"type":"object","additionalProperties":{"type":"integer","minimum":1,"maximum":1000000},
           "description":"By path, what changing a choice weighs; 1 where left out."}
          """, isRequired: false),
    ], result: ConfigurationSchemas.repairs, isLong: true, example: wardrobe)

  static let configurationExplain = MethodDescription(
    "configuration.explain", summary: "Why a value is forced, or cannot be chosen.",
    parameters: question + [
      Parameter("path", schema: #"{"type":"string","description":"Of a characteristic."}"#),
      Parameter("value", schema: #"{"description":"As an order would give it; of a multiple choice one member."}"#),
    ], result: ConfigurationSchemas.explanation, isLong: true,
    example: #"{"product":"shelf","path":"board","value":"walnut"}"#)

  private static func limit(_ most: Int, preset: Int) -> Parameter {
    Parameter(
      "limit",
      schema: #"{"type":"integer","minimum":1,"maximum":\#(most),"description":"\#(preset) where left out."}"#,
      isRequired: false)
  }
}
