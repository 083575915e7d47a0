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
    for i in hardConditions where !holds(i, row) { return false }
    for i in hardTables where !holds(i, row) { return false }
    return true
  }

  /// Whether one constraint holds.
  func holds(_ constraint: Int, _ row: ConfigurationRow) -> Bool {
    let register = constraintRegisters[constraint]
    switch model.constraints[constraint].body {
    case .condition: return row.holds(register)
    case .table(let check, _):
      guard row.holds(register) else { return true }
      let base = model.instances[model.constraints[constraint].instance].base
      return model.checks[check].allows { row[base + $0] }
    }
  }

  /// Hard constraints that do not hold, in catalog order.
  func violations(_ row: ConfigurationRow) -> [Int] {
    model.constraints.indices.filter { model.constraints[$0].isHard && !holds($0, row) }
  }

  /// Soft constraints that do not hold, in catalog order.
  func warnings(_ row: ConfigurationRow) -> [Int] { softConstraints.filter { !holds($0, row) } }

  /// What the default gives in the configuration that the row holds; nil where there is none.
  func defaultValue(of field: Int, _ row: ConfigurationRow) -> Int64? {
    switch model.fields[field].source {
    case .computed: nil
    case .chosen(.constant(let value)): value
    case .chosen(.formula): row.register(defaultRegisters[field]!)
    case .chosen(nil):
      model.characteristic(of: model.fields[field]).isObligatory
        ? nil : model.characteristic(of: model.fields[field]).type.absent
    }
  }
}
