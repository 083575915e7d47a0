import SolverCore
import Testing

@testable import InstanceFormats

/// One model in three formats, and its products by hand.
@Suite struct FeatureModelTests {
  static let featureIDE = """
    <?xml version="1.0" encoding="UTF-8"?>
    <featureModel>
      <properties><graphics key="legend" value="10,10"/></properties>
      <struct>
        <and abstract="true" mandatory="true" name="Car">
          <description>Root &amp; all</description>
          <alt mandatory="true" name="Engine"><feature name="Petrol"/><feature name="Electric &lt;E&gt;"/></alt>
          <or name="Extras"><feature name="Radio"/><feature name="Hook"/></or>
          <feature name="Roof"/>
        </and>
      </struct>
      <constraints><rule><imp><var>Hook</var><not><var>Electric &lt;E&gt;</var></not></imp></rule></constraints>
    </featureModel>
    """
  static let sxfm = """
    <feature_model name="car">
    <feature_tree>
    :r Car (Car)
    \t:m Engine (Engine)
    \t\t:g [1,1]
    \t\t\t: Petrol (Petrol)
    \t\t\t: Electric engine (electric)
    \t:o Extras (Extras)
    \t\t:g (g) [1,*]
    \t\t\t: Radio
    \t\t\t:m Hook (Hook)
    \t:o Roof
    </feature_tree>
    <constraints>
    c1: ~Hook or Petrol
    </constraints>
    </feature_model>
    """
  static let uvl = """
    namespace cars
    include
        Boolean.group-cardinality
    features
        Car {abstract true, note 'a } brace'}
            mandatory
                Engine
                    [1]
                        Petrol
                        "Electric <E>" // quoted
            optional
                Extras
                    [1..*]
                        Radio
                        Boolean Hook
                Roof /* both
                lines */
    constraints
        !Hook | !("Electric <E>" & Car)
    """

  private static let electric = "Electric <E>"

  static func expectedProducts(electric: String) -> Set<[String]> {
    var all: Set<[String]> = []
    for engine in ["Petrol", electric] {
      for extras in [[], ["Radio"], ["Hook"], ["Radio", "Hook"]] where engine == "Petrol" || !extras.contains("Hook") {
        for roof in [[], ["Roof"]] {
          all.insert((["Car", "Engine", engine] + extras + (extras.isEmpty ? [] : ["Extras"]) + roof).sorted())
        }
      }
    }
    return all
  }

  @Test func theSameModelInThreeFormats() throws {
    let bytes = { (text: String) in Array(text.utf8) }
    let expected = Self.expectedProducts(electric: Self.electric)
    #expect(expected.count == 12)
    #expect(products(try readFeatureIDE(bytes(Self.featureIDE))) == expected)
    #expect(products(try readUVL(bytes(Self.uvl))) == expected)
    let sxfm = try readSXFM(bytes(Self.sxfm))
    #expect(products(sxfm) == Self.expectedProducts(electric: "electric"))
    #expect(sxfm.names == ["Car", "Engine", "Petrol", "electric", "Extras", "Radio", "Hook", "Roof"])
  }

  @Test func formatsAreToldByTheirContent() throws {
    let format = { (text: String) in try readInstance(Array(text.utf8)).1 }
    #expect(try format(Self.featureIDE) == .featureIDE)
    #expect(try format(Self.sxfm) == .sxfm)
    #expect(try format(Self.uvl) == .uvl)
    #expect(try format("p cnf 1 1\n1 0\n") == .dimacs)
    #expect(try format("<instance format=\"XCSP3\"><variables/></instance>") == .xcsp)
    #expect(
      fault("<x/>") { bytes throws(InstanceFault) in try readInstance(bytes) }
        == "1: no format is known by its root element 'x'")
  }

  @Test func formulasHaveAsManySolutionsAsTheTruthTableSays() {
    for seed in 1...300 {
      var lottery = Lottery(seed: seed)
      var network = Network()
      let literals = (0..<5).map { _ in network.makeLiteral() }
      let formula = Self.formula(depth: 4, literals, &lottery)
      network.require(formula)
      let variables = literals.map { network.makeVariable(showing: $0) }
      let solver = Solver(network)
      for number in 0..<32 {
        let chosen = (0..<5).map { number >> $0 & 1 == 1 }
        let assumptions = zip(literals, chosen).map { $1 ? $0 : !$0 }
        let isTrue = Self.holds(formula) { literal in assumptions.contains(literal) }
        #expect((solver.solve(assuming: assumptions) == .satisfied) == isTrue, "seed \(seed)")
      }
      #expect(variables.count == 5)
    }
  }

  private static func formula(depth: Int, _ literals: [Literal], _ lottery: inout Lottery) -> Formula {
    let kind = depth == 0 ? 0 : lottery.draw(0...7)
    var parts: [Formula] = []
    if kind > 1 { for _ in 0..<lottery.draw(2...3) { parts.append(formula(depth: depth - 1, literals, &lottery)) } }
    switch kind {
    case 0: return .literal(literals[lottery.draw(0...4)])
    case 1: return .not(formula(depth: depth - 1, literals, &lottery))
    case 2, 3: return .and(parts)
    case 4, 5: return .or(parts)
    case 6: return lottery.draw(0...1) == 0 ? .implies(parts[0], parts[1]) : .equivalent(parts[0], parts[1])
    default: return .atMostOne(parts)
    }
  }

  private static func holds(_ formula: Formula, _ isTrue: (Literal) -> Bool) -> Bool {
    switch formula {
    case .literal(let literal): isTrue(literal)
    case .not(let inner): !holds(inner, isTrue)
    case .and(let parts): parts.allSatisfy { holds($0, isTrue) }
    case .or(let parts): parts.contains { holds($0, isTrue) }
    case .implies(let from, let to): !holds(from, isTrue) || holds(to, isTrue)
    case .equivalent(let left, let right): holds(left, isTrue) == holds(right, isTrue)
    case .atMostOne(let parts): parts.filter { holds($0, isTrue) }.count <= 1
    }
  }

  @Test(arguments: [
    ("<featureModel><struct/></featureModel>", "1: the element 'struct' holds no feature"),
    ("<featureModel/>", "1: there is no element 'struct'"),
    (
      "<featureModel>\n<struct>\n<and name='a'>\n<xor name='b'/></and></struct></featureModel>",
      "4: 'xor' is no kind of feature"
    ),
    (
      "<featureModel><struct><and name='a'>\n<feature name='a'/></and></struct></featureModel>",
      "2: a second feature named 'a'"
    ),
    ("<featureModel><struct><and/></struct></featureModel>", "1: a feature without a name"),
    (
      "<featureModel><struct><feature name='a'/></struct><constraints><rule>\n<var>b</var></rule></constraints></featureModel>",
      "2: no feature is named 'b'"
    ),
    (
      "<featureModel><struct><feature name='a'/></struct><constraints><rule><imp>\n<var>a</var></imp></rule></constraints></featureModel>",
      "1: 'imp' has 1 operands instead of 2"
    ),
    ("<featureModel><struct>", "1: Premature end of data in tag struct line 1"),
    ("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", "1: a document type declaration is not read"),
    ("<featureModel><struct><feature name='a' name='b'/></struct></featureModel>", "1: Attribute name redefined"),
    ("", "1: the file is empty"),
  ])
  func faultsOfFeatureIDE(text: String, message: String) { #expect(fault(text, readFeatureIDE) == message) }

  @Test(arguments: [
    ("<feature_model/>", "1: there is no element 'feature_tree'"),
    ("<feature_model><feature_tree>\n:r a\n\tb\n</feature_tree></feature_model>", "3: '\tb' does not begin with ':'"),
    (
      "<feature_model><feature_tree>\n:r a\n\t:g [2,1]\n</feature_tree></feature_model>",
      "3: a group's cardinality is written '[1,*]' or '[1,3]'"
    ),
    ("<feature_model><feature_tree>\n:r a\n:o b\n</feature_tree></feature_model>", "3: a feature outside the root"),
    (
      "<feature_model><feature_tree>\n:r a (a)\n\t:o b (a)\n</feature_tree></feature_model>",
      "3: a second feature with the id 'a', or none"
    ),
    (
      "<feature_model><feature_tree>\n:r a\n</feature_tree><constraints>\nc: ~a or b\n</constraints></feature_model>",
      "4: no feature has the id 'b'"
    ),
    (
      "<feature_model><feature_tree>\n:r a\n</feature_tree><constraints>\nc: a or\n</constraints></feature_model>",
      "4: a clause breaks off"
    ),
  ])
  func faultsOfSXFM(text: String, message: String) { #expect(fault(text, readSXFM) == message) }

  @Test(arguments: [
    (
      "features\n  a\n    sometimes\n      b\n",
      "3: a group is 'mandatory', 'optional', 'alternative', 'or' or '[1..3]'"
    ),
    ("features\n  a\n    [3..2]\n      b\n", "3: a group is 'mandatory', 'optional', 'alternative', 'or' or '[1..3]'"),
    (
      "features\n  a\n    or\n      Integer b\n",
      "4: a feature is one name; typed features and cardinalities are not read"
    ),
    ("features\n  a\n    or\n      a\n", "4: a second feature named 'a'"),
    ("features\n  a\nconstraints\n  a => b\n", "4: 'b' is no feature"),
    ("features\n  a\nconstraints\n  (a & a\n", "4: a parenthesis or bracket is not closed"),
    ("features\n  a\nconstraints\n  a > 3\n", "4: '>' is not read at the Boolean level of UVL"),
    ("features\n  a {x 1\n", "2: a brace is not closed"),
    ("features\n  a {constraint b}\n", "2: constraints among attributes are not read"),
    ("features\n  a\n/* x\n", "3: a comment is not closed"),
    ("namespace x\n", "2: there are no features"),
  ])
  func faultsOfUVL(text: String, message: String) { #expect(fault(text, readUVL) == message) }

  @Test func crowdedTagsAndDeepTreesAreRefusedQuickly() {
    let attributes = (0..<5000).map { " a\($0)=''" }.joined()
    #expect(fault("<featureModel\(attributes)/>", readFeatureIDE) == "1: a tag has more than 1000 attributes")
    let deep = String(repeating: "<and name='a'>", count: 5000)
    #expect(fault("<featureModel><struct>\(deep)", readFeatureIDE) == "1: more than 1000 elements inside one another")
    let nested = String(repeating: "<not>", count: 900) + "<var>a</var>" + String(repeating: "</not>", count: 900)
    let model =
      "<featureModel><struct><feature name='a'/></struct><constraints><rule>\(nested)</rule></constraints></featureModel>"
    #expect(fault(model, readFeatureIDE) == nil)
    let formula = String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000)
    #expect(fault("features\n  a\nconstraints\n  \(formula)", readUVL) == "4: a formula deeper than 500")
  }
}
