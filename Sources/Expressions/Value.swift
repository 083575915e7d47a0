/// What a part of an expression is, once checked: its type, and the terms that compute it.
enum Value {
  case boolean(Term)
  case number(Number)
  case choice(ChoiceDomain, optional: Bool, Term)
  case set(ChoiceDomain, Term)
  /// The term is the length.
  case text(Term)

  /// A value whose one term is coded as a cell of that type.
  init(_ term: Term, type: ValueType) {
    switch type {
    case .boolean: self = .boolean(term)
    case .number(let number): self = .number(Number(term, scale: number.scale, unit: UnitClaim(number.unit)))
    case .value(let domain, let optional): self = .choice(domain, optional: optional, term)
    case .set(let domain): self = .set(domain, term)
    case .text: self = .text(term)
    }
  }

  /// As messages call it.
  var kindName: String {
    switch self {
    case .boolean: "a Boolean"
    case .number: "a number"
    case .choice(let domain, _, _): "a value of '\(domain.id)'"
    case .set(let domain, _): "a set of values of '\(domain.id)'"
    case .text: "a text"
    }
  }
}

/// What the surroundings say about the values that a literal such as `'oak'` may name.
enum Hint {
  case none
  case value(ChoiceDomain)
  case set(ChoiceDomain)
}
