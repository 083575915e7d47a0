/// The open Boolean variables by activity, most active first: a binary heap with the place of each variable in it.
///
/// Activity is bumped for what takes part in conflicts and grows geometrically, so that old conflicts fade (the
/// exponential VSIDS of Eén and Sörensson's MiniSat, after Moskewicz et al., Chaff, DAC 2001).
struct DecisionOrder: ~Copyable {
  private var activity = FlatArray<Double>()
  private var heap = FlatArray<Int32>()
  /// By variable: its place in the heap, or -1.
  private var places = FlatArray<Int32>()
  private var increment = 1.0

  /// Whether no variable waits.
  var isEmpty: Bool { heap.isEmpty }

  /// Adds variables until there are `count`, the earlier before the later.
  mutating func grow(to count: Int) {
    while places.count < count {
      let variable = Int32(places.count)
      activity.append(0)
      places.append(-1)
      insert(variable)
    }
  }

  /// Puts a variable back when it became open.
  @inline(__always)
  mutating func insert(_ variable: Int32) {
    if places[variable] >= 0 { return }
    places[variable] = Int32(heap.count)
    heap.append(variable)
    rise(heap.count - 1)
  }

  /// How active a variable is.
  @inline(__always)
  func activity(of variable: Int) -> Double { activity[variable] }

  /// Takes the most active variable off.
  mutating func removeFirst() -> Int32 {
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

  /// Makes a variable more active.
  mutating func bump(_ variable: Int32) {
    activity[variable] += increment
    if activity[variable] > 1e100 { rescale() }
    if places[variable] >= 0 { rise(Int(places[variable])) }
  }

  /// Lets everything so far count for less.
  mutating func decay() { increment /= 0.95 }

  /// Becomes a copy of another order.
  mutating func copy(from other: borrowing DecisionOrder) {
    activity.copy(from: other.activity)
    heap.copy(from: other.heap)
    places.copy(from: other.places)
    increment = other.increment
  }

  private mutating func rescale() {
    for variable in 0..<activity.count { activity[variable] *= 1e-100 }
    increment *= 1e-100
  }

  private mutating func rise(_ start: Int) {
    let variable = heap[start]
    let weight = activity[variable]
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      if activity[heap[parent]] >= weight { break }
      heap[place] = heap[parent]
      places[heap[place]] = Int32(place)
      place = parent
    }
    heap[place] = variable
    places[variable] = Int32(place)
  }

  private mutating func sink(_ start: Int) {
    let variable = heap[start]
    let weight = activity[variable]
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
    heap[place] = variable
    places[variable] = Int32(place)
  }
}
