/// Receives the proof that a solver writes while it searches, in the DRAT format of Wetzler, Heule and Hunt (SAT 2014).
///
/// *What is proven.* A solver's clauses speak of literals, but its constraints reason about integers. So the proof refers to a formula of two
/// parts: the clauses of the network, and *premises*, clauses that one constraint or one variable's domain implies by itself.
/// A premise is handed over when the search first rests on it (the "explanation" of lazy clause generation; the
/// two-stage proofs of Flippo et al., CP 2024, split the work alike). Each line of the proof then follows from the formula and the lines before it
/// by unit propagation, down to the empty clause, or to the negation of the failed assumptions of a question. For a network of
/// clauses alone there are no premises besides them, and the proof is one of the formula as it stands.
///
/// *Numbers.* The network's n-th literal made (from 1) is DIMACS variable n. Literals that a solver makes itself follow, and in between
/// them variables that only the proof knows, for bounds without a literal: `bound(ofNumber:)` names those.
///
/// A log belongs to one solver; bytes are handed over in pieces of up to 64 KiB and by `flush`.
public final class ProofLog {
  /// How a proof is written.
  public enum Format: Sendable {
    /// Lines of integers, `d` in front of deletions.
    case text
    /// The binary form of drat-trim: `a` or `d`, then literals as 7-bit groups.
    case binary
  }

  /// What a premise follows from by itself.
  public enum Source: Hashable, Sendable {
    /// It is a clause of the network, or one added since.
    case clause
    /// It is about the values of one variable, or tells what a literal means.
    case domain
    /// It follows from a constraint of the network that is no clause, and from the domains of its variables.
    case constraint
  }

  /// How it is written.
  let format: Format
  /// Number of DIMACS variables of the network itself; 0 before the solver is built.
  var networkVariables: Int32 = 0
  /// Deletions stop once a solver may return to a state in which what is deleted still stands.
  var allowsDeletion = true
  /// The first place of the trail whose root facts have not been written.
  var nextRootPlace = 0
  private let write: ([UInt8]) -> Void
  private let premise: (([Int32], Source) -> Void)?
  private var buffer: [UInt8] = []
  private var numbers: [BoundKey: Int32] = [:]
  private var bounds: [BoundKey] = []

  /// A bound without a literal.
  struct BoundKey: Hashable {
    var variable: Int32
    var value: Int64
  }

  /// A log that hands the bytes of the proof to `write`, and the clauses of the formula to `premise` in the order in which they are
  /// needed; a premise may be handed over more than once.
  public init(
    _ format: Format = .text, premise: (([Int32], Source) -> Void)? = nil, write: @escaping ([UInt8]) -> Void
  ) {
    self.format = format
    self.premise = premise
    self.write = write
  }

  /// Hands over what has not been written yet; a solver calls it when a question has been answered.
  public func flush() {
    if buffer.isEmpty { return }
    write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// The bound `variable <= value` for which a DIMACS variable of the proof alone stands, or nil for other numbers.
  public func bound(ofNumber number: Int32) -> (variable: Variable, value: Int64)? {
    let beyond = number - networkVariables
    guard beyond > 0, beyond % 2 == 1, Int(beyond / 2) < bounds.count else { return nil }
    let key = bounds[Int(beyond / 2)]
    return (Variable(index: key.variable), key.value)
  }

  /// The DIMACS number of a literal that is no constant.
  func number(_ literal: Literal) -> Int32 {
    let index = Int32(literal.boolean)
    let number = index <= networkVariables ? index : networkVariables + 2 * (index - networkVariables)
    return literal.isNegative ? -number : number
  }

  /// The DIMACS number of a bound that has no literal.
  func number(_ key: BoundKey) -> Int32 {
    if let known = numbers[key] { return known }
    let number = networkVariables + 2 * Int32(bounds.count) + 1
    numbers[key] = number
    bounds.append(key)
    return number
  }

  /// The number of a bound if it has one.
  func knownNumber(_ key: BoundKey) -> Int32? { numbers[key] }

  /// Hands a clause of the formula over.
  func add(premise clause: [Int32], _ source: Source) { premise?(clause, source) }

  /// Writes a clause that follows by unit propagation.
  func add(_ clause: [Int32]) { write(clause, isDeletion: false) }

  /// Writes that a clause is no longer used.
  func delete(_ clause: [Int32]) { if allowsDeletion { write(clause, isDeletion: true) } }

  private func write(_ clause: [Int32], isDeletion: Bool) {
    switch format {
    case .text:
      if isDeletion { buffer += [UInt8(ascii: "d"), UInt8(ascii: " ")] }
      for number in clause {
        buffer += String(number).utf8
        buffer.append(UInt8(ascii: " "))
      }
      buffer += [UInt8(ascii: "0"), UInt8(ascii: "\n")]
    case .binary:
      buffer.append(isDeletion ? UInt8(ascii: "d") : UInt8(ascii: "a"))
      for number in clause { append(number.magnitude * 2 + (number < 0 ? 1 : 0)) }
      buffer.append(0)
    }
    if buffer.count >= 1 << 16 { flush() }
  }

  private func append(_ code: UInt32) {
    var rest = code
    while rest > 127 {
      buffer.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    buffer.append(UInt8(rest))
  }
}
