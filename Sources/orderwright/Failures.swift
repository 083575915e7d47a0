import ArgumentParser
import Documents
import Files
import Glibc
import JSONLines
import OrderStores
import Threads

/// Turns what rooms throw into a message on stderr and the exit code for its kind.
enum Failures {
  /// `whenReaderLeaves` is how the program ends where nobody reads what `body` writes any more: well where the output was all there
  /// was to it, not where it leaves work undone or a verdict untold.
  static func asExitCodes<Result>(whenReaderLeaves: ExitCode = .success, _ body: () throws -> Result) throws -> Result {
    signal(SIGPIPE, SIG_IGN)
    do {
      return try body()
    } catch let error as StoreError {
      Terminal.line("error: \(error)")
      throw ExitCode.store
    } catch let error as DocumentError {
      Terminal.line("error: \(error)")
      throw ExitCode.stream
    } catch let error as FileError {
      Terminal.line("error: \(error)")
      throw ExitCode.stream
    } catch let error as ThreadError {
      Terminal.line("error: there is no thread to be had: \(error)")
      throw ExitCode.stream
    } catch let error as StreamError {
      if case .closed = error, whenReaderLeaves == .success { throw ExitCode.success }
      Terminal.line("error: input or output failed: \(error)")
      throw error == .closed ? whenReaderLeaves : ExitCode.stream
    }
  }
}
