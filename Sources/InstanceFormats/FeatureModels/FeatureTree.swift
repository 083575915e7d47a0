import SolverCore

/// Gathers a feature model, as any of its formats states it, into an instance with one Boolean item for each feature.
///
/// Tree, groups and constraints mean what Batory ("Feature Models, Grammars, and Propositional Formulas", SPLC 2005) says: a
/// child implies its parent, a parent its mandatory children and as many members of a group as the group asks for.
struct FeatureTree {
  private(set) var instance = Instance()
  private var index = NameIndex()
  private var literals: [Literal] = []

  /// A new feature, or nil where the name is taken.
  mutating func addFeature(_ name: String) -> Literal? {
    guard index.insert(name, at: literals.count) else { return nil }
    let literal = instance.network.makeLiteral()
    literals.append(literal)
    instance.items.append(.boolean(literal))
    instance.names.append(name)
    return literal
  }

  /// The feature with a name.
  func feature(_ name: String) -> Literal? { index[name].map { literals[$0] } }

  /// The root is part of every product.
  mutating func addRoot(_ root: Literal) { instance.network.addClause([root]) }

  /// A child outside groups.
  mutating func addChild(_ child: Literal, of parent: Literal, isMandatory: Bool) {
    instance.network.addClause([!child, parent])
    if isMandatory { instance.network.addClause([!parent, child]) }
  }

  /// A group of which at least `lower` and at most `upper` members are chosen where the parent is.
  mutating func addGroup(_ members: [Literal], of parent: Literal, atLeast lower: Int, atMost upper: Int) {
    for member in members { instance.network.addClause([!member, parent]) }
    if lower == 1 {
      instance.network.addClause([!parent] + members)
    } else if lower > 1 {
      instance.network.addCardinality(members, atLeast: lower, if: [parent])
    }
    if upper >= members.count { return }
    if upper == 1, members.count <= 6 {
      for (place, member) in members.enumerated() {
        for other in members[(place + 1)...] { instance.network.addClause([!member, !other]) }
      }
    } else {
      instance.network.addCardinality(members, atMost: upper)
    }
  }

  /// A constraint across the tree.
  mutating func require(_ formula: Formula) { instance.network.require(formula) }
}
