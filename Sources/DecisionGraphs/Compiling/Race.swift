/// Several searches of one formula with different advice, of which the most advanced goes on.
///
/// *Why.* On hard product lines the best of a few decompositions takes a fifth of the decisions of the next best one, now one, now another, and
/// neither width nor depth tells which. The progress made tells, though not at once: so all run a little, half of them a
/// little further, and the last one to the end (successive halving; Karnin, Koren, Somekh 2013). What a search did is never
/// done again. Steps are counted, not time, so the same formula has the same winner.
struct Race {
  /// A search that takes part.
  private final class Runner {
    var engine: Engine
    init(_ engine: consuming Engine) { self.engine = engine }
  }

  private var runners: [Runner]
  private let firstLap: UInt64
  private let byteLimit: Int

  /// A race of searches of a formula; the first lap is given in steps, by default some tenths of a second.
  init(
    _ formula: Formula, _ advice: [DecompositionAdvice], limit: CompilationLimit, firstLap: UInt64 = 100_000_000
  ) {
    self.firstLap = firstLap
    byteLimit = limit.bytes
    runners = advice.map { Runner(Engine(formula, advice: $0, limit: limit)) }
  }

  /// Runs until one search has ended, and calls with it.
  ///
  /// Those that run share the bytes allowed. A search that outgrows its part leaves the race and gives back its memory; the last one
  /// may take all, and is what the race ends with when that is not enough.
  mutating func run<Result>(_ body: (EngineOutcome, borrowing Engine) -> Result) -> Result {
    var end = firstLap
    while true {
      let count = runners.count
      var survivors: [(progress: Double, runner: Runner)] = []
      while !runners.isEmpty {
        let runner = runners.removeFirst()
        let isLastHope = survivors.isEmpty && runners.isEmpty
        runner.engine.limit.bytes = isLastHope ? byteLimit : byteLimit / count
        let outcome = runner.engine.run(to: count == 1 ? .max : end)
        switch outcome {
        case .paused: survivors.append((runner.engine.progress, runner))
        case .gaveUp where !isLastHope: break
        default: return body(outcome, runner.engine)
        }
      }
      // Of equal progress the earlier advice stays first: sorting is stable.
      survivors.sort { $0.progress > $1.progress }
      runners = survivors.prefix((survivors.count + 1) / 2).map(\.runner)
      end *= 2
    }
  }
}
