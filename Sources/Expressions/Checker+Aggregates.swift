import Diagnostics
import Quantities

/// Aggregates over the instances of a component, unrolled: each instance counts while it is there.
extension Checker {
  /// An instance of a component, or of a component in one: where its cells begin, and whether it is there.
  private struct Instance {
    var frame: Frame
    var present: Term
  }

  /// `min` and `max` are aggregates of a component, as in `max(door, height)`, or of a characteristic in one:
  /// `max(door.height)`.
  mutating func isAggregate(_ arguments: [Syntax]) -> Bool {
    guard case .path(let path) = arguments[0].kind else { return false }
    return seen(path) { checker, names in
      guard let symbol = checker.lookUp(names[0].text)?.symbol else { return false }
      if case .mistaken = symbol { return true }
      guard case .component(var component) = symbol else { return false }
      for name in names.dropFirst() {
        guard case .component(let inner)? = component.scope.symbol(named: name.text) else {
          return arguments.count == 1
        }
        component = inner
      }
      return true
    } ?? false
  }

  /// What an aggregate goes over: the instances of a component, and the characteristic in it where one is named.
  private struct Subject {
    var instances: [Instance]
    var component: String
    var characteristic: Syntax.Name?
  }

  mutating func aggregate(_ function: Function, _ arguments: [Syntax], range: Range<Int>) -> Value? {
    guard case .path(let path) = arguments[0].kind else {
      report("not-a-component", arguments[0].range, "'\(function.rawValue)' goes over a component, named here")
      return nil
    }
    let hasBody = arguments.count == 2
    if !hasBody, function == .count { return seen(path) { $0.count(of: $1, range: range) } }
    guard let subject = seen(path, { $0.subject(of: $1, namesCharacteristic: !hasBody) }) else { return nil }
    let named = subject.characteristic.map { Syntax(kind: .path([$0]), range: $0.range) }
    guard let body = hasBody ? arguments[1] : named else {
      report(
        "missing-body", range,
        "say what of '\(subject.component)' is meant, as in \(function.rawValue)(\(subject.component), …)")
      return nil
    }
    return aggregate(function, subject.instances, body, range: range)
  }

  private mutating func subject(of path: [Syntax.Name], namesCharacteristic: Bool) -> Subject? {
    var names = path
    let characteristic = namesCharacteristic && names.count > 1 ? names.removeLast() : nil
    guard let instances = instances(of: names) else { return nil }
    let component = names[names.count - 1].text
    if let characteristic, let scope = instances.first?.frame.scope, scope.symbol(named: characteristic.text) == nil {
      reportUnknown(characteristic, inside: component, scope)
      return nil
    }
    return Subject(instances: instances, component: component, characteristic: characteristic)
  }

  private mutating func aggregate(
    _ function: Function, _ instances: [Instance], _ body: Syntax, range: Range<Int>
  ) -> Value? {
    switch function {
    case .count:
      guard let conditions = each(instances, { $0.boolean(body) }) else { return nil }
      return count(conditions.map { Term.and([$0.present, $0.result]) }, range: range)
    case .any:
      guard let conditions = each(instances, { $0.boolean(body) }) else { return nil }
      return .boolean(Term.or(conditions.map { Term.and([$0.present, $0.result]) }))
    case .all:
      guard let conditions = each(instances, { $0.boolean(body) }) else { return nil }
      return .boolean(Term.and(conditions.map { Term.implies($0.present, $0.result) }))
    case .sum: return total(instances, body, range: range)
    default: return extreme(function, instances, body, range: range)
    }
  }

  private mutating func instances(of names: [Syntax.Name]) -> [Instance]? {
    guard let (first, frame) = lookUp(names[0].text) else {
      reportUnknown(names[0])
      return nil
    }
    var symbol = first
    var found = [Instance(frame: frame, present: .true)]
    for (index, name) in names.enumerated() {
      if case .mistaken = symbol { return nil }
      guard case .component(let component) = symbol else {
        report("not-a-component", name.range, "'\(name.text)' is not a component, so there is nothing to go over")
        return nil
      }
      guard found.count * component.maximumCount <= Expression.maximumTerms else {
        report("too-many-terms", name.range, "there are too many instances of '\(name.text)' to unroll")
        return nil
      }
      found = found.flatMap { Checker.instances(of: component, in: $0) }
      guard index + 1 < names.count else { break }
      guard let next = component.scope.symbol(named: names[index + 1].text) else {
        reportUnknown(names[index + 1], inside: name.text, component.scope)
        return nil
      }
      symbol = next
    }
    return found
  }

  private static func instances(of component: ComponentSymbol, in owner: Instance) -> [Instance] {
    (0..<component.maximumCount).map { index in
      let base = owner.frame.base + component.firstSlot + index * component.stride
      let present = Term.and([owner.present, component.isPresent(index, base: owner.frame.base)])
      return Instance(frame: Frame(scope: component.scope, base: base), present: present)
    }
  }

  /// Checks the body in every instance; mistakes are recorded in the first only, and end it.
  private mutating func each<Result>(
    _ instances: [Instance], _ body: (inout Checker) -> Result?
  ) -> [(present: Term, result: Result)]? {
    var results: [(present: Term, result: Result)] = []
    for (index, instance) in instances.enumerated() {
      frames.append(instance.frame)
      if index > 0 { muted += 1 }
      let result = body(&self)
      if index > 0 { muted -= 1 }
      frames.removeLast()
      guard let result else { return nil }
      results.append((instance.present, result))
    }
    return results
  }

  /// How many instances there are: the owner's count itself, where the path has one name.
  private mutating func count(of names: [Syntax.Name], range: Range<Int>) -> Value? {
    guard let instances = instances(of: names) else { return nil }
    if names.count == 1, let (symbol, frame) = lookUp(names[0].text), case .component(let component) = symbol {
      return .number(Number(component.count(base: frame.base), scale: 0))
    }
    return count(instances.map(\.present), range: range)
  }

  private mutating func count(_ conditions: [Term], range: Range<Int>) -> Value? {
    balanced(conditions.map { Number($0, scale: 0) }, range: range).map { .number($0) }
  }

  private mutating func total(_ instances: [Instance], _ body: Syntax, range: Range<Int>) -> Value? {
    guard let numbers = each(instances, { $0.exactNumber(body) }) else { return nil }
    let counted = numbers.map { present, number in
      Number(Term.choose(present, number.numerator, .constant(0)), scale: number.scale, unit: number.unit)
    }
    return balanced(counted, range: range).map { .number($0) }
  }

  /// The least or greatest over the instances that are there; 0 where none is.
  private mutating func extreme(
    _ function: Function, _ instances: [Instance], _ body: Syntax, range: Range<Int>
  ) -> Value? {
    guard let numbers = each(instances, { $0.exactNumber(body) }) else { return nil }
    // One that is not there stands with a bound that no other is beyond.
    let neutral =
      function == .min
      ? numbers.map(\.result.numerator.range.upperBound).max() : numbers.map(\.result.numerator.range.lowerBound).min()
    guard let neutral else { return .number(Number(0)) }
    let candidates = numbers.map { present, number in
      var candidate = number
      candidate.numerator = Term.choose(present, number.numerator, .constant(neutral))
      return candidate
    }
    let extreme = balanced(candidates, range: range) { (a, b) throws(ArithmeticFault) in
      try Number.extreme(function, a, b)
    }
    guard var extreme else { return nil }
    extreme.numerator = Term.choose(Term.or(numbers.map(\.present)), extreme.numerator, .constant(0))
    return .number(extreme)
  }
}
