/// The one change that the search makes: an operation leaves its place and is put after another on a machine.
///
/// The topological order is mended within the stretch between the operation's old place and its new neighbours only:
/// what must come before the operation (found by one walk back over the stretch) goes to the left of it, all else to
/// the right, both in their old order. An arc between two of the right or two of the left is kept by that; an arc from
/// right to left cannot exist, since predecessors of what is on the left are on the left. In block moves on a
/// machine the stretch is as short as the time that the moved section takes.
extension ShopPlan {
  /// Takes an operation out and puts it after `before` (or first, if that is `source`) on a machine.
  ///
  /// - Parameter before: on that machine already, and not the operation itself.
  /// - Precondition: the graph stays acyclic; debug builds check it.
  @inline(__always)
  mutating func reinsert(_ operation: Int32, on newMachine: Int32, lasting newDuration: Int32, after before: Int32) {
    let (source, sink) = (shop.source, shop.sink)
    let (oldBefore, oldAfter) = (machinePredecessor[operation], machineSuccessor[operation])
    machineSuccessor[oldBefore] = oldAfter
    machinePredecessor[oldAfter] = oldBefore
    if oldBefore == source { firstOfMachine[machine[operation]] = oldAfter }
    let after = before == source ? firstOfMachine[newMachine] : machineSuccessor[before]
    machinePredecessor[operation] = before
    machineSuccessor[operation] = after
    machineSuccessor[before] = operation
    machinePredecessor[after] = operation
    if before == source { firstOfMachine[newMachine] = operation }
    machine[operation] = newMachine
    duration[operation] = newDuration
    reorder(around: operation)
    let place = position[operation]
    // The sink lies below all places, the source above: they never are the farther end of a walk, but must not be the
    // nearer one.
    updateHeads(
      from: min(place, oldAfter == sink ? place : position[oldAfter], after == sink ? place : position[after]),
      through: max(place, position[oldAfter], position[after]))
    updateTails(
      from: max(place, oldBefore == source ? place : position[oldBefore], before == source ? place : position[before]),
      through: min(place, position[oldBefore], position[before]))
    updateMakespan()
  }

  @inline(__always)
  private func reorder(around operation: Int32) {
    let place = position[operation]
    let before = lastPredecessorPlace(of: operation)
    let after = firstSuccessorPlace(of: operation)
    if before < place && place < after { return }
    if before < after {
      if place < before {
        shift(from: place &+ 1, through: before, by: -1)
        put(operation, at: before)
      } else {
        shift(from: after, through: place &- 1, by: 1)
        put(operation, at: after)
      }
    } else {
      separate(from: min(place, after), through: max(place, before), around: operation)
    }
  }

  @inline(__always)
  private func put(_ operation: Int32, at place: Int32) {
    order[place] = operation
    position[operation] = place
  }

  @inline(__always)
  private func shift(from first: Int32, through last: Int32, by step: Int32) {
    var place = step < 0 ? first : last
    while place >= first && place <= last {
      put(order[place], at: place &+ step)
      place &-= step
    }
  }

  @inline(__always)
  private func lastPredecessorPlace(of operation: Int32) -> Int32 {
    let (given, neighbour) = (jobPredecessor[operation], machinePredecessor[operation])
    var place: Int32 = -1
    if given != shop.source { place = position[given] }
    if neighbour != shop.source { place = max(place, position[neighbour]) }
    if hasMoreArcs { for arc in shop.moreArcs.into(operation) { place = max(place, position[arc.from]) } }
    return place
  }

  @inline(__always)
  private func firstSuccessorPlace(of operation: Int32) -> Int32 {
    let (given, neighbour) = (jobSuccessor[operation], machineSuccessor[operation])
    var place = Int32.max
    if given != shop.sink { place = position[given] }
    if neighbour != shop.sink { place = min(place, position[neighbour]) }
    if hasMoreArcs { for arc in shop.moreArcs.outOf(operation) { place = min(place, position[arc.to]) } }
    return place
  }

  @inline(never)
  private func separate(from left: Int32, through right: Int32, around operation: Int32) {
    let (order, mark) = (self.order, self.mark)
    mark[operation] = 1
    var length: Int32 = 0
    var place = right
    while place >= left {
      let other = order[place]
      if other != operation {
        var comesBefore = mark[jobSuccessor[other]] | mark[machineSuccessor[other]]
        if hasMoreArcs { for arc in shop.moreArcs.outOf(other) { comesBefore |= mark[arc.to] } }
        mark[other] = comesBefore
        buffer[length] = other
        length &+= 1
      }
      place &-= 1
    }
    assert(mark[machineSuccessor[operation]] == 0 && mark[jobSuccessor[operation]] == 0, "a move closes a cycle")
    writeBack(length, from: left, around: operation)
  }

  /// The buffer holds the stretch backwards.
  private func writeBack(_ length: Int32, from left: Int32, around operation: Int32) {
    var place = left
    for wanted: Int32 in [1, 0] {
      var index = length
      while index > 0 {
        index &-= 1
        if mark[buffer[index]] == wanted {
          put(buffer[index], at: place)
          place &+= 1
        }
      }
      if wanted == 1 {
        put(operation, at: place)
        place &+= 1
      }
    }
    mark[operation] = 0
    for index in 0..<length { mark[buffer[index]] = 0 }
  }
}
