/// For each variable the smallest literal that binary clauses make equal to it; nil when one equals its own negation.
///
/// The strongly connected components of the implications (Tarjan 1972), without recursion: a chain of a million implications
/// is a component like any other.
func equalLiterals(of formula: Formula) -> [Int32]? {
  var search = StrongComponents(formula)
  for literal in 0..<Int32(2 * formula.variableCount) where search.indices[Int(literal)] < 0 { search.visit(literal) }
  var images = [Int32](repeating: 0, count: formula.variableCount)
  for variable in images.indices {
    let (positive, negative) = (search.representatives[2 * variable], search.representatives[2 * variable + 1])
    if positive == negative { return nil }
    // The two components mirror each other; the one with the smaller variable's positive literal names both.
    images[variable] = positive >> 1 <= negative >> 1 ? positive : negative ^ 1
  }
  return images
}

/// The search for components of implications.
private struct StrongComponents {
  /// By literal: the order of the first visit, or -1.
  var indices: [Int32]
  /// By literal: the smallest literal of its component.
  var representatives: [Int32]
  private var lows: [Int32]
  private var starts: [Int32]
  private var successors: [Int32]
  private var stack: [Int32] = []
  private var isOpen: [Bool]
  private var next: Int32 = 0

  init(_ formula: Formula) {
    let count = 2 * formula.variableCount
    indices = Array(repeating: -1, count: count)
    representatives = (0..<Int32(count)).map { $0 }
    lows = Array(repeating: 0, count: count)
    isOpen = Array(repeating: false, count: count)
    starts = Array(repeating: 0, count: count + 1)
    let binaries = (0..<formula.clauseCount).filter { formula.range($0).count == 2 }
    for clause in binaries {
      for literal in formula.literals[formula.range(clause)] { starts[Int(literal ^ 1) + 1] += 1 }
    }
    for literal in 0..<count { starts[literal + 1] += starts[literal] }
    successors = Array(repeating: 0, count: binaries.count * 2)
    var ends = starts
    for clause in binaries {
      let first = formula.range(clause).lowerBound
      let (left, right) = (formula.literals[first], formula.literals[first + 1])
      for (cause, effect) in [(left ^ 1, right), (right ^ 1, left)] {
        successors[Int(ends[Int(cause)])] = effect
        ends[Int(cause)] += 1
      }
    }
  }

  mutating func visit(_ root: Int32) {
    var path: [(literal: Int32, place: Int32)] = []
    enter(root, &path)
    while let (literal, place) = path.last {
      if place < starts[Int(literal) + 1] {
        path[path.count - 1].place += 1
        let successor = successors[Int(place)]
        if indices[Int(successor)] < 0 {
          enter(successor, &path)
        } else if isOpen[Int(successor)] {
          lows[Int(literal)] = min(lows[Int(literal)], indices[Int(successor)])
        }
        continue
      }
      path.removeLast()
      if let above = path.last?.literal { lows[Int(above)] = min(lows[Int(above)], lows[Int(literal)]) }
      if lows[Int(literal)] == indices[Int(literal)] { close(literal) }
    }
  }

  private mutating func enter(_ literal: Int32, _ path: inout [(literal: Int32, place: Int32)]) {
    indices[Int(literal)] = next
    lows[Int(literal)] = next
    next += 1
    stack.append(literal)
    isOpen[Int(literal)] = true
    path.append((literal, starts[Int(literal)]))
  }

  private mutating func close(_ root: Int32) {
    var start = stack.count - 1
    while stack[start] != root { start -= 1 }
    let smallest = stack[start...].reduce(root, min)
    for literal in stack[start...] {
      representatives[Int(literal)] = smallest
      isOpen[Int(literal)] = false
    }
    stack.removeSubrange(start...)
  }
}
