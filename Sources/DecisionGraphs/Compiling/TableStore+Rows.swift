import FlatArrays

extension TableStore {
  /// Notes what the trail says that was not noted yet.
  mutating func gather(_ assignment: borrowing Assignment) {
    while head < assignment.trail.count {
      let literal = assignment.trail[head]
      head &+= 1
      note(literal)
      note(literal ^ 1)
    }
  }

  @inline(__always)
  private mutating func note(_ literal: Int32) {
    for number in occurrenceStarts[literal]..<occurrenceStarts[literal &+ 1] {
      let place = occurrences[number]
      let table = place < 0 ? ~place : columns[placeColumns[place]].table
      if place >= 0 {
        nextPending[place] = pending[table]
        pending[table] = place
      }
      if !isQueued[table] {
        isQueued[table] = true
        queue.append(table)
      }
    }
  }

  /// The next table to be visited, or nil.
  mutating func nextQueued() -> Int32? {
    if queue.isEmpty { return nil }
    let table = queue.removeLast()
    isQueued[table] = false
    return table
  }

  /// Takes the rows off that the settled values of a table exclude.
  mutating func takeOffRows(of table: Int32, _ values: borrowing FlatArray<Int8>, position: Int32) {
    changes.append(
      Change(
        position: position, address: ~table,
        old: UInt64(UInt32(bitPattern: residuals[table])) << 32 | UInt64(UInt32(activeCounts[table]))))
    residuals[table] = -1
    var place = pending[table]
    while place >= 0 {
      if values[literals[place]] > 0 {
        isClosing[placeColumns[place]] = true
        keep(place, table, position)
      }
      place = nextPending[place]
    }
    place = pending[table]
    while place >= 0 {
      if !isClosing[placeColumns[place]] { drop(place, table, position) }
      place = nextPending[place]
    }
    place = pending[table]
    while place >= 0 {
      isClosing[placeColumns[place]] = false
      place = nextPending[place]
    }
    pending[table] = -1
  }

  /// Leaves the rows that a value matches.
  private mutating func keep(_ place: Int32, _ table: Int32, _ position: Int32) {
    narrow(table, position, bitStarts[place], columns[placeColumns[place]].wildStart, inverse: 0)
  }

  /// Takes off the rows that have a value.
  private mutating func drop(_ place: Int32, _ table: Int32, _ position: Int32) {
    narrow(table, position, bitStarts[place], -1, inverse: .max)
  }

  /// Masks the live rows by the bits at one or two places, or by their inverse; words left empty go to the end of the active ones.
  private mutating func narrow(
    _ table: Int32, _ position: Int32, _ bitStart: Int, _ wildStart: Int, inverse: UInt64
  ) {
    let start = shapes[table].wordStart
    var count = activeCounts[table]
    var place = count
    while place > 0 {
      place &-= 1
      let word = active[start &+ Int(place)]
      let address = start &+ Int(word)
      let old = live[address]
      let mask = (bits[bitStart &+ Int(word)] | (wildStart < 0 ? 0 : bits[wildStart &+ Int(word)])) ^ inverse
      let new = old & mask
      if new == old { continue }
      changes.append(Change(position: position, address: Int32(address), old: old))
      live[address] = new
      if new == 0 {
        count &-= 1
        active[start &+ Int(place)] = active[start &+ Int(count)]
        active[start &+ Int(count)] = word
      }
    }
    activeCounts[table] = count
  }

  /// Whether a live row has a value, or a wildcard instead.
  @inline(__always)
  mutating func isSupported(_ place: Int32, _ table: Int32) -> Bool {
    let start = shapes[table].wordStart
    let bitStart = bitStarts[place]
    let residue = Int(residues[place])
    if live[start &+ residue] & bits[bitStart &+ residue] != 0 { return true }
    for number in start..<(start &+ Int(activeCounts[table])) {
      let word = active[number]
      if live[start &+ Int(word)] & bits[bitStart &+ Int(word)] != 0 {
        residues[place] = word
        return true
      }
    }
    return false
  }

  /// Whether a live row has a wildcard in a column.
  @inline(__always)
  func isWild(_ column: Column) -> Bool {
    if column.wildStart < 0 { return false }
    let start = shapes[column.table].wordStart
    for number in start..<(start &+ Int(activeCounts[column.table])) {
      let word = Int(active[number])
      if live[start &+ word] & bits[column.wildStart &+ word] != 0 { return true }
    }
    return false
  }

  /// Takes back what was changed when the trail was longer than some length.
  mutating func restore(to length: Int) {
    head = min(head, length)
    while !queue.isEmpty {
      let table = queue.removeLast()
      isQueued[table] = false
      pending[table] = -1
    }
    while changes.count > 0 && Int(changes.last.position) > length {
      let change = changes.removeLast()
      if change.address >= 0 {
        live[change.address] = change.old
      } else {
        activeCounts[~change.address] = Int32(truncatingIfNeeded: change.old)
        residuals[~change.address] = Int32(truncatingIfNeeded: change.old >> 32)
      }
    }
  }
}
