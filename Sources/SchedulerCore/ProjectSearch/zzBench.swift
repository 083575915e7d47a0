import Glibc
public func benchProject(_ project: Project, seconds: Double, seed: UInt64, islands: Int) -> (Int, Int64, Int) {
  let network = ProjectNetwork(project)
  var t = timespec(); unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t)
  func now() -> Double { var t = timespec(); unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9 }
  let end = now() + seconds
  let all = (0..<islands).map { ProjectIsland(network, target: 0, random: SearchRandom(seed: seed, stream: $0)) }
  let cp = network.successors.tails(network.durations, network.topologicalOrder)
  var quota: Int64 = 0
  while now() < end {
    quota += 1000
    for i in all { i.evolve(until: quota, shouldStop: { now() >= end }) }
    for i in all.indices { all[(i + 1) % islands].welcome(all[i].best) }
  }
  return (Int(all.map { $0.best.makespan }.min()!), all.reduce(0) { $0 + $1.passes }, Int(cp.max() ?? 0))
}
public func checkProject(_ project: Project) {
  let network = ProjectNetwork(project)
  var g = SerialGeneration(network)
  _ = g.place(.forward)
  let n = project.activities.count
  var use = Array(repeating: Array(repeating: Int64(0), count: project.capacities.count), count: 2000)
  var fin = Array(repeating: 0, count: n)
  for a in g.order.prefix(n).map(Int.init) {
    let act = project.activities[a]
    var t = 0
    for (p, x) in project.activities.enumerated() where x.successors.contains(a) { t = max(t, fin[p]) }
    while !(t..<t + Int(act.duration)).allSatisfy({ u in act.demands.indices.allSatisfy { use[u][$0] + act.demands[$0] <= project.capacities[$0] } }) { t += 1 }
    for u in t..<t + Int(act.duration) { for r in act.demands.indices { use[u][r] += act.demands[r] } }
    fin[a] = t + Int(act.duration)
    print(a, fin[a], g.ends[Int32(a)], act.demands, project.capacities, act.successors)
  }
}
