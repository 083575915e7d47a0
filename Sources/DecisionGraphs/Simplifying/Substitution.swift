/// What variables stand for while clauses are rewritten: literals or constants, with the units that turn up on the way.
struct Substitution {
  /// By variable: the literal or constant it stands for.
  private var images: [Int32]

  /// A substitution whose images stand for themselves.
  init(_ images: [Int32]) { self.images = images }

  /// The literal or constant that a literal stands for.
  func image(_ literal: Int32) -> Int32 {
    let image = images[Int(literal >> 1)] ^ (literal & 1)
    if image < 0 || image >> 1 == literal >> 1 { return image }
    return self.image(image)
  }

  /// The clauses with the images put in and units propagated; nil when a clause has no literal left.
  mutating func applied(to formula: Formula) -> Formula? {
    var current = formula
    while true {
      var next = Formula(variableCount: formula.variableCount)
      next.literals.reserveCapacity(current.literals.count)
      var hasUnits = false
      for clause in 0..<current.clauseCount {
        let start = next.literals.count
        if rewrite(current.literals[current.range(clause)], into: &next) { continue }
        switch next.literals.count - start {
        case 0: return nil
        case 1:
          let unit = next.literals.removeLast()
          images[Int(unit >> 1)] = Simplification.alwaysTrue ^ (unit & 1)
          hasUnits = true
        default: next.ends.append(next.literals.count)
        }
      }
      for sum in current.sums {
        switch sum.settled(image) {
        case .always: break
        case .never: return nil
        case .clause(let literals): next.add(literals.map { $0 ^ 1 })
        case .sum(let settled): next.sums.append(settled)
        case .units(let literals, let rest):
          for literal in literals {
            let falsified = image(literal)
            if falsified == Simplification.alwaysTrue { return nil }
            if falsified < 0 { continue }
            images[Int(falsified >> 1)] = Simplification.alwaysFalse ^ (falsified & 1)
          }
          next.sums.append(rest)
          hasUnits = true
        }
      }
      guard settleTables(of: current, into: &next, &hasUnits) else { return nil }
      next.ranges = current.ranges.map { $0.replaced(image) }
      if !hasUnits { return next }
      current = next
    }
  }

  /// Puts the images into the tables; false when one cannot hold.
  private mutating func settleTables(of current: Formula, into next: inout Formula, _ hasUnits: inout Bool) -> Bool {
    for table in current.tables {
      switch table.settled(image) {
      case .always: break
      case .table(let settled): next.tables.append(settled)
      case .never:
        if table.condition == Simplification.alwaysTrue { return false }
        let condition = image(table.condition)
        if condition == Simplification.alwaysTrue { return false }
        images[Int(condition >> 1)] = Simplification.alwaysFalse ^ (condition & 1)
        hasUnits = true
      }
    }
    return true
  }

  /// Writes a clause's images behind the last clause; true when it always holds, and then nothing is written.
  private func rewrite(_ clause: ArraySlice<Int32>, into next: inout Formula) -> Bool {
    let start = next.literals.count
    for literal in clause {
      let image = image(literal)
      if image == Simplification.alwaysFalse { continue }
      let isTrue = image == Simplification.alwaysTrue || next.literals[start...].contains(image ^ 1)
      if isTrue {
        next.literals.removeSubrange(start...)
        return true
      }
      if !next.literals[start...].contains(image) { next.literals.append(image) }
    }
    return false
  }

  /// The literals of the variables that stand for themselves, numbered from 0 on, and their number.
  func numbered() -> (numbers: [Int32], count: Int) {
    var numbers = [Int32](repeating: 0, count: images.count)
    var count: Int32 = 0
    for variable in images.indices where image(Int32(variable) << 1) == Int32(variable) << 1 {
      numbers[variable] = count << 1
      count += 1
    }
    return (numbers, Int(count))
  }

  /// What a literal stands for in the new numbers.
  func final(_ literal: Int32, _ numbers: [Int32]) -> Int32 {
    let image = image(literal)
    return image < 0 ? image : numbers[Int(image >> 1)] ^ (image & 1)
  }
}
