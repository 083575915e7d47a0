import Answers
import CatalogSessions
import Commands
import Glibc
import JSONLines
import LineProtocol
import Quantities

/// The catalog that lines are answered with.
private func openSession() throws -> CatalogSession {
  let path = getenv("FUZZ_CATALOG").map { String(cString: $0) } ?? "examples/furniture/small/catalog.xml"
  return try openCatalog(at: path, SessionRequest()).session
}

/// One order line: whatever it holds, one JSON object answers it, and the same line again is answered the same.
final class OrderLines: FuzzTarget {
  private let session: CatalogSession
  private var evaluator: OrderEvaluator
  private var reader = JSONReader()

  init() throws {
    session = try openSession()
    evaluator = OrderEvaluator(session)
  }

  func run(_ input: [UInt8]) {
    let first = answer(input)
    precondition(!first.contains(0x0A), "an answer is one line")
    let answer = self.answer(input)
    precondition(first == answer, "the same line has the same answer")
    first.withUnsafeBytes { bytes in
      do {
        let value = try reader.read(bytes)
        precondition(value.kind == .object, "an answer is an object")
      } catch { preconditionFailure("an answer is JSON: \(error)") }
    }
  }

  private func answer(_ input: [UInt8]) -> [UInt8] {
    var writer = JSONWriter()
    let outcome = input.withUnsafeBytes { evaluator.outcome(of: $0, number: 1) }
    session.answers.write(outcome, .full, to: &writer)
    return Array(writer.bytes)
  }
}

/// A file in memory that no folder shows.
private func memoryFile(_ name: String) -> Int32 {
  let path = "/dev/shm/orderwright-fuzz-\(getpid())-\(name)"
  let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
  precondition(file >= 0, "the folder can be written")
  unlink(path)
  return file
}

/// Lines of JSON-RPC, all at once: at most one answer a line, each of them JSON.
final class RequestLines: FuzzTarget {
  private let server: LineServer
  private let input = memoryFile("input")
  private let output = memoryFile("output")
  private var reader = JSONReader()

  init() throws {
    let moment = LocalDateTime(CalendarDate(day: 20_000))
    let methods = OrderMethods(try openSession(), store: nil, threads: 1, moment: { moment })
    server = LineServer(name: "fuzz", version: "1", methods: methods.all, order: .input, threads: 1) { _ in }
  }

  func run(_ bytes: [UInt8]) {
    ftruncate(input, 0)
    ftruncate(output, 0)
    lseek(output, 0, SEEK_SET)
    _ = bytes.withUnsafeBytes { pwrite(input, $0.baseAddress, $0.count, 0) }
    lseek(input, 0, SEEK_SET)
    do { try server.run(input: input, output: output) } catch { preconditionFailure("files can be read: \(error)") }
    check(lines: bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count)
  }

  private func check(lines: Int) {
    var bytes = [UInt8](repeating: 0, count: Int(lseek(output, 0, SEEK_END)))
    let got = bytes.withUnsafeMutableBytes { pread(output, $0.baseAddress, $0.count, 0) }
    let answers = bytes.prefix(max(0, got)).split(separator: 0x0A)
    precondition(answers.count <= lines, "a line has at most one answer")
    for answer in answers {
      Array(answer).withUnsafeBytes { bytes in
        do { _ = try reader.read(bytes) } catch { preconditionFailure("an answer is JSON: \(error)") }
      }
    }
  }
}
