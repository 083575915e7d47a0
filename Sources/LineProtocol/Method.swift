import JSONLines

/// What `hello` tells of a method.
public struct MethodDescription: Sendable {
  /// What requests call it by, such as `order.validate`.
  public let name: String
  /// A sentence for people.
  public let summary: String
  /// JSON Schemas of what it takes and gives, each on one line.
  let params: JSONText
  let result: JSONText

  /// A description with JSON Schemas of the parameters and of the result. Requires both to be JSON texts; white space
  /// between their tokens is dropped.
  public init(_ name: String, summary: String, params: String, result: String) {
    self.name = name
    self.summary = summary
    self.params = JSONText(params)
    self.result = JSONText(result)
  }
}

/// A method that requests can call.
public struct Method: Sendable {
  /// Writes exactly one JSON value, the result, or nothing for `null`; or throws: an `RPCError` as it is to be answered,
  /// anything else becomes an internal error. What was written before throwing is forgotten.
  ///
  /// Runs on a worker's thread, several at a time, but never beside another whose access would make answers depend on who is
  /// first. The parameters live until it returns.
  public typealias Handler = @Sendable (Parameters, RequestContext, inout JSONWriter) throws -> Void

  /// What `hello` tells of it.
  public let description: MethodDescription
  /// What its requests read and change of what others do, too.
  let access: Access
  /// What it does.
  let handler: Handler

  /// A method of this description. Its access must name everything by which its requests and others change each other's
  /// answers: they are the same then on any number of threads.
  public init(_ description: MethodDescription, access: Access = .none, handler: @escaping Handler) {
    self.description = description
    self.access = access
    self.handler = handler
  }
}
