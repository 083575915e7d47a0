import ArgumentParser
import JSONLines
import OrderStores

/// Turns what rooms throw into a message on stderr and the exit code for its kind.
enum Failures {
  static func asExitCodes<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      Terminal.line("error: \(error)")
      throw ExitCode.store
    } catch let error as StreamError {
      // Whoever read the answers has seen enough.
      if case .closed = error { throw ExitCode.success }
      Terminal.line("error: \(error)")
      throw ExitCode.stream
    }
  }
}
