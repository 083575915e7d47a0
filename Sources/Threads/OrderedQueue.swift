/// Work in order over threads.
///
/// Pieces of work are numbered as they come in. Workers take them in that order, and finish them in any; they leave in the
/// order of their numbers again. Piece `n` lies in slot `n % slots`, and comes in when piece `n - slots` has left. So there are never
/// more under way than slots, whoever is slow; and what comes in is made of nothing but what has left before it,
/// which is the same for any number of threads.
///
/// A slot goes from free to filled, taken, finished and back to free; all of these go through the slots in order, except finishing.
/// Three counts and a mark for each slot say everything. The monitor guards those; what a slot holds belongs to whoever the
/// counts give it to, and is touched without the monitor.
///
/// Either one thread feeds the queue and another one hands out what is finished, beside the workers; or the workers do both:
/// whoever finishes the piece whose turn it is takes out all that can leave, and fills their slots anew.
public final class OrderedQueue<Slot: AnyObject>: @unchecked Sendable {
  private let monitor = Monitor()
  private let slots: [Slot]
  private var isFinished: [Bool]
  private var filled: Int
  private var taken = 0
  private var left = 0
  private var isAtEnd = false
  private var isAbandoned = false
  private var failure: (any Error)?

  /// A queue of free slots, for `feedAll`.
  public init(slots: [Slot]) {
    self.slots = slots
    isFinished = Array(repeating: false, count: slots.count)
    filled = 0
  }

  /// A queue whose slots hold the first pieces, for `workAll(_:renewing:)`.
  public init(filled slots: [Slot]) {
    self.slots = slots
    isFinished = Array(repeating: false, count: slots.count)
    filled = slots.count
  }

  /// The feeding thread: fills slot after slot until `fill` says that there are no more, or throws; `handOutAll` throws that when
  /// everything before it has left.
  public func feedAll(_ fill: (Slot) throws -> Bool) {
    while let slot = nextFree() {
      let result = Result { try fill(slot) }
      let hasMore = monitor.change {
        switch result {
        case .success(true): filled += 1
        case .success(false): isAtEnd = true
        case .failure(let error): (isAtEnd, failure) = (true, error)
        }
        return !isAtEnd
      }
      if !hasMore { return }
    }
  }

  private func nextFree() -> Slot? {
    monitor.wait(
      until: { filled - left < slots.count || isAbandoned },
      then: { isAbandoned ? nil : slots[filled % slots.count] })
  }

  /// A worker's thread: one piece after the other until there will be no more.
  public func workAll(_ work: (Slot) -> Void) {
    while let place = takeNext() {
      work(slots[place])
      monitor.change { isFinished[place] = true }
    }
  }

  private func takeNext() -> Int? {
    monitor.wait(
      until: { taken < filled || isAtEnd || isAbandoned },
      then: {
        guard taken < filled, !isAbandoned else { return nil }
        defer { taken += 1 }
        return taken % slots.count
      })
  }

  /// The handing out thread: `take` takes what is in the finished slots, in order, until all has left.
  ///
  /// - Throws: what `take` throws; what ended the feeding, after everything else.
  public func handOutAll(_ take: (Slot) throws -> Void) throws {
    while let slot = nextFinished() {
      try take(slot)
      monitor.change { leave() }
    }
    if let failure { throw failure }
  }

  private func nextFinished() -> Slot? {
    let place = left % slots.count
    return monitor.wait(
      until: { isFinished[place] || (isAtEnd && left == filled) },
      then: { isFinished[place] ? slots[place] : nil })
  }

  private func leave() {
    isFinished[left % slots.count] = false
    left += 1
  }

  /// A worker's thread of a queue that nobody else feeds or hands out of.
  ///
  /// - Parameter renew: takes what is in a finished slot and fills it with the next piece; false when there is to be no next one: then
  ///   all is over, and what is under way never leaves. Called in order, by one thread at a time; the others wait meanwhile.
  public func workAll(_ work: (Slot) -> Void, renewing renew: (Slot) -> Bool) {
    while let place = takeNext() {
      work(slots[place])
      monitor.change {
        isFinished[place] = true
        while !isAtEnd, isFinished[left % slots.count] {
          isAtEnd = !renew(slots[left % slots.count])
          leave()
          filled += 1
        }
        if isAtEnd { isAbandoned = true }
      }
    }
  }

  /// What was finished before an `abandon` and has not left, in order. To be called when all workers have returned.
  public var remains: [Slot] {
    (left..<left + slots.count).filter { isFinished[$0 % slots.count] }.map { slots[$0 % slots.count] }
  }

  /// Nobody is to begin with anything more.
  public func abandon() { monitor.change { isAbandoned = true } }
}
