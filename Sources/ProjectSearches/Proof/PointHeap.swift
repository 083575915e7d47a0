/// Points by how much they have been part of conflicts of late, the most active first: a binary heap with places, as in
/// MiniSat (Eén and Sörensson 2003).
struct PointHeap {
  private var activities: [Double]
  private var places: [Int32]
  private var heap: [Int32] = []
  private var increment = 1.0

  /// Points 0 up to `count`, none of which is in the heap.
  init(count: Int) {
    activities = Array(repeating: 0, count: count)
    places = Array(repeating: -1, count: count)
  }

  /// The most active point in the heap.
  var top: Int32? { heap.first }

  /// Makes a point more active, and puts it into the heap.
  mutating func bump(_ point: Int32) {
    activities[Int(point)] += increment
    if activities[Int(point)] > 1e100 { rescale() }
    if places[Int(point)] < 0 { insert(point) } else { rise(Int(places[Int(point)])) }
  }

  /// Makes all points less active than those to come.
  mutating func decay() { increment /= 0.95 }

  /// Puts a point back that has ever been active.
  mutating func restore(_ point: Int32) {
    if activities[Int(point)] > 0 && places[Int(point)] < 0 { insert(point) }
  }

  /// Takes the most active point out.
  mutating func removeTop() {
    places[Int(heap[0])] = -1
    let last = heap.removeLast()
    if heap.isEmpty || places[Int(last)] < 0 { return }
    heap[0] = last
    places[Int(last)] = 0
    sink(0)
  }

  private mutating func rescale() {
    for point in activities.indices { activities[point] *= 1e-100 }
    increment *= 1e-100
  }

  private mutating func insert(_ point: Int32) {
    places[Int(point)] = Int32(heap.count)
    heap.append(point)
    rise(heap.count - 1)
  }

  private mutating func rise(_ start: Int) {
    var place = start
    let point = heap[place]
    while place > 0 {
      let parent = (place - 1) / 2
      if activities[Int(heap[parent])] >= activities[Int(point)] { break }
      heap[place] = heap[parent]
      places[Int(heap[place])] = Int32(place)
      place = parent
    }
    heap[place] = point
    places[Int(point)] = Int32(place)
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let point = heap[place]
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, activities[Int(heap[child + 1])] > activities[Int(heap[child])] { child += 1 }
      if activities[Int(heap[child])] <= activities[Int(point)] { break }
      heap[place] = heap[child]
      places[Int(heap[place])] = Int32(place)
      place = child
    }
    heap[place] = point
    places[Int(point)] = Int32(place)
  }
}
