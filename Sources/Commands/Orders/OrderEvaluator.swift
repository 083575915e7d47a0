import Answers
import CatalogSessions
import Catalogs
import Configurations
import Digests
import JSONLines
import Orders
import Quantities
import Threads

/// Takes order lines, one after the other, through the whole chain: reading, completing, pricing, exploding, promising. One for
/// each thread.
///
/// What it gives depends on the line, the session and the slice alone, never on what it was given before.
public struct OrderEvaluator: ~Copyable {
  /// What is worked out of a valid order beyond what every answer needs.
  public struct Depth: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Bill and operations with their sizes and times.
    public static let making = Depth(rawValue: 1)
    /// The positions as the author's formulas give them.
    public static let positions = Depth(rawValue: 2)
  }

  let session: CatalogSession
  let depth: Depth
  private var json: JSONReader
  private var digester = OrderDigester()
  var hasher = SHA256Hasher()
  var scratch = JSONWriter()
  /// Workspaces kept for orders to come, each with the number of the change that brought it into use last.
  private var workspaces: [CatalogSession.Key: (workspace: OrderWorkspace, use: Int)] = [:]
  private var uses = 0
  private var last: (key: CatalogSession.Key, workspace: OrderWorkspace)?

  /// Lines are read as far as the limits allow.
  public init(_ session: CatalogSession, depth: Depth = .making, limits: LineLimits = .standard) {
    self.session = session
    self.depth = depth
    json = JSONReader(maximumDepth: limits.depth, maximumLength: limits.lineBytes)
  }

  /// What comes of one line, given without its end. `slice` has been settled before; nil: it follows from the order and the
  /// session. Where `stop` says so the order is left undecided, unless it needs no search.
  public mutating func outcome(
    of line: UnsafeRawBufferPointer, number: Int, in slice: Slice? = nil, stop: StopCheck = .never
  ) -> OrderOutcome {
    do throws(JSONError) {
      let value = unsafe try json.read(line)
      return outcome(of: value, number: number, in: slice, stop: stop)
    } catch {
      let column = unsafe error.column(in: line)
      return OrderOutcome(line: number, LineFault("malformed-json", error.description, column: column))
    }
  }

  /// What comes of an order that has been read already.
  public mutating func outcome(
    of value: JSONValue, number: Int, in slice: Slice? = nil, stop: StopCheck = .never
  ) -> OrderOutcome {
    guard value.kind == .object else {
      return OrderOutcome(line: number, LineFault("not-an-object", "an order is a JSON object"))
    }
    var reading = OrderHeadReader(session.vocabulary)
    reading.read(value)
    guard let id = reading.head.order else {
      let problem = reading.problems.first { $0.field == "order" }!
      return OrderOutcome(line: number, LineFault(problem.code, problem.message))
    }
    let digest = digester.digest(of: value)
    return OrderOutcome(line: number, order: id.description, digest: digest, conclusion(reading, in: slice, stop))
  }

  private mutating func conclusion(
    _ reading: OrderHeadReader, in settled: Slice?, _ stop: StopCheck
  ) -> OrderOutcome.Conclusion {
    let head = reading.head
    guard let product = head.product else { return .refused(reading.problems) }
    let slice =
      settled ?? session.slice(product: product, date: head.ordered, market: head.market, plant: head.plant)
    let workspace = workspace(for: session.key(product: product, slice: slice), slice: slice)
    workspace.reader.read(head.configuration, into: workspace.row)
    let problems = reading.problems + workspace.reader.problems
    if !problems.isEmpty { return .refused(problems) }
    return conclusion(workspace, workspace.choices, head, ordered: slice.date, stop)
  }

  /// Workspaces that a thread keeps.
  private static var workspaceLimit: Int { 32 }

  mutating func workspace(for key: CatalogSession.Key, slice: Slice) -> OrderWorkspace {
    if let last, last.key == key { return last.workspace }
    uses += 1
    let workspace = workspaces[key]?.workspace ?? makeWorkspace(key, slice)
    workspaces[key] = (workspace, uses)
    last = (key, workspace)
    return workspace
  }

  private mutating func makeWorkspace(_ key: CatalogSession.Key, _ slice: Slice) -> OrderWorkspace {
    if workspaces.count == Self.workspaceLimit, let oldest = workspaces.min(by: { $0.value.use < $1.value.use }) {
      workspaces[oldest.key] = nil
    }
    let model = session.model(key, slice: slice)
    let alike = workspaces.values.first { $0.workspace.model.shared === model.shared }
    return OrderWorkspace(model, session.vocabulary, sharing: alike?.workspace.configurator)
  }
}
