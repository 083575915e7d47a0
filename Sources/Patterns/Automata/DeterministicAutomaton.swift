/// A pattern as a table from state and class of scalar to state (the subset construction, Rabin and Scott 1959).
///
/// A state is a set of instructions that wait at the same time. State 0 is the empty set, from which nothing leads on.
struct DeterministicAutomaton: Sendable {
  private let classCount: Int
  /// By state and class.
  private var following: [Int32]
  /// By state.
  private var accepting: [Bool]

  /// nil: the table would have more cells, or take more steps to make, than the limits allow.
  init?(_ program: PatternProgram, _ alphabet: Alphabet) {
    classCount = alphabet.classCount
    following = []
    accepting = []
    var construction = SubsetConstruction(program)
    let start = construction.start()
    var state = 0
    while state < construction.states.count {
      guard (state + 1) * classCount <= PatternLimits.cells else { return nil }
      for number in 0..<classCount {
        following.append(construction.state(after: state, class: number, alphabet))
        guard construction.steps <= PatternLimits.steps else { return nil }
      }
      state += 1
    }
    accepting = construction.accepting
    assert(start == 1, "the empty set comes first, the start behind it")
  }

  /// Whether the text, which is UTF-8, has the pattern's form.
  func accepts(_ text: Span<UInt8>, _ alphabet: Alphabet) -> Bool {
    var state = 1
    var at = 0
    while at < text.count {
      let number = alphabet.classNumber(of: nextScalar(of: text, at: &at))
      state = Int(following[state * classCount + number])
      if state == 0 { return false }
    }
    return accepting[state]
  }
}

/// The states found so far.
private struct SubsetConstruction {
  private let program: PatternProgram
  private var set: InstructionSet
  /// The waiting instructions of each state, ascending.
  private(set) var states: [[Int32]] = []
  private(set) var accepting: [Bool] = []
  private var numbers: [Key: Int32] = [:]
  /// Instructions looked at.
  private(set) var steps = 0

  private struct Key: Hashable {
    var waiting: [Int32]
    var isAccepting: Bool
  }

  init(_ program: PatternProgram) {
    self.program = program
    set = InstructionSet(of: program)
    _ = numbered()
  }

  mutating func start() -> Int32 {
    set.removeAll()
    steps += set.insert(0, of: program)
    return numbered()
  }

  mutating func state(after state: Int, class number: Int, _ alphabet: Alphabet) -> Int32 {
    set.removeAll()
    steps += states[state].count
    for place in states[state] {
      guard case .consume(let consumed) = program.instructions[Int(place)],
        alphabet.holds(set: Int(consumed), class: number)
      else { continue }
      steps += set.insert(place + 1, of: program)
    }
    return numbered()
  }

  /// The number of the state that `set` is.
  private mutating func numbered() -> Int32 {
    let key = Key(waiting: set.waiting.sorted(), isAccepting: set.isAccepting)
    if let number = numbers[key] { return number }
    let number = Int32(states.count)
    numbers[key] = number
    states.append(key.waiting)
    accepting.append(key.isAccepting)
    return number
  }
}
