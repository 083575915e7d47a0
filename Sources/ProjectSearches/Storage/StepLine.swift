/// What is free of all resources over time, as steps: from a step's time to the next one's, the same amounts are
/// free. Steps are linked in the order of their times, so that one more costs no shifting, and are named by the order in which
/// they were made. Two stand always: the first, `StepLine.origin`, at time 0, and the last, `StepLine.never`.
///
/// Debug builds check every index.
@safe struct StepLine: ~Copyable {
  private struct Step {
    var free: UInt64
    var time: Int32
    var next: Int32
  }

  /// The step at time 0.
  static var origin: Int32 { 1 }
  /// The step after all others.
  static var never: Int32 { 0 }

  private let steps: UnsafeMutablePointer<Step>
  private let more: UnsafeMutablePointer<UInt64>
  private let capacities: UnsafeMutablePointer<UInt64>
  private let capacity: Int32
  /// Words of `free` beyond the first.
  let moreWords: Int32
  /// Steps so far.
  private(set) var count: Int32 = 2

  /// Room for so many steps beside the two that stand, with words for all resources.
  init(steps: Int, empty: [UInt64]) {
    capacity = Int32(steps) + 2
    moreWords = Int32(empty.count) - 1
    unsafe self.steps = .allocate(capacity: steps + 2)
    unsafe self.steps.initialize(repeating: Step(free: 0, time: 0, next: 0), count: steps + 2)
    unsafe more = .allocate(capacity: max(1, (steps + 2) * (empty.count - 1)))
    unsafe more.initialize(repeating: 0, count: max(1, (steps + 2) * (empty.count - 1)))
    unsafe capacities = .allocate(capacity: empty.count)
    for word in empty.indices { unsafe (capacities + word).initialize(to: empty[word]) }
    clear()
  }

  deinit {
    unsafe steps.deallocate()
    unsafe more.deallocate()
    unsafe capacities.deallocate()
  }

  /// Frees everything for all time.
  mutating func clear() {
    count = 2
    unsafe steps[0] = Step(free: 0, time: .max, next: 0)
    unsafe steps[1] = Step(free: capacities[0], time: 0, next: 0)
    for word in 0..<Int(moreWords) { unsafe more[Int(moreWords) + word] = unsafe capacities[word + 1] }
  }

  /// When a step begins.
  @inline(__always)
  func time(_ step: Int32) -> Int32 {
    assert(step >= 0 && step < count, "a step that exists")
    return unsafe steps[Int(step)].time
  }

  /// The step after a step.
  @inline(__always)
  func next(_ step: Int32) -> Int32 {
    assert(step >= 0 && step < count, "a step that exists")
    return unsafe steps[Int(step)].next
  }

  /// The first word of what is free in a step.
  @inline(__always)
  func free(_ step: Int32) -> UInt64 {
    assert(step >= 0 && step < count, "a step that exists")
    return unsafe steps[Int(step)].free
  }

  /// A word beyond the first, from 0 up to `moreWords`.
  @inline(__always)
  func free(_ step: Int32, more word: Int32) -> UInt64 {
    assert(step >= 0 && step < count && word >= 0 && word < moreWords, "a word of a step that exists")
    return unsafe more[Int(step * moreWords + word)]
  }

  /// Takes from the first word of a step.
  @inline(__always)
  mutating func take(_ amount: UInt64, from step: Int32) {
    assert(step >= 0 && step < count, "a step that exists")
    unsafe steps[Int(step)].free &-= amount
  }

  /// Takes from a word beyond the first.
  @inline(__always)
  mutating func take(_ amount: UInt64, from step: Int32, more word: Int32) {
    assert(step >= 0 && step < count && word >= 0 && word < moreWords, "a word of a step that exists")
    unsafe more[Int(step * moreWords + word)] &-= amount
  }

  /// Splits a step at a time inside it, and gives the new one.
  @inline(__always)
  mutating func split(_ step: Int32, at time: Int32) -> Int32 {
    assert(step >= 0 && step < count && count < capacity, "room for one more step")
    let made = count
    count &+= 1
    unsafe steps[Int(made)] = Step(free: steps[Int(step)].free, time: time, next: steps[Int(step)].next)
    unsafe steps[Int(step)].next = made
    for word in 0..<Int(moreWords) {
      unsafe more[Int(made * moreWords) + word] = unsafe more[Int(step * moreWords) + word]
    }
    return made
  }
}
