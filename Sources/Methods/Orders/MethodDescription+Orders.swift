extension MethodDescription {
  /// What is wrong in an order is told in the result, so that the schema asks for no more than an object.
  private static let order = Parameter(
    "order", schema: #"{"type":"object","description":"An order, as a line of the pipe."}"#)
  private static let shelf =
    #"{"order":{"order":"W-1","product":"shelf","configuration":{"board":"white"}}}"#

  static let catalogList = MethodDescription(
    "catalog.list", summary: "The catalogs in use, with their products, markets, plants and digests.",
    result: ResultSchemas.catalogs)

  static let orderValidate = MethodDescription(
    "order.validate", summary: "What an order comes to, as the pipe answers it; nothing is kept.",
    parameters: [order], result: ResultSchemas.order, example: shelf)

  static let orderSubmit = MethodDescription(
    "order.submit", summary: "The same, and a valid order is accepted: on disk before it is answered.",
    parameters: [order], result: ResultSchemas.order, errors: [.noStore], access: Access(changes: .orders),
    example: shelf)

  static let orderGet = MethodDescription(
    "order.get", summary: "An accepted order.",
    parameters: [Parameter("order", schema: #"{"type":"string","description":"The order's id."}"#)],
    result: ResultSchemas.storedOrder, errors: [.noStore, .unknownOrder], access: Access(reads: .orders),
    example: #"{"order":"W-1"}"#)

  static let bomExplode = MethodDescription(
    "bom.explode",
    summary: "The bill of material and the operations of an order, for one piece; it need not be accepted.",
    parameters: [order], result: ResultSchemas.bill, errors: [.orderNotValid], example: shelf)

  static let planSchedule = MethodDescription(
    "plan.schedule", summary: "A finite-capacity plan of all open orders, plant by plant.",
    parameters: [
      Parameter(
        "start",
        schema: """
          {"type":"string","format":"date",
           "description":"The day from which on work is planned; where left out the server's --date, else the catalog's."}
          """, isRequired: false)
    ],
    result: ResultSchemas.plans, errors: [.noStore, .nothingPlanned],
    access: Access(reads: .orders, changes: .plans), isLong: true, example: #"{"start":"2026-12-01"}"#)
}
