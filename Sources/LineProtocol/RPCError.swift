import JSONLines
import Methods

/// What a request is answered with instead of a result (JSON-RPC 2.0, section 5.1).
struct RPCError: Error, Hashable, Sendable {
  /// What programs tell errors apart by. -32768 to -32000 are the specification's; -32800 is a cancelled request.
  let code: Int
  /// One sentence for people, without the particulars.
  let message: String
  /// The particulars as JSON on one line; nil where the code says it all.
  let data: String?

  /// An error with particulars that are JSON already, or none.
  init(code: Int, message: String, data: String? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// An error with particulars: `data` writes one JSON value.
  init(code: Int, message: String, data: (inout JSONWriter) -> Void) {
    self.code = code
    self.message = message
    var writer = JSONWriter(capacity: 256)
    data(&writer)
    self.data = writer.text
  }
}

/// The specification's own errors, and the one that answers a cancelled request.
extension RPCError {
  /// The line is no JSON text.
  static func parseError(_ reason: String, line: Int, column: Int? = nil) -> RPCError {
    RPCError(code: -32700, message: "Parse error") { writer in
      writer.openObject()
      writer.key("line")
      writer.integer(line)
      if let column {
        writer.key("column")
        writer.integer(column)
      }
      writer.key("reason")
      writer.string(reason)
      writer.closeObject()
    }
  }

  /// JSON, but no request.
  static func invalidRequest(_ reason: String, line: Int) -> RPCError {
    RPCError(code: -32600, message: "Invalid Request") { writer in
      writer.openObject()
      writer.key("line")
      writer.integer(line)
      writer.key("reason")
      writer.string(reason)
      writer.closeObject()
    }
  }

  /// No method has this name; `suggestion` is one that has nearly the same.
  static func methodNotFound(_ name: String, suggestion: String?) -> RPCError {
    RPCError(code: -32601, message: "Method not found") { writer in
      writer.openObject()
      writer.key("method")
      writer.string(name)
      if let suggestion {
        writer.key("suggestion")
        writer.string(suggestion)
      }
      writer.closeObject()
    }
  }

  /// The method does not take these parameters, for the reason given.
  static func invalidParams(_ reason: String, suggestion: String?) -> RPCError {
    RPCError(code: -32602, message: "Invalid params") { writer in
      writer.openObject()
      writer.key("reason")
      writer.string(reason)
      if let suggestion {
        writer.key("suggestion")
        writer.string(suggestion)
      }
      writer.closeObject()
    }
  }

  /// The method failed, through no fault of the request.
  static func internalError(_ reason: String) -> RPCError {
    RPCError(code: -32603, message: "Internal error") { writer in
      writer.openObject()
      writer.key("reason")
      writer.string(reason)
      writer.closeObject()
    }
  }

  /// The client no longer wanted the answer.
  static let cancelled = RPCError(code: -32800, message: "Request cancelled")
}

extension RPCError {
  /// A method's failure as JSON-RPC says it; its own errors keep their codes.
  init(_ failure: MethodFailure) {
    switch failure.kind {
    case .invalidParameters(let reason, let suggestion): self = .invalidParams(reason, suggestion: suggestion)
    case .cancelled: self = .cancelled
    case .own(let error): self.init(code: error.code, message: error.message, data: failure.data)
    }
  }
}
