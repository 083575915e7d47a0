import JSONLines
import Synchronization
import Threads

@testable import Methods

/// Calls methods as a door does, one request after the other.
struct Calling {
  let methods: [Method]

  /// What came of a request: the result, or the failure.
  func call(
    _ name: String, _ parameters: String?, stop: StopCheck = .never, isCancelled: Bool = false
  ) -> Result<String, any Error> {
    guard let method = methods.first(where: { $0.description.name == name }) else { preconditionFailure(name) }
    let context = MethodContext(number: 1, worker: 0, stop: stop, closing: { !isCancelled }, readingEnded: {})
    var writer = JSONWriter()
    var reader = JSONReader()
    let bytes = Array((parameters ?? "null").utf8)
    return Result {
      try unsafe bytes.withUnsafeBytes { bytes in
        let value = unsafe try reader.read(bytes)
        try method.call(parameters == nil ? nil : value, context, &writer)
      }
      return writer.text
    }
  }

  /// Why a request has no result; nil where it has one.
  func failure(_ name: String, _ parameters: String?) -> MethodFailure? {
    guard case .failure(let error) = call(name, parameters) else { return nil }
    return error as? MethodFailure
  }
}
