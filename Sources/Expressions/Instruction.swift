/// One step of a program: an operation and up to three operands. The result of instruction i goes to the register that
/// follows the constants by i, so no instruction names where its result goes.
struct Instruction: Hashable {
  /// Of the letters below, A, B, C are registers, and a, b, c the operands themselves: slots, offsets into the pool of
  /// tables, or numbers that fit 32 bits with sign (b).
  enum Operation: UInt8, Hashable {
    /// cell a
    case load
    /// not A
    case not
    /// A and B
    case and
    /// A or B
    case or
    /// (not A) or B
    case orNot
    /// A ? B : C
    case choose
    /// A = B, A < B, A <= B
    case equal, less, lessOrEqual
    /// A against b
    case equalConstant, notEqualConstant, lessConstant, greaterConstant
    /// Bit A of mask B; of the c words from b in the pool
    case member, memberWide
    /// Cell a against b
    case cellEqual, cellNotEqual, cellLess, cellGreater
    /// Bit (cell a) of mask B, and its opposite
    case cellMember, cellNotMember
    /// C and, or C or, one of the tests above: the chains that conditions are made of
    case andCellEqual, andCellNotEqual, andCellLess, andCellGreater, andCellMember, andCellNotMember
    case orCellEqual, orCellNotEqual, orCellMember
    /// Bit b of cell a; bit B of A
    case cellContains, contains
    /// How many bits of A are set
    case setSize
    /// A + B, A - B, A * B, A + b, A * b, A * b + C
    case add, subtract, multiply, addConstant, multiplyConstant, multiplyConstantAdd
    /// A / B rounded by mode c
    case divide
    case minimum, maximum, absolute
    /// The bucket of A: by an array in the pool at b; by search among the c keys at b, which must equal or bound it
    case bucketByArray, bucketExact, bucketUpTo
    /// Entry A of the array at b in the pool
    case gather
    /// cell a := B; the second only where it is not given
    case store, storeIfAbsent
  }

  var operation: Operation
  var a: UInt32
  var b: UInt32 = 0
  var c: UInt32 = 0
}

extension Instruction.Operation {
  /// Which of a, b, c are registers.
  var registers: (a: Bool, b: Bool, c: Bool) {
    switch self {
    case .load, .cellEqual, .cellNotEqual, .cellLess, .cellGreater, .cellContains: (false, false, false)
    case .not, .equalConstant, .notEqualConstant, .lessConstant, .greaterConstant, .memberWide, .setSize, .addConstant,
      .multiplyConstant, .absolute, .bucketByArray, .bucketExact, .bucketUpTo, .gather:
      (true, false, false)
    case .and, .or, .orNot, .equal, .less, .lessOrEqual, .member, .contains, .add, .subtract, .multiply, .divide,
      .minimum,
      .maximum:
      (true, true, false)
    case .choose: (true, true, true)
    case .cellMember, .cellNotMember, .store, .storeIfAbsent: (false, true, false)
    case .andCellMember, .andCellNotMember, .orCellMember: (false, true, true)
    case .andCellEqual, .andCellNotEqual, .andCellLess, .andCellGreater, .orCellEqual, .orCellNotEqual:
      (false, false, true)
    case .multiplyConstantAdd: (true, false, true)
    }
  }

  /// Whether `a` is a slot.
  var namesCell: Bool {
    switch self {
    case .load, .cellEqual, .cellNotEqual, .cellLess, .cellGreater, .cellMember, .cellNotMember, .andCellEqual,
      .andCellNotEqual, .andCellLess, .andCellGreater, .andCellMember, .andCellNotMember, .orCellEqual, .orCellNotEqual,
      .orCellMember,
      .cellContains, .store, .storeIfAbsent:
      true
    default: false
    }
  }
}
