import Glibc

/// What the process has used so far: the figures that stand in every answer of the workbench.
struct ResourceUse {
  /// User and system time of all threads, in seconds.
  var cpuSeconds: Double
  /// The time on the wall since an arbitrary start, in seconds: only differences mean something.
  var wallSeconds: Double
  /// The most memory that was resident at a time, in bytes.
  var peakBytes: Int

  /// The use at this moment.
  static var now: ResourceUse {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    var clock = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &clock)
    let cpu =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    return ResourceUse(
      cpuSeconds: cpu, wallSeconds: Double(clock.tv_sec) + Double(clock.tv_nsec) / 1e9,
      peakBytes: usage.ru_maxrss * 1024)
  }
}
