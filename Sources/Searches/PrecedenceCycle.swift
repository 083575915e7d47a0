/// Things that wait for each other in a circle, named by their indices.
public enum PrecedenceCycle {
  /// One circle among things, each of which lists what waits for it: each waits for the one before it, and the first, which has the
  /// least index, for the last. `nil` where there is none. Linear in what is listed.
  public static func first(successors: [[Int]]) -> [Int]? {
    var waiting = Array(repeating: 0, count: successors.count)
    for heads in successors { for head in heads { waiting[head] += 1 } }
    var free = successors.indices.filter { waiting[$0] == 0 }
    while let next = free.popLast() {
      for head in successors[next] {
        waiting[head] -= 1
        if waiting[head] == 0 { free.append(head) }
      }
    }
    // Whatever still waits has a predecessor that still waits: going back ends in a circle.
    var predecessor = Array(repeating: -1, count: successors.count)
    for index in successors.indices where waiting[index] > 0 {
      for head in successors[index] { predecessor[head] = index }
    }
    guard var place = successors.indices.first(where: { waiting[$0] > 0 }) else { return nil }
    for _ in successors.indices { place = predecessor[place] }
    var circle = [place]
    while predecessor[circle[circle.count - 1]] != place { circle.append(predecessor[circle[circle.count - 1]]) }
    let first = circle.indices.min { circle[$0] < circle[$1] }!
    return circle[...first].reversed() + circle[(first + 1)...].reversed()
  }
}
