import Glibc

/// Threads that work on one closure together, and a lock with one condition for what they share.
@safe final class Crew: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// A crew that has nothing to do yet.
  init() {
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
  func alone<Result>(when isReady: () -> Bool = { true }, _ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    while !isReady() { unsafe pthread_cond_wait(condition, mutex) }
    let result = body()
    unsafe pthread_cond_broadcast(condition)
    unsafe pthread_mutex_unlock(mutex)
    return result
  }

  /// Runs `work` in so many threads, the caller's among them, and returns when all have returned. Where the system
  /// has no thread to give, the others do the work.
  func run(threads: Int, _ work: @escaping @Sendable () -> Void) {
    let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
      if let argument = unsafe argument {
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
      }
      return nil
    }
    var others: [pthread_t] = []
    for _ in 1..<max(threads, 1) {
      let body = unsafe Unmanaged.passRetained(Body(work))
      var thread = pthread_t()
      guard unsafe pthread_create(&thread, nil, entry, body.toOpaque()) == 0 else {
        unsafe body.release()
        break
      }
      others.append(thread)
    }
    work()
    for thread in others { _ = pthread_join(thread, nil) }
  }
}
