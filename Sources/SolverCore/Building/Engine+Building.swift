// From a network to an engine: everything is put in place first, then the root is propagated once.

extension Engine {
  /// Fills an empty engine with a network and propagates the root.
  mutating func build(_ network: Network) {
    makeLiterals(network)
    let refinement = DomainRefinement(network)
    for (index, domain) in refinement.domains.enumerated() { addVariable(network, index, domain) }
    assign(.true, .none)
    // Equations whose remainders exclude each other are the one premise that rests on several constraints.
    if refinement.isContradictory { addClause([], as: .constraint) }
    addBoundLiterals(network)
    var start = 0
    for end in network.clauseEnds {
      addClause(network.clauseLiterals[start..<end])
      start = end
    }
    var listeners = Listeners(literals: assignment.values.count, bounds: domains.bounds.count)
    for enforced in network.constraints { addConstraint(enforced, network, &listeners) }
    listeners.write(to: &constraints)
    queue.grow(to: constraints.records.count)
    for constraint in 0..<constraints.records.count { queue.append(Int32(constraint)) }
    limitPropagations(to: rootLimit)
    if isConsistent, !propagate() {
      isConsistent = false
      proveRootConflict()
    }
    conflict = .none
  }

  /// How much is propagated at the root without anyone having set a limit: what is left is done by questions, within theirs.
  private var rootLimit: Int { 1_000_000 + 64 * assignment.booleanCount }

  private mutating func makeLiterals(_ network: Network) {
    let count = Int(network.booleanCount)
    assignment.grow(to: count)
    order.grow(to: count)
    for _ in 0..<(2 * count) { clauses.watches.appendList() }
  }

  private mutating func addVariable(_ network: Network, _ index: Int, _ domain: Domain) {
    let literals = network.valueLiterals[index]
    let isListed = domain.step == 0 || !literals.isEmpty
    let shape = DomainShape(
      step: domain.step, valueStart: Int32(domains.values.count),
      literalStart: literals.isEmpty ? -1 : Int32(domains.literals.count), count: isListed ? Int32(domain.count) : 0)
    if isListed {
      for place in 0..<Int(domain.count) { domains.values.append(domain.value(at: place)) }
    }
    domains.shapes.append(shape)
    domains.strides.append(domain.stride)
    domains.masks.append(literals.count == 64 ? .max : (1 << UInt64(literals.count)) - 1)
    for bound in [domain.lower, domain.upper] {
      domains.rootBounds.append(bound)
      domains.bounds.append(bound)
      domains.newest.append(-1)
    }
    domains.nodes.appendList()
    if literals.isEmpty { domains.ranged.append(Int32(index)) }
    addValueLiterals(literals, Int32(index))
  }

  private mutating func addValueLiterals(_ literals: [Literal], _ variable: Int32) {
    for (place, literal) in literals.enumerated() {
      domains.literals.append(literal)
      if literals.count > 1 { assignment.roles[!literal] = Role(variable: variable, place: Int32(place)) }
      // Choosing a value settles a variable at once; refusing values one by one does not.
      if literals.count > 2 { assignment.phases[literal.boolean] = 1 }
    }
  }

  private mutating func addBoundLiterals(_ network: Network) {
    let sorted = network.boundLiterals.sorted { ($0.variable.index, $0.value) < ($1.variable.index, $1.value) }
    for bound in sorted {
      let (variable, list) = (bound.variable.index, Int(bound.variable.index))
      let value = domains.roundedDown(bound.value, variable)
      if let known = knownLiteral(variable, atMost: value) {
        // The refined domain decides it, or does not tell it from another.
        addClause([!bound.literal, known], as: .domain)
        addClause([bound.literal, !known], as: .domain)
        continue
      }
      setBound(bound.literal, variable, value)
      let key = Network.ValueKey(variable: bound.variable, value: value)
      domains.nodes.append(
        BoundNode(value: value, atMost: bound.literal, equal: network.equalLiterals[key] ?? .true), to: list)
    }
  }
}
