/// A description of variables and constraints: a value, built once, then handed to any number of solvers.
///
/// Adding keeps the order of creation, which is the only order that answers may depend on. Every constraint takes
/// *enforcement literals*: it holds whenever all of them are true, and says nothing otherwise. So a caller who gives each
/// rule of his own a literal can switch rules on by assumptions, and reads the guilty ones from `failedAssumptions`.
///
/// Building costs memory for the constraints as stated; nothing is propagated before a `Solver` is made of it.
public struct Network: Sendable {
  /// A clause, linear sum, table or function as it will be compiled.
  enum Constraint: Sendable {
    case atMost([Term], Int64)
    /// The remainders of an equation whose bounds two sums keep.
    case congruence([Term], Int64)
    case notEqual([Term], Int64)
    case table([Variable], TableRows)
    /// Coefficients are offsets here.
    case allDifferent([Term])
    case product(Variable, Variable, Variable)
    case quotient(Variable, Variable, Variable, Rounding)
  }

  /// A constraint with the literal that switches it on.
  struct Enforced: Sendable {
    var constraint: Constraint
    var enforcement: Literal
  }

  /// A variable whose value is, in every solution, that of one of the operands.
  struct Selection: Sendable {
    var result: Variable
    var operands: [Variable]
  }

  /// A literal that means "at most this value" of a ranged variable.
  struct BoundLiteral: Sendable {
    var variable: Variable
    var value: Int64
    var literal: Literal
  }

  /// A ranged variable's value, or a valued variable's prefix of values.
  struct ValueKey: Hashable, Sendable {
    var variable: Variable
    var value: Int64
  }

  /// A variable with at most this many values has a literal for each.
  let valuedLimit: UInt64
  /// Number of Boolean variables, the constant included.
  private(set) var booleanCount: Int32 = 1
  /// The domains, by variable.
  private(set) var domains: [Domain] = []
  /// For a valued variable its literals in value order, else empty.
  private(set) var valueLiterals: [[Literal]] = []
  /// The clauses, one after the other.
  var clauseLiterals: [Literal] = []
  /// Where each clause ends.
  var clauseEnds: [Int] = []
  /// All other constraints.
  var constraints: [Enforced] = []
  /// What is known of results that are one of their operands.
  var selections: [Selection] = []
  /// Bound literals of ranged variables in order of creation.
  var boundLiterals: [BoundLiteral] = []
  /// Where known bound literals are looked up; never iterated.
  var atMostLiterals: [ValueKey: Literal] = [:]
  /// The ranged variables that have a literal for each value; never iterated.
  var enumerated: Set<Variable> = []
  /// Where known value literals of ranged variables are looked up; never iterated.
  var equalLiterals: [ValueKey: Literal] = [:]
  /// The 0/1 variables that show literals; never iterated.
  var views: [Literal: Variable] = [:]

  /// A network without variables.
  public init() { self.init(valuedLimit: Domain.valuedLimit) }

  /// A network whose variables are valued only up to the given size, at most 64: tests see ranged variables in small.
  init(valuedLimit: UInt64) { self.valuedLimit = min(valuedLimit, Domain.valuedLimit) }

  /// Number of integer variables.
  public var variableCount: Int { domains.count }

  /// A new Boolean variable's positive literal.
  public mutating func makeLiteral() -> Literal {
    precondition(booleanCount < Int32.max / 4, "a network holds at most 2^29 Boolean variables")
    defer { booleanCount += 1 }
    return Literal(code: booleanCount * 2)
  }

  /// Registers a domain and gives it value literals when it is small.
  mutating func makeVariable(_ domain: Domain) -> Variable {
    let variable = Variable(index: Int32(domains.count))
    var literals: [Literal] = []
    switch domain.count {
    case 1: literals = [.true]
    case ...valuedLimit where domain.count == 2:
      let second = makeLiteral()
      literals = [!second, second]
    case ...valuedLimit: literals = (0..<domain.count).map { _ in makeLiteral() }
    default: break
    }
    domains.append(domain)
    valueLiterals.append(literals)
    return variable
  }
}
