import Glibc
import JSONLines
import Methods

/// One line with the calls on it and its answer; used again for later lines.
///
/// Belongs to one thread at a time: the reading thread loads it, a worker (or the reading thread itself) answers it, the
/// writing thread copies the answer. `InFlight` hands it on. In between, `calls` is only read.
@safe
final class Exchange: @unchecked Sendable {
  /// Memory kept for the next line; longer lines and answers give theirs back.
  private static let keptBytes = 64 << 10

  /// How far the line is; guarded by `InFlight`.
  enum Progress {
    case queued
    case taken
    case answered
  }

  /// How far the line is; guarded by `InFlight`.
  var progress = Progress.queued
  /// The line's number and length.
  private(set) var number = 0
  private(set) var length = 0
  /// What the line asks for, in its order.
  private(set) var calls: [Call] = []
  /// Whether the answers come in an array.
  private(set) var isBatch = false
  /// What the calls read and change together; guarded by `InFlight`, from when the line is admitted.
  var access = Access.none
  /// The answer, with its line end; empty where none is wanted.
  var writer = JSONWriter(capacity: 1024)
  private var reader: JSONReader
  private var text = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 1)

  /// An exchange without a line.
  init(limits: ServerLimits) {
    reader = JSONReader(maximumDepth: limits.depth, maximumLength: limits.lineBytes)
  }

  deinit {
    unsafe text.deallocate()
  }

  /// Whether the line must not be answered before those ahead of it are.
  var isBarrier: Bool {
    calls.contains { call in
      if case .ping = call.demand { return true }
      return false
    }
  }

  /// Whether a method must run.
  var isWork: Bool { calls.contains(where: \.isWork) }

  /// Copies a line and reads the calls on it.
  func load(_ line: Line, for server: LineServer) {
    progress = .queued
    number = line.number
    length = line.length
    isBatch = false
    access = .none
    calls.removeAll(keepingCapacity: true)
    if line.isOverlong {
      let reason = "the line is longer than \(server.limits.lineBytes) bytes"
      calls.append(.refused(.parseError(reason, line: number)))
      return
    }
    unsafe copy(line.bytes)
    let line = unsafe UnsafeRawBufferPointer(rebasing: text[..<length])
    do throws(JSONError) {
      appendCalls(of: unsafe try reader.read(line), for: server)
    } catch {
      calls.append(
        .refused(.parseError(error.description, line: number, column: unsafe error.column(in: line))))
    }
  }

  /// Ends the use for this line, and gives back exceptional memory.
  func unload(limits: ServerLimits) {
    calls.removeAll(keepingCapacity: calls.capacity < 64)
    writer.reset(keeping: Self.keptBytes)
    guard unsafe text.count > Self.keptBytes else { return }
    reader = JSONReader(maximumDepth: limits.depth, maximumLength: limits.lineBytes)
    unsafe text.deallocate()
    unsafe text = .allocate(byteCount: 1024, alignment: 1)
  }

  /// Cancels the calls with an id, as far as it is not too late; whether there was one.
  func cancel(_ id: JSONString) -> Bool {
    var hasCancelled = false
    for call in calls where call.isWork && call.id == id && call.cancellation.cancel() { hasCancelled = true }
    return hasCancelled
  }

  /// Notes for each demand to cancel whether `cancel` could.
  func cancelOthers(_ cancel: (JSONString) -> Bool) {
    for index in calls.indices {
      if case .cancel(let id) = calls[index].demand { calls[index].hasCancelled = cancel(id) }
    }
  }

  /// Nobody reads the answer: handlers that ask are told so.
  func abandon() {
    for call in calls { _ = call.cancellation.cancel() }
  }

  /// Appends the answer to others.
  func copyAnswer(to output: inout JSONWriter) {
    assert(unsafe !writer.bytes.dropLast().contains(0x0A), "what a handler writes stands on one line")
    unsafe output.append(writer.bytes.assumingMemoryBound(to: UInt8.self))
  }

  private func copy(_ bytes: UnsafeRawBufferPointer) {
    if unsafe text.count < bytes.count {
      let capacity = unsafe max(bytes.count, 2 * text.count)
      unsafe text.deallocate()
      unsafe text = .allocate(byteCount: capacity, alignment: 1)
    }
    unsafe text.copyMemory(from: bytes)
  }

  private func appendCalls(of value: JSONValue, for server: LineServer) {
    guard value.kind == .array else {
      append(server.call(from: value, line: number), for: server)
      return
    }
    guard value.count > 0, value.count <= server.limits.batch else {
      let reason = "a batch has between 1 and \(server.limits.batch) requests"
      calls.append(.refused(.invalidRequest(reason, line: number)))
      return
    }
    isBatch = true
    for element in value.elements { append(server.call(from: element, line: number), for: server) }
  }

  private func append(_ call: Call, for server: LineServer) {
    if case .run(let index) = call.demand { access.formUnion(server.methods[index].description.access) }
    calls.append(call)
  }
}
