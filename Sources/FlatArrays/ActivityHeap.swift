/// Things by how much they have been part of conflicts of late, the most active first: a binary heap with the place of each thing in it.
///
/// Activity is bumped for what takes part in conflicts and grows geometrically, so that old conflicts fade (the
/// exponential VSIDS of Eén and Sörensson's MiniSat, after Moskewicz et al., Chaff, DAC 2001).
public struct ActivityHeap: ~Copyable {
  @usableFromInline var activity = FlatArray<Double>()
  @usableFromInline var heap = FlatArray<Int32>()
  /// Of each thing: its place in the heap, or -1.
  @usableFromInline var places = FlatArray<Int32>()
  @usableFromInline var increment = 1.0

  /// A heap of nothing.
  @inlinable
  public init() {}

  /// Things 0 up to `count`, none of which is in the heap.
  @inlinable
  public init(absent count: Int) {
    activity = FlatArray(repeating: 0, count: count)
    places = FlatArray(repeating: -1, count: count)
  }

  /// Whether nothing is in the heap.
  @inlinable public var isEmpty: Bool { heap.isEmpty }

  /// The most active thing in the heap, which must not be empty.
  @inlinable public var first: Int32 { heap[0] }

  /// Adds things until there are `count`, and puts them into the heap, the earlier before the later.
  @inlinable
  public mutating func grow(to count: Int) {
    while places.count < count {
      let thing = Int32(places.count)
      activity.append(0)
      places.append(-1)
      insert(thing)
    }
  }

  /// Puts a thing into the heap if it is not there.
  @inlinable @inline(__always)
  public mutating func insert(_ thing: Int32) {
    if places[thing] >= 0 { return }
    places[thing] = Int32(heap.count)
    heap.append(thing)
    rise(heap.count - 1)
  }

  /// How active a thing is.
  @inlinable @inline(__always)
  public func activity(of thing: Int) -> Double { activity[thing] }

  /// Takes the most active thing out.
  @inlinable @discardableResult
  public mutating func removeFirst() -> Int32 {
    let first = heap[0]
    let last = heap.removeLast()
    places[first] = -1
    if !heap.isEmpty {
      heap[0] = last
      places[last] = 0
      sink(0)
    }
    return first
  }

  /// Makes a thing more active.
  @inlinable
  public mutating func bump(_ thing: Int32) {
    activity[thing] += increment
    if activity[thing] > 1e100 { rescale() }
    if places[thing] >= 0 { rise(Int(places[thing])) }
  }

  /// Lets everything so far count for less.
  @inlinable
  public mutating func decay() { increment /= 0.95 }

  /// Becomes a copy of another heap.
  @inlinable
  public mutating func copy(from other: borrowing ActivityHeap) {
    activity.copy(from: other.activity)
    heap.copy(from: other.heap)
    places.copy(from: other.places)
    increment = other.increment
  }

  @inlinable @inline(never)
  mutating func rescale() {
    for thing in 0..<activity.count { activity[thing] *= 1e-100 }
    increment *= 1e-100
  }

  @inlinable
  mutating func rise(_ start: Int) {
    let thing = heap[start]
    let weight = activity[thing]
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      if activity[heap[parent]] >= weight { break }
      heap[place] = heap[parent]
      places[heap[place]] = Int32(place)
      place = parent
    }
    heap[place] = thing
    places[thing] = Int32(place)
  }

  @inlinable
  mutating func sink(_ start: Int) {
    let thing = heap[start]
    let weight = activity[thing]
    var place = start
    while true {
      var child = 2 * place + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, activity[heap[child + 1]] > activity[heap[child]] { child += 1 }
      if activity[heap[child]] <= weight { break }
      heap[place] = heap[child]
      places[heap[place]] = Int32(place)
      place = child
    }
    heap[place] = thing
    places[thing] = Int32(place)
  }
}
