extension MethodDescription {
  private static let orderParameter = """
    {"type":"object","properties":{"order":{"type":"object","description":"An order, as a line of the pipe"}},\
    "required":["order"],"additionalProperties":false}
    """

  static let catalogList = MethodDescription(
    "catalog.list", summary: "The catalogs in use, with their products and digests.",
    params: #"{"type":"object","additionalProperties":false}"#,
    result: #"{"type":"object","properties":{"catalogs":{"type":"array","items":{"type":"object"}}}}"#)

  static let orderValidate = MethodDescription(
    "order.validate", summary: "What an order comes to, without keeping it: the pipe's result.",
    params: orderParameter, result: #"{"type":"object","required":["order","status"]}"#)

  static let orderSubmit = MethodDescription(
    "order.submit", summary: "Accepts a valid order; on disk before it is answered.", params: orderParameter,
    result: #"{"type":"object","required":["order","status"]}"#)

  static let orderGet = MethodDescription(
    "order.get", summary: "An accepted order.",
    params: """
      {"type":"object","properties":{"order":{"type":"string","description":"The order's id"}},"required":["order"],\
      "additionalProperties":false}
      """,
    result: #"{"type":"object","required":["order","status","content"]}"#)

  static let bomExplode = MethodDescription(
    "bom.explode", summary: "The bill of material and the operations of an order, for one piece.",
    params: orderParameter, result: #"{"type":"object","required":["order","item","bill","operations"]}"#)

  static let planSchedule = MethodDescription(
    "plan.schedule", summary: "A finite-capacity plan of all open orders.",
    params: #"{"type":"object","properties":{"start":{"type":"string","format":"date"}},"additionalProperties":false}"#,
    result: #"{"type":"object","required":["plans","notPlanned"]}"#)
}
