import Synchronization

@testable import LineProtocol

/// A clock for deadlines that counts how often work looks at it, holds up whoever looks for a certain time, and jumps far
/// ahead at another.
final class WatchedClock: Sendable {
  private let count = Atomic<Int>(0)
  private let pausesAt: Int
  private let jumpsAt: Int
  private let start = ContinuousClock.now
  /// Opened by who looks for the time that pauses.
  let reached = Gate()
  /// What he waits for then.
  let goOn = Gate()

  init(pausingAt pausesAt: Int = .max, jumpingAt jumpsAt: Int = .max) {
    self.pausesAt = pausesAt
    self.jumpsAt = jumpsAt
  }

  var looks: Int { count.load(ordering: .acquiring) }

  var now: @Sendable () -> ContinuousClock.Instant {
    { [self] in
      let look = count.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
      if look == pausesAt {
        reached.open()
        goOn.wait()
      }
      return look >= jumpsAt ? start.advanced(by: .seconds(1_000_000)) : start
    }
  }
}
