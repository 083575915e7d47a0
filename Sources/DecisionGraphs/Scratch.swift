public func scratchCount(_ n: Int, _ clauses: [[Int32]], decompose: Bool) -> (String, CompilationStatistics, Int, Int, UInt64) {
  var f = Formula(variableCount: n)
  for c in clauses { f.add(c) }
  guard let s = Simplification(f) else { return ("0", .init(), 0, 0, 0) }
  let scores = decompose ? decompositionScores(s.formula) : [Float](repeating: 0, count: s.formula.variableCount)
  var e = Engine(s.formula, scores: scores, limit: CompilationLimit(bytes: 12 << 30))
  switch e.run() {
  case .gaveUp: return ("gave up", e.statistics, e.trace.nodes.count, e.trace.words.count, e.work)
  case .unsatisfiable: return ("0", e.statistics, 0, 0, e.work)
  case .compiled(let root):
    var counts: [Natural] = []
    func branch(_ b: UInt32) -> Natural {
      if b == GraphTrace.noBranch { return Natural() }
      var r = Natural(1); var free = 0
      for i in 1...max(1, Int(e.trace.words[Int(b)])) where e.trace.words[Int(b)] > 0 {
        let w = e.trace.words[Int(b) + i]
        if w < 0 { r = r * counts[Int(~w)] } else if w & 2 != 0 { free += 1 }
      }
      return r << free
    }
    for i in 0...Int(root) {
      let nd = e.trace.nodes[i]
      counts.append(branch(nd.first) + branch(nd.second))
    }
    return (counts[Int(root)].description, e.statistics, e.trace.nodes.count, e.trace.words.count, e.work)
  }
}

import Glibc
func decompositionScores(_ f: Formula) -> [Float] {
  let c0 = clock()
  let g = PrimalGraph(f)
  var best: Elimination?
  let runs = Int(unsafe getenv("RUNS").map { unsafe String(cString: $0) } ?? "4")!
  for seed in 0..<UInt64(runs) {
    guard let e = Elimination(g, seed: seed * 7919, widthLimit: best?.width ?? 100000, workLimit: .max) else { continue }
    if best == nil || e.width < best!.width { best = e }
  }
  let td = TreeDecomposition(best!)
  let n = f.variableCount
  let weight = Float(unsafe getenv("W").map { unsafe String(cString: $0) } ?? "100")!
  if n > 0 { print("vars", n, "clauses", f.clauseCount, "width", td.width, "bags", td.bags.count, "depth", td.depths().max() ?? 0, "ms", (clock() - c0) / 1000) }
  return td.scores(variableCount: n).map { $0 * weight }
}
