import Files
import JSONLines
import Synchronization

@testable import LineProtocol

/// A client of a server that runs on a thread beside the test.
final class Conversation {
  let toServer = Pipe()
  let fromServer = Pipe()
  private let serving: Companion
  let failed = Failure()
  private var received: [UInt8] = []

  /// How a server's run ended.
  final class Failure: Sendable {
    let error = Mutex<StreamError?>(nil)
  }

  init(with server: LineServer, stop: StopSignal? = nil) {
    serving = Companion { [toServer, fromServer, failed] in
      do {
        try server.run(input: toServer.output, output: fromServer.input, stop: stop)
      } catch {
        failed.error.withLock { $0 = error as? StreamError }
      }
      fromServer.endInput()
    }
  }

  func send(_ lines: String...) {
    for line in lines { toServer.send(Array((line + "\n").utf8)) }
  }

  /// The next line from the server; nil at the end.
  func receive() -> String? {
    while true {
      if let end = received.firstIndex(of: 0x0A) {
        defer { received.removeSubrange(...end) }
        return String(decoding: received[..<end], as: UTF8.self)
      }
      let more = fromServer.receive()
      if more.isEmpty { return nil }
      received += more
    }
  }

  func receive(_ count: Int) -> [String] { (0..<count).compactMap { _ in receive() } }

  /// Ends the input: what the server still has to say.
  func end() -> [String] {
    toServer.endInput()
    return rest()
  }

  /// What the server has to say until it ends.
  func rest() -> [String] {
    var lines: [String] = []
    while let line = receive() { lines.append(line) }
    serving.join()
    toServer.endOutput()
    fromServer.endOutput()
    return lines
  }

  /// What the run throws when a client asks, and does not read.
  func failure(of line: String) -> StreamError? {
    fromServer.endOutput()
    send(line)
    serving.join()
    toServer.endInput()
    toServer.endOutput()
    return failed.error.withLock { $0 }
  }

  /// What the run throws, once it has ended, where the client took its end of both pipes away.
  func failureOfLostReader() -> StreamError? {
    serving.join()
    toServer.endOutput()
    return failed.error.withLock { $0 }
  }

  /// All answers to an input.
  static func answers(of server: LineServer, to lines: [String]) -> [String] {
    let conversation = Conversation(with: server)
    let sending = Companion { [toServer = conversation.toServer] in
      toServer.send(Array(lines.map { $0 + "\n" }.joined().utf8))
      toServer.endInput()
    }
    defer { sending.join() }
    return conversation.rest()
  }
}
