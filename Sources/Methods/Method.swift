import JSONLines

/// A method that requests can call, through any door.
public struct Method: Sendable {
  /// Writes exactly one JSON value, the result, or nothing for `null`; or throws: a `MethodFailure`, or anything else, which is
  /// a fault of the program or of what is around it. What was written before throwing is forgotten.
  ///
  /// Runs on a worker's thread, several at a time, but never beside another whose access would make answers depend on who is
  /// first. The parameters live until it returns.
  public typealias Handler = @Sendable (Parameters, MethodContext, inout JSONWriter) throws -> Void

  /// What there is to tell of it.
  public let description: MethodDescription
  private let handler: Handler

  /// A method of this description.
  public init(_ description: MethodDescription, handler: @escaping Handler) {
    self.description = description
    self.handler = handler
  }

  /// Does what a request with these parameters asks for. Throws what its handler throws, and invalid parameters where these
  /// are not those of the description.
  public func call(
    _ parameters: JSONValue?, _ context: MethodContext, _ writer: inout JSONWriter
  ) throws {
    let parameters =
      description.isOpen
      ? Parameters(parameters, of: description) : try Parameters(checking: parameters, of: description)
    try handler(parameters, context, &writer)
  }
}
