import Diagnostics
import Quantities

extension Checker {
  /// What a first name means, seen from the innermost frame outwards, and the frame in which it was found.
  func lookUp(_ name: String) -> (symbol: Symbol, frame: Frame)? {
    for frame in frames.reversed() {
      if let symbol = frame.scope.symbol(named: name) { return (symbol, frame) }
    }
    return nil
  }

  /// A path as a value: a characteristic, a constant, or one inside components that occur at most once.
  mutating func path(_ names: [Syntax.Name]) -> Value? {
    seen(names) { checker, names in
      guard let (symbol, frame) = checker.lookUp(names[0].text) else {
        checker.reportUnknown(names[0])
        return nil
      }
      return checker.value(of: symbol, names, at: 0, in: frame, present: .true)
    }
  }

  /// The value of the path from the symbol of `names[index]` on. `present` says whether the component it lies in is
  /// there.
  private mutating func value(
    of symbol: Symbol, _ names: [Syntax.Name], at index: Int, in frame: Frame, present: Term
  ) -> Value? {
    let name = names[index]
    let isLast = index == names.count - 1
    switch symbol {
    case .cell(let slot, let type) where isLast:
      return Checker.value(Term.load(frame.base + slot, range: type.range), type: type, present: present)
    case .constant(let constant, let type) where isLast:
      return Checker.value(.constant(constant), type: type, present: present)
    case .component(let component) where !isLast:
      guard let (next, inner) = enter(component, names, at: index, in: frame) else { return nil }
      let there = Term.and([present, component.isPresent(0, base: frame.base)])
      return value(of: next, names, at: index + 1, in: inner, present: there)
    case .component:
      let remedy = "name one of its characteristics, or count(\(name.text))"
      report("not-a-value", name.range, "'\(name.text)' is a component; \(remedy)")
    case .table:
      let remedy = "look up one of its columns, as in \(name.text).column(key)"
      report("not-a-value", name.range, "'\(name.text)' is a table; \(remedy)")
    case .mistaken: break
    case .cell, .constant:
      report("not-a-component", name.range, "'\(name.text)' is not a component; nothing inside it has a name")
    }
    return nil
  }

  /// What the next name means inside a component that occurs at most once, and the frame of its inside.
  private mutating func enter(
    _ component: ComponentSymbol, _ names: [Syntax.Name], at index: Int, in frame: Frame
  ) -> (symbol: Symbol, frame: Frame)? {
    let name = names[index]
    guard component.maximumCount == 1 else {
      let message =
        "there may be \(component.maximumCount) of component '\(name.text)'; use an aggregate, such as "
        + "any(\(name.text), …), all(\(name.text), …), sum(\(name.text), …) or count(\(name.text), …)"
      report("needs-aggregate", name.range, message)
      return nil
    }
    guard let symbol = component.scope.symbol(named: names[index + 1].text) else {
      reportUnknown(names[index + 1], inside: name.text, component.scope)
      return nil
    }
    return (symbol, Frame(scope: component.scope, base: frame.base + component.firstSlot))
  }

  /// What is inside a component that is not there: nothing chosen, false, 0, empty.
  private static func value(_ term: Term, type: ValueType, present: Term) -> Value {
    if case .value(let domain, let optional) = type {
      let value = Term.choose(present, term, .constant(-1))
      return .choice(domain, optional: optional || present.constant != 1, value)
    }
    return Value(Term.choose(present, term, .constant(0)), type: type)
  }

  // MARK: Unknown names

  mutating func reportUnknown(_ name: Syntax.Name) {
    if isSilent { return }
    if let apart = subtraction(name.text) {
      let message = "'\(name.text)' is one name, and unknown; a minus sign needs white space around it"
      report("unknown-name", name.range, message, suggestion: apart)
      return
    }
    let names = frames.reversed().flatMap(\.scope.names)
    let suggestion = nearest(to: name.text, among: names)
    report("unknown-name", name.range, "nothing here has the name '\(name.text)'", suggestion: suggestion)
  }

  mutating func reportUnknown(_ name: Syntax.Name, inside component: String, _ scope: any Scope) {
    if isSilent { return }
    let suggestion = nearest(to: name.text, among: scope.names)
    report("unknown-name", name.range, "component '\(component)' has no '\(name.text)'", suggestion: suggestion)
  }

  /// `a - b` for `a-b`, where both are known names or numbers.
  private func subtraction(_ name: String) -> String? {
    let parts = name.split(separator: "-").map(String.init)
    guard parts.count > 1 else { return nil }
    for cut in 1..<parts.count {
      let left = parts[..<cut].joined(separator: "-")
      let right = parts[cut...].joined(separator: "-")
      if lookUp(left) != nil, lookUp(right) != nil || FixedDecimal(right) != nil { return "\(left) - \(right)" }
    }
    return nil
  }

  // MARK: Literals of values

  mutating func literal(_ text: String, range: Range<Int>, hint: Hint) -> Value? {
    switch hint {
    case .none:
      let message = "nothing here says which values '\(text)' is one of; compare it with a characteristic"
      report("untyped-value", range, message)
      return nil
    case .value(let domain):
      return index(of: text, in: domain, range: range).map {
        .choice(domain, optional: false, .constant(Int64($0)))
      }
    case .set(let domain):
      let message = "'\(text)' is one value, but a set of values of '\(domain.id)' is wanted here; test it by 'in'"
      report("type-mismatch", range, message)
      return nil
    }
  }

  mutating func setLiteral(_ elements: [Syntax], range: Range<Int>, hint: Hint) -> Value? {
    guard case .set(let domain) = hint else {
      report("misplaced-list", range, "a list of values stands only after 'in', or where a set is wanted")
      return nil
    }
    var bits: Int64 = 0
    var failed = false
    for element in elements {
      if case .text(let text) = element.kind, let index = index(of: text, in: domain, range: element.range) {
        bits |= 1 << Int64(index)
      } else {
        if case .text = element.kind {
        } else {
          report("type-mismatch", element.range, "only values in quotes make a set")
        }
        failed = true
      }
    }
    return failed ? nil : .set(domain, .constant(bits))
  }

  private mutating func index(of text: String, in domain: ChoiceDomain, range: Range<Int>) -> Int? {
    if let index = domain.index(of: text) { return index }
    let suggestion = nearest(to: text, among: domain.values)
    // What the suggestion replaces is the text between the quotes.
    let inner = range.count > 2 ? range.lowerBound + 1..<range.upperBound - 1 : range
    report("unknown-value", inner, "'\(text)' is not a value of '\(domain.id)'", suggestion: suggestion)
    return nil
  }
}

extension ComponentSymbol {
  /// Whether instance number `index` is there, of the owner whose cells begin at `base`.
  func isPresent(_ index: Int, base: Int) -> Term {
    guard let countSlot, index >= minimumCount else { return .true }
    return Term.less(.constant(Int64(index)), .load(base + countSlot, range: countRange))
  }

  var countRange: ClosedRange<Int64> { Int64(min(minimumCount, maximumCount))...Int64(maximumCount) }

  /// How many instances there are, of the owner whose cells begin at `base`.
  func count(base: Int) -> Term {
    guard let countSlot else { return .constant(Int64(maximumCount)) }
    return .load(base + countSlot, range: countRange)
  }
}
