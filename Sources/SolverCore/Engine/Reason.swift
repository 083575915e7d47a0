/// Why something is on the trail: enough to name its antecedents later, and nothing computed before it is asked.
struct Reason: BitwiseCopyable {
  /// How `payload` is to be read.
  enum Kind: Int32, BitwiseCopyable {
    /// A decision, an assumption, or a fact of the root.
    case none
    /// `payload` is a literal that was true and implies it alone.
    case literal
    /// `payload` is the place of a clause whose other literals were false.
    case clause
    /// `payload` is a valued variable, all other values of which were gone.
    case domain
    /// `payload` is a ranged variable whose bound had passed the literal's value.
    case bound
    /// `payload` is a constraint, which can name its antecedents for any time.
    case constraint
  }

  /// How it was implied.
  var kind: Kind
  /// By what.
  var payload: Int32

  /// Nothing implied it.
  static let none = Reason(kind: .none, payload: 0)

  /// A reason of any kind.
  @inline(__always)
  init(kind: Kind, payload: Int32) {
    self.kind = kind
    self.payload = payload
  }

  /// Implied by one true literal.
  @inline(__always)
  static func literal(_ literal: Literal) -> Reason { Reason(kind: .literal, payload: literal.code) }
  /// Implied by a clause.
  @inline(__always)
  static func clause(_ place: Int32) -> Reason { Reason(kind: .clause, payload: place) }
  /// The last value of a valued variable.
  @inline(__always)
  static func domain(_ variable: Int32) -> Reason { Reason(kind: .domain, payload: variable) }
  /// Implied by a ranged variable's bound.
  @inline(__always)
  static func bound(_ variable: Int32) -> Reason { Reason(kind: .bound, payload: variable) }
  /// Implied by a constraint.
  @inline(__always)
  static func constraint(_ constraint: Int32) -> Reason { Reason(kind: .constraint, payload: constraint) }
}

/// What cannot be, found by propagation.
enum Conflict: BitwiseCopyable {
  /// Nothing is wrong.
  case none
  /// The reason implies a literal that is already false.
  case literal(Literal, Reason)
  /// All literals of a clause are false.
  case clause(Int32)
  /// No value is left of a valued variable.
  case domain(Int32)
  /// The bounds of a ranged variable have crossed.
  case range(Int32)
  /// A constraint that is switched on cannot hold.
  case constraint(Int32)
}
