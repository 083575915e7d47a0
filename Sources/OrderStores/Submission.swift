/// One order line brought to a store.
public enum Submission: Hashable, Sendable {
  /// A valid order: stored, unless its id is known.
  case accept(AcceptedOrder)
  /// A line that is not to be stored (an invalid order, say): only whether its id is known is asked.
  case lookUpOnly(id: String, digest: ContentDigest)

  /// The order's id.
  public var id: String {
    switch self {
    case .accept(let order): order.id
    case .lookUpOnly(let id, _): id
    }
  }

  /// The digest of the order's content.
  public var digest: ContentDigest {
    switch self {
    case .accept(let order): order.digest
    case .lookUpOnly(_, let digest): digest
    }
  }
}

/// What became of a submission.
public enum Verdict: Hashable, Sendable {
  /// New, and on disk.
  case accepted
  /// The same order was accepted before; this is what was answered then.
  case duplicate(StoredOrderSummary)
  /// An order of this id but other content was accepted before; `first` is its digest.
  case conflict(first: ContentDigest)
  /// Only looked up, and no order has this id.
  case unknown
}
