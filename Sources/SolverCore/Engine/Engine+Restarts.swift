// When the search begins anew from its assumptions.
//
// Two manners take turns, each twice as long as the one before it of its kind (Oh, SAT 2015: restarts help refutations and
// hurt solutions). *Focused*: as soon as clauses learned lately have a worse glue than all on average (Audemard and Simon, CP
// 2012; averages after Biere and Fröhlich, POS 2015). *Stable*: after numbers of conflicts in the sequence of Luby,
// Sinclair and Zuckerman (1993). What both keep: learned clauses, activities and phases.

extension Engine {
  /// Restarts, forgets and rephases when it is time; whether it went back.
  mutating func restartIfDue() -> Bool {
    let since = pace.conflicts - pace.conflictsAtRestart
    let base = Int32(assumptions.ends.count)
    if since < 2 || trail.level <= base || !isRestartDue(since) { return false }
    pace.restarts += 1
    pace.conflictsAtRestart = pace.conflicts
    changeMannerIfDue()
    rephaseIfDue()
    let isFull = pace.conflicts >= pace.nextReduction
    backtrack(to: isFull ? 0 : base)
    if isFull { reduce() }
    return true
  }

  private func isRestartDue(_ since: Int) -> Bool {
    if pace.isStable { return since >= 512 * luby(pace.stableRestarts) }
    return pace.glue.recent > 1.1 * pace.glue.lasting || pace.conflicts >= pace.nextManner
  }

  private mutating func changeMannerIfDue() {
    if pace.isStable { pace.stableRestarts += 1 }
    if pace.conflicts < pace.nextManner { return }
    pace.manners += 1
    pace.isStable.toggle()
    pace.stableRestarts = 0
    let turn = (pace.manners + 2) / 2
    pace.nextManner = pace.conflicts + 1000 * turn * turn
    memory.targetCount = 0
  }

  private func luby(_ index: Int) -> Int {
    var index = index
    while true {
      let width = Int.bitWidth - (index + 1).leadingZeroBitCount
      if index + 1 == (1 << width) - 1 { return 1 << (width - 1) }
      index -= (1 << (width - 1)) - 1
    }
  }
}
