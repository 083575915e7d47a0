import Catalogs
import ConstraintModels
import Expressions

extension ConfigurationRow {
  /// Runs a program over the row; its outputs stay in the registers until the next run.
  public func run(_ program: Program) {
    assert(program.registerCount <= registerCount, "a row too small for the program")
    unsafe withMemory { cells, given, registers in
      unsafe program.run(cells: cells, given: given, registers: registers)
    }
  }
}

extension CompletionModel {
  /// Fills in defaults and derived values around what the row was given; afterwards the questions below can be asked.
  func evaluate(_ row: ConfigurationRow) { row.run(program) }

  func isActive(_ instance: Int, _ row: ConfigurationRow) -> Bool { row.holds(activeRegisters[instance]) }

  /// Whether all hard constraints hold.
  func isValid(_ row: ConfigurationRow) -> Bool {
    for register in hardConditions where row.register(register) == 0 { return false }
    for table in hardTables where table.when < 0 || row.register(table.when) != 0 {
      if !model.checks[table.check].allows({ row[table.base + $0] }) { return false }
    }
    return true
  }

  /// Whether one constraint holds.
  func holds(_ constraint: Int, _ row: ConfigurationRow) -> Bool {
    let register = constraintRegisters[constraint]
    guard isLookedUp[constraint], case .table(let check, _) = model.constraints[constraint].body else {
      return row.holds(register)
    }
    guard row.holds(register) else { return true }
    let base = model.instances[model.constraints[constraint].instance].base
    return model.checks[check].allows { row[base + $0] }
  }

  /// Hard constraints that do not hold, in catalog order.
  func violations(_ row: ConfigurationRow) -> [Int] {
    model.constraints.indices.filter { model.constraints[$0].isHard && !holds($0, row) }
  }

  /// Soft constraints that do not hold, in catalog order.
  func warnings(_ row: ConfigurationRow) -> [Int] { softConstraints.filter { !holds($0, row) } }

  /// What the default gives in the configuration that the row holds; nil where there is none.
  func defaultValue(of field: Int, _ row: ConfigurationRow) -> Int64? {
    let step = fields[field]
    switch step.source {
    case .computed, .required: return nil
    case .fixedDefault: return step.value
    case .formulaDefault: return row.register(Int(step.value))
    }
  }
}
