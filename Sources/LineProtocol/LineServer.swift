import JSONLines
import Methods

/// Serves JSON-RPC 2.0 over lines: one request, notification or batch a line in, at most one line out.
///
/// The server knows framing and JSON-RPC, and three methods of its own: `hello`, `ping` and `cancel`. Everything else
/// is registered. The protocol reference is `docs/protocol.md`.
///
/// A thread reads lines and answers by itself what needs no handler, so that `cancel` is never behind a slow request;
/// workers run the handlers; the thread that called `run` writes the answers. Each line with its answer is an
/// `Exchange`, all that are on their way are in `InFlight`.
public struct LineServer: Sendable {
  /// In which order lines are answered.
  public enum AnswerOrder: Sendable {
    /// As they came in.
    case input
    /// As they get done; only `ping` waits for all before it.
    case completion
  }

  /// The versions of the protocol spoken, as `hello` tells them.
  static let versions = ["1.0"]
  /// The longest deadline in milliseconds: 31 days.
  static let longestDeadline: Int64 = 2_678_400_000

  /// Who serves, as `hello` tells it.
  public let name: String
  public let version: String
  /// What can be called beside the server's own methods.
  public let methods: [Method]
  /// How much is taken from a client.
  public let limits: ServerLimits
  /// In which order lines are answered.
  public let order: AnswerOrder
  /// Workers that run handlers.
  public let threads: Int
  /// Where a method is in `methods`.
  let indices: [String: Int]
  /// Writes the members that the owner adds to the answer of `hello`.
  let greeting: @Sendable (inout JSONWriter) -> Void
  /// The clock of the deadlines.
  let now: @Sendable () -> ContinuousClock.Instant

  /// A server of these methods over this many workers. Requires names that differ, from each other and from the
  /// server's own.
  ///
  /// `greeting` writes names and values that `hello` answers beside its own, such as catalogs with their digests. `now`
  /// is the clock of the deadlines.
  public init(
    name: String, version: String, methods: [Method], limits: ServerLimits = ServerLimits(),
    order: AnswerOrder = .input, threads: Int = 1, greeting: @escaping @Sendable (inout JSONWriter) -> Void = { _ in },
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    precondition(threads >= 1 && threads <= 1024, "a server has between 1 and 1,024 workers")
    var indices: [String: Int] = [:]
    for (index, method) in methods.enumerated() {
      precondition(indices[method.description.name] == nil, "each method has a name of its own")
      precondition(!Self.builtIns.contains { $0.name == method.description.name }, "a name is not the server's own")
      indices[method.description.name] = index
    }
    self.name = name
    self.version = version
    self.methods = methods
    self.limits = limits
    self.order = order
    self.threads = threads
    self.indices = indices
    self.greeting = greeting
    self.now = now
  }
}
