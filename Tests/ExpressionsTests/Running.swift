import Expressions

/// The values of the outputs of a program, run once; and the cells after it.
func run(_ program: Program, _ cells: [Int64], given: [UInt8]? = nil) -> (outputs: [Int64], cells: [Int64]) {
  var cells = cells
  var registers = [Int64](repeating: -99, count: program.registerCount)
  unsafe cells.withUnsafeMutableBufferPointer { cells in
    unsafe registers.withUnsafeMutableBufferPointer { registers in
      guard let cells = cells.baseAddress, let registers = registers.baseAddress else { return }
      if let given {
        unsafe given.withUnsafeBufferPointer {
          unsafe program.run(cells: cells, given: $0.baseAddress, registers: registers)
        }
      } else {
        unsafe program.run(cells: cells, given: nil, registers: registers)
      }
    }
  }
  return (program.outputRegisters.map { registers[$0] }, cells)
}

/// The value of one term by a program made for it.
func run(_ term: Term, _ cells: [Int64]) -> Int64 {
  run(Program(steps: [.output(term)]), cells).outputs[0]
}
