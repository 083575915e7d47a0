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
struct OrderLines: FuzzTarget {
  private let session: CatalogSession
  private let worker: Worker
  private var reader = JSONReader()

  /// Evaluators are not copied; targets are.
  private final class Worker {
    var evaluator: OrderEvaluator

    init(_ session: CatalogSession) { evaluator = OrderEvaluator(session) }
  }

  init() throws {
    session = try openSession()
    worker = Worker(session)
  }

  mutating func run(_ input: [UInt8]) {
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

  private mutating func answer(_ input: [UInt8]) -> [UInt8] {
    var writer = JSONWriter()
    let outcome = input.withUnsafeBytes { worker.evaluator.outcome(of: $0, number: 1) }
    session.answers.write(outcome, .full, to: &writer)
    return Array(writer.bytes)
  }
}

/// Lines of JSON-RPC, all at once: at most one answer a line, each of them JSON.
struct RequestLines: FuzzTarget {
  private let server: LineServer
  private let input = memfd_create("input", 0)
  private let output = memfd_create("output", 0)
  private var reader = JSONReader()

  init() throws {
    let moment = LocalDateTime(CalendarDate(day: 20_000))
    let methods = OrderMethods(try openSession(), store: nil, threads: 1, moment: { moment })
    server = LineServer(name: "fuzz", version: "1", methods: methods.all, order: .input, threads: 1) { _ in }
  }

  mutating func run(_ bytes: [UInt8]) {
    ftruncate(input, 0)
    ftruncate(output, 0)
    lseek(output, 0, SEEK_SET)
    _ = bytes.withUnsafeBytes { pwrite(input, $0.baseAddress, $0.count, 0) }
    lseek(input, 0, SEEK_SET)
    do { try server.run(input: input, output: output) } catch { preconditionFailure("files can be read: \(error)") }
    check(lines: bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count)
  }

  private mutating func check(lines: Int) {
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
