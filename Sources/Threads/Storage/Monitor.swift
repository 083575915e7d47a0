import Glibc

/// A lock with one condition to wait for, as POSIX has them.
@safe
public final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  /// A lock that nobody holds.
  public init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` alone, as soon as `isReady` holds, and wakes everybody who waits for what it changed.
  public func wait<Result>(until isReady: () -> Bool, then body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    while !isReady() { unsafe pthread_cond_wait(condition, mutex) }
    let result = body()
    unsafe pthread_cond_broadcast(condition)
    unsafe pthread_mutex_unlock(mutex)
    return result
  }

  /// Runs `body` alone, and wakes everybody who waits for what it changed.
  public func change<Result>(_ body: () -> Result) -> Result { wait(until: { true }, then: body) }
}
