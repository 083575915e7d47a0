extension MethodError {
  static let noStore = MethodError(1, "No store: start the server with --store")
  static let unknownOrder = MethodError(2, "No order of this id was accepted")
  static let orderNotValid = MethodError(3, "The order is not valid", particulars: "the result of the order")
  static let nothingPlanned = MethodError(
    4, "None of the open orders can be planned", particulars: "what `notPlanned` holds")
}
