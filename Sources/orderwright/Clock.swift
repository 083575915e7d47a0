import Glibc
import Quantities

/// The only place where the program looks at the machine's clock: for the history of orders, and where a limit of time was
/// asked for; never else for an answer.
enum Clock {
  /// Local time.
  static var now: LocalDateTime {
    var seconds = time_t()
    unsafe time(&seconds)
    var local = unsafe tm()
    unsafe localtime_r(&seconds, &local)
    return unsafe LocalDateTime(second: Int64(seconds) + Int64(local.tm_gmtoff))
  }

  /// Seconds since an arbitrary start: only differences mean something.
  static var stopwatch: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// How many processors there are to work on.
var processorCount: Int { max(1, min(1024, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
