import Commands

/// A line that counts along on a terminal, and nothing elsewhere.
enum Progress {
  static func show(lines: Int) {
    if Terminal.isInteractive { Terminal.write("\r\(lines) orders") }
  }

  static func show(planning progress: PlanningDesk.Progress) {
    switch progress {
    case .read(let orders): show(lines: orders)
    case .planned(let late, let tardiness):
      guard Terminal.isInteractive else { return }
      Terminal.write("\r\u{1b}[Kplanning: \(late) orders late, weighted tardiness \(tardiness / 3_600) h")
    }
  }

  static func clear() {
    if Terminal.isInteractive { Terminal.write("\r\u{1b}[K") }
  }
}
