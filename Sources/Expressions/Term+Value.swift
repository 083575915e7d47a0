import Quantities

extension Term {
  /// The value for the cells that `cell` gives by slot, computed by walking the term: the slow, obvious twin of
  /// `Program`, for single questions. Requires cells within the ranges that the term was made for.
  public func value(_ cell: (Int) -> Int64) -> Int64 {
    switch kind {
    case .constant(let value): return value
    case .load(let slot): return cell(slot)
    case .not(let a): return 1 - a.value(cell)
    case .and(let all): return all.allSatisfy { $0.value(cell) == 1 } ? 1 : 0
    case .or(let all): return all.contains { $0.value(cell) == 1 } ? 1 : 0
    case .equal(let a, let b): return a.value(cell) == b.value(cell) ? 1 : 0
    case .less(let a, let b): return a.value(cell) < b.value(cell) ? 1 : 0
    case .lessOrEqual(let a, let b): return a.value(cell) <= b.value(cell) ? 1 : 0
    case .member(let a, let mask): return mask.contains(a.value(cell)) ? 1 : 0
    case .choose(let condition, let a, let b): return condition.value(cell) == 1 ? a.value(cell) : b.value(cell)
    case .lookup(let table, let column, let arguments):
      return table.row(for: arguments.map { $0.value(cell) })?.results[column] ?? 0
    default: return arithmeticValue(cell)
    }
  }

  private func arithmeticValue(_ cell: (Int) -> Int64) -> Int64 {
    let values = operands.map { $0.value(cell) }
    switch kind {
    case .add: return values[0] + values[1]
    case .subtract: return values[0] - values[1]
    case .multiply: return values[0] * values[1]
    case .divide(_, _, let mode): return values[0].divided(by: values[1], rounding: mode)
    case .minimum: return min(values[0], values[1])
    case .maximum: return max(values[0], values[1])
    case .absolute: return abs(values[0])
    case .setContains: return values[1] < 0 ? 0 : values[0] >> values[1] & 1
    case .setSize: return Int64(values[0].nonzeroBitCount)
    default: preconditionFailure("the other kinds are not arithmetic")
    }
  }
}
