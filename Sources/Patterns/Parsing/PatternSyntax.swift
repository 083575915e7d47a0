/// What a pattern says, counts not yet written out.
indirect enum PatternSyntax {
  /// The empty text.
  case empty
  /// One scalar of the set with this number.
  case set(Int)
  /// One after the other.
  case sequence([PatternSyntax])
  /// Any one of these.
  case alternatives([PatternSyntax])
  /// At least `minimum` times and at most `maximum` times; nil: any number of times.
  case repeated(PatternSyntax, minimum: Int, maximum: Int?)

  /// How many instructions `PatternProgram` makes of it. Requires counts up to a million and bodies within the limit.
  var instructionCount: Int {
    switch self {
    case .empty: 0
    case .set: 1
    case .sequence(let pieces): pieces.reduce(0) { $0 + $1.instructionCount }
    case .alternatives(let branches): branches.reduce(2 * (branches.count - 1)) { $0 + $1.instructionCount }
    case .repeated(let body, let minimum, let maximum):
      if let maximum {
        minimum * body.instructionCount + (maximum - minimum) * (body.instructionCount + 1)
      } else {
        (minimum + 1) * body.instructionCount + 2
      }
    }
  }
}
