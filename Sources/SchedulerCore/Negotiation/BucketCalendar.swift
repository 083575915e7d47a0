/// Time cut into buckets of one width, and what each pool of machines can do in each.
struct BucketCalendar: Sendable {
  /// When the first bucket begins.
  let origin: Time
  /// Seconds a bucket.
  let width: Time
  /// How many buckets there are.
  let count: Int
  /// The most work that a machine can do in a bucket.
  let mostWork: Double
  /// The machines of pool `p` can do `capacity[p * count + t]` seconds of work in bucket `t`.
  let capacity: [Double]
  /// The work that a machine of the pool can do without a break from the bucket's beginning, or from its opening in the
  /// bucket.
  let room: [Time]

  private static let widths: [Time] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400,
  ]

  /// Buckets of more than a mean operation's length, as many as a schedule of that length needs.
  init(_ model: PlanningModel, _ pools: MachinePools, until end: Time) {
    let begin = model.problem.now
    let mean = model.shortest.reduce(0, +) / Time(max(model.shortest.count, 1))
    let span = max(1, end - begin)
    let least = max(3 * mean, span / 16_384)
    width = BucketCalendar.widths.first { $0 >= least } ?? least
    // On the grid of the calendars, whose shifts mostly begin on the hour.
    origin = floorDivide(begin, width) * width
    count = Int((end - origin) / width) + 1
    var capacity: [Double] = []
    var room: [Time] = []
    for machines in pools.machines {
      let open = model.openTime(of: machines[0])
      for bucket in 0..<count {
        let start = origin + Time(bucket) * width
        let work = open.grains(until: start + width) - open.grains(until: start)
        let opening = work > 0 ? open.opening(from: start)! : start
        capacity.append(Double(work * Int64(machines.count)) / Double(open.grain))
        room.append(work > 0 ? open.room(in: open.index(at: opening), from: opening) : 0)
      }
    }
    mostWork = Double(width) * (model.openTimes.map(\.highestSpeed).max() ?? 1)
    self.capacity = capacity
    self.room = room
  }

  /// The bucket in which an instant lies, the last for all that lie behind.
  func bucket(of time: Time) -> Int {
    min(count - 1, max(0, Int(floorDivide(time - origin, width))))
  }

  /// When a bucket begins.
  func start(of bucket: Int) -> Time {
    origin + Time(bucket) * width
  }
}
