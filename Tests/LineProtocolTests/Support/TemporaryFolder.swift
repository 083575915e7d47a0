import Glibc

/// A folder of its own for one test, gone with its files when the last reference is.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/line-protocol-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw TestFailure() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in ["orders.sqlite", "orders.sqlite-wal", "orders.sqlite-shm"] { unsafe unlink("\(path)/\(name)") }
    unsafe rmdir(path)
  }
}
