extension Engine {
  /// Stores the clause of the last analysis; gives it as a reason for its first literal.
  mutating func learn() -> Reason {
    let clause = analysis.clause.count
    if clause == 1 {
      if level > 0 { units.append(analysis.clause[0]) }
      return .root
    }
    if clause == 2 {
      clauses.addBinary(analysis.clause[0], analysis.clause[1])
      return .binary(analysis.clause[1] ^ 1)
    }
    return .clause(clauses.addLong(analysis.clause, 0..<clause, glue: glue()))
  }

  /// Number of levels in the clause of the last analysis (Audemard and Simon 2009), at least 1.
  private mutating func glue() -> Int32 {
    var count: Int32 = 0
    for place in 0..<analysis.clause.count {
      let level = assignment.levels[analysis.clause[place] >> 1]
      while analysis.levelStamps.count <= Int(level) { analysis.levelStamps.append(0) }
      if analysis.levelStamps[level] == statistics.conflicts { continue }
      analysis.levelStamps[level] = statistics.conflicts
      count += 1
    }
    return max(count, 1)
  }

  /// Throws away the worse half of the learned clauses once there are many; called when propagation is at rest.
  mutating func reduceLearned() {
    if clauses.learned.count < reductionLimit { return }
    reductionLimit += 500
    var histogram = [Int](repeating: 0, count: 64)
    for place in 0..<clauses.learned.count {
      histogram[Int(min(63, clauses.words[clauses.learned[place] + 1]))] += 1
    }
    var room = clauses.learned.count / 2
    var glueLimit = 0
    while glueLimit < 63 && room > histogram[glueLimit] {
      room -= histogram[glueLimit]
      glueLimit += 1
    }
    clauses.compact(keeping: Int32(max(2, glueLimit)), reasons: &assignment)
  }
}

extension ClauseStore {
  /// Drops learned clauses of a greater glue that are no reasons, moves the others together and watches all anew.
  mutating func compact(keeping glueLimit: Int32, reasons assignment: inout Assignment) {
    var isReason = Set<Int32>()
    for place in 0..<assignment.trail.count {
      let reason = assignment.reasons[assignment.trail[place] >> 1]
      if reason.code >= 0 && !reason.isBinary { isReason.insert(reason.place) }
    }
    var moved: [Int32: Int32] = [:]
    var end = learned.isEmpty ? words.count : Int(learned[0])
    var kept = 0
    for number in 0..<learned.count {
      let place = learned[number]
      if words[place + 1] > glueLimit && !isReason.contains(place) { continue }
      if isReason.contains(place) { moved[place] = Int32(end) }
      let length = Int(words[place] + Self.header)
      words.move(from: Int(place), to: end, count: length)
      learned[kept] = Int32(end)
      kept += 1
      end += length
    }
    learned.truncate(to: kept)
    words.truncate(to: end)
    for place in 0..<assignment.trail.count {
      let variable = assignment.trail[place] >> 1
      let reason = assignment.reasons[variable]
      if reason.code >= 0 && !reason.isBinary, let place = moved[reason.place] {
        assignment.reasons[variable] = .clause(place)
      }
    }
    watches.removeAll()
    var place = 0
    while place < words.count {
      watch(Int32(place))
      place += Int(words[place] + Self.header)
    }
  }
}
