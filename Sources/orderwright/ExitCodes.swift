import ArgumentParser

extension ExitCode {
  /// Orders were invalid and the user asked to be told by exit code, or a catalog's tests failed.
  static let refused = ExitCode(1)
  /// The catalog has errors.
  static let catalog = ExitCode(2)
  /// The order store cannot be used.
  static let store = ExitCode(3)
  /// There are open orders, and none of them can be planned.
  static let planning = ExitCode(5)
  /// A file or stream cannot be read or written.
  static let stream = ExitCode(4)

  /// A signal ended the work before it was done; what was done until then stands. As a shell tells of what a signal ended.
  static func ended(by signal: Int32) -> ExitCode { ExitCode(128 + signal) }
}
