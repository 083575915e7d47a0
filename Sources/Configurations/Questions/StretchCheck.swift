import ConstraintModels
import Expressions

/// Shows that a number of a valid configuration can be any of a stretch while everything else that is chosen stays.
///
/// What depends on the number is computed in intervals, in order of evaluation; a constraint that holds over the intervals holds for every
/// content. Intervals may be wider than what can be: then less is shown than is true, never more.
struct StretchCheck {
  private let dependencies: Dependencies
  private let slot: Int
  private let steps: [Int]
  private let constraints: [Int]
  private let isActive: Term?
  /// Computed counts that must reach a number, by slot.
  private let least: [(slot: Int, number: Int64)]

  init(_ dependencies: Dependencies, slot: Int, instance: Int, asked: AskedChoices) {
    self.dependencies = dependencies
    self.slot = slot
    (steps, constraints) = dependencies.dependents(of: slot)
    isActive = dependencies.model.instances[instance].isActive
    least = asked.all.compactMap { choice in
      guard case .list(let count, let listed) = choice else { return nil }
      return (dependencies.model.counts[count].slot, Int64(listed))
    }
  }

  /// The last content up to which all are shown valid, from one on that is valid in the configuration of `cells`.
  ///
  /// Tries the whole first, then doubles the stretch as long as that is shown, then halves what is open.
  func last(from first: Int64, in cells: [Int64], through end: Int64, step: Int64) -> Int64 {
    if first >= end || holds(first...end, cells) { return max(first, end) }
    let most = (end - first) / step
    var (shown, open) = (Int64(0), Int64(1))
    while open < most, holds(first...first + open * step, cells) {
      shown = open
      open *= 2
    }
    open = min(open, most)
    while open - shown > 1 {
      let middle = shown + (open - shown) / 2
      if holds(first...first + middle * step, cells) { shown = middle } else { open = middle }
    }
    return first + shown * step
  }

  private func holds(_ contents: ClosedRange<Int64>, _ cells: [Int64]) -> Bool {
    var ranges = [slot: contents]
    let range = { (slot: Int) in ranges[slot] ?? cells[slot]...cells[slot] }
    for step in steps {
      let step = dependencies.steps[step]
      ranges[step.slot] = step.term.narrowed(to: range).range
    }
    return isActive.map { $0.narrowed(to: range).range.lowerBound == 1 } ?? true
      && least.allSatisfy { range($0.slot).lowerBound >= $0.number }
      && constraints.allSatisfy { holds($0, range) }
  }

  private func holds(_ constraint: Int, _ range: (Int) -> ClosedRange<Int64>) -> Bool {
    let model = dependencies.model
    switch model.constraints[constraint].body {
    case .condition(let term): return term.narrowed(to: range).range.lowerBound == 1
    case .table(let check, let when):
      if let when, when.narrowed(to: range).range.upperBound == 0 { return true }
      let base = model.instances[model.constraints[constraint].instance].base
      if let term = model.checks[check].term(base: base) { return term.narrowed(to: range).range.lowerBound == 1 }
      let isFixed = model.checks[check].columns.allSatisfy { range(base + $0.slot).count == 1 }
      return isFixed && model.checks[check].allows { range(base + $0).lowerBound }
    }
  }
}
