import Synchronization

/// Whether a request can still be cancelled: open, then either cancelled or closed, once and for good. Whoever changes
/// it first wins, so that `cancel` says "cancelled" exactly where the request is answered so.
final class Cancellation: Sendable {
  private static let open: UInt8 = 0
  private static let cancelled: UInt8 = 1
  private static let closed: UInt8 = 2

  private let state = Atomic<UInt8>(Cancellation.open)

  /// Whether somebody cancelled in time.
  var isCancelled: Bool { state.load(ordering: .relaxed) == Self.cancelled }

  /// Cancels; false where it is too late. Cancelling again changes nothing, and is true again.
  func cancel() -> Bool { move(to: Self.cancelled) }

  /// Makes it too late to cancel; false where somebody already has. Closing again is true again.
  func close() -> Bool { move(to: Self.closed) }

  private func move(to wanted: UInt8) -> Bool {
    let (exchanged, found) = state.compareExchange(
      expected: Self.open, desired: wanted, ordering: .acquiringAndReleasing)
    return exchanged || found == wanted
  }
}
