import Glibc

/// Why a file could not be read or written.
public struct FileError: Error, Hashable, Sendable {
  /// What is wrong with it.
  public enum Reason: Hashable, Sendable {
    /// The operating system's number for it.
    case system(Int32)
    /// The file holds more bytes than are accepted.
    case tooLong(limit: Int)
    /// A folder, a pipe or a device, where a regular file is asked for.
    case notRegular
  }

  /// As the caller named the file.
  public let path: String
  /// What is wrong with it.
  public let reason: Reason

  /// Something that is wrong with a file.
  public init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What the operating system said last.
  static func last(_ path: String) -> FileError { FileError(path, .system(errno)) }
}

extension FileError: CustomStringConvertible {
  /// The path and the reason, without a full stop.
  public var description: String { "\(path): \(reason)" }
}

extension FileError.Reason: CustomStringConvertible {
  /// In words, without a full stop: the operating system's where it gave the reason.
  public var description: String {
    switch self {
    case .system(let number): unsafe String(cString: strerror(number))
    case .tooLong(let limit): "it has more than \(limit) bytes"
    case .notRegular: "it is no regular file"
    }
  }
}
