/// The cells of one configuration while it is worked on, with what the customer gave and room for programs to compute in.
///
/// One for each thread and model, reused for order after order. The pointers never leave it but for the time of a call.
@safe
public final class ConfigurationRow {
  public let cellCount: Int
  @usableFromInline let registerCount: Int
  @usableFromInline let cells: UnsafeMutablePointer<Int64>
  @usableFromInline let given: UnsafeMutablePointer<UInt8>
  @usableFromInline let registers: UnsafeMutablePointer<Int64>

  public init(cellCount: Int, registerCount: Int) {
    self.cellCount = cellCount
    self.registerCount = registerCount
    unsafe cells = .allocate(capacity: cellCount + 1)
    unsafe given = .allocate(capacity: cellCount + 1)
    unsafe registers = .allocate(capacity: registerCount + 1)
    unsafe cells.initialize(repeating: 0, count: cellCount + 1)
    unsafe given.initialize(repeating: 0, count: cellCount + 1)
    unsafe registers.initialize(repeating: 0, count: registerCount + 1)
  }

  deinit {
    unsafe cells.deallocate()
    unsafe given.deallocate()
    unsafe registers.deallocate()
  }

  /// The content of a cell.
  @inlinable @inline(__always)
  public subscript(slot: Int) -> Int64 {
    get {
      assert(slot >= 0 && slot < cellCount, "a cell outside the row")
      return unsafe cells[slot]
    }
    set {
      assert(slot >= 0 && slot < cellCount, "a cell outside the row")
      unsafe cells[slot] = newValue
    }
  }

  /// Whether the cell was given rather than computed.
  @inlinable @inline(__always)
  public func isGiven(_ slot: Int) -> Bool {
    assert(slot >= 0 && slot < cellCount, "a cell outside the row")
    return unsafe given[slot] != 0
  }

  /// Gives a cell its content.
  @inlinable @inline(__always)
  public func give(_ value: Int64, to slot: Int) {
    assert(slot >= 0 && slot < cellCount, "a cell outside the row")
    unsafe cells[slot] = value
    unsafe given[slot] = 1
  }

  /// Takes back that a cell was given; its content stays until something is computed into it.
  @inlinable @inline(__always)
  public func takeBack(_ slot: Int) { unsafe given[slot] = 0 }

  /// A copy of all cells.
  public var contents: [Int64] { unsafe Array(UnsafeBufferPointer(start: cells, count: cellCount)) }

  /// Takes back everything.
  public func clear() { unsafe given.update(repeating: 0, count: cellCount) }

  /// A register of the program that ran last.
  @inlinable @inline(__always)
  public func register(_ index: Int) -> Int64 {
    assert(index >= 0 && index < registerCount, "a register outside the row")
    return unsafe registers[index]
  }

  /// Whether a condition's register is 1; no condition always holds.
  @inlinable @inline(__always)
  public func holds(_ index: Int?) -> Bool {
    guard let index else { return true }
    return register(index) != 0
  }

  /// Lends the row's memory to a program's run.
  func withMemory(
    _ run: (UnsafeMutablePointer<Int64>, UnsafePointer<UInt8>, UnsafeMutablePointer<Int64>) -> Void
  ) {
    unsafe run(cells, given, registers)
  }
}
