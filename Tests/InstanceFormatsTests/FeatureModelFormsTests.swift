import SolverCore
import Testing

@testable import InstanceFormats

/// Forms of feature models that people and tools write beside the plain ones.
@Suite struct FeatureModelFormsTests {
  private static let tree = ":r shelf (shelf)\n\t:o door & lock (door)\n\t:o glass (glass)\n"
  /// Every subset of the two options in which the door comes with glass.
  private static let expected: Set<[String]> = [["shelf"], ["glass", "shelf"], ["door", "glass", "shelf"]]

  private func sxfm(_ tree: String, _ constraints: String) throws -> Set<[String]> {
    let text =
      "<feature_model><feature_tree>\n\(tree)</feature_tree>\n<constraints>\(constraints)</constraints></feature_model>"
    return products(try readSXFM(Array(text.utf8)))
  }

  @Test(arguments: [
    ("\nc1: ~door or glass\n", false), ("\n<!-- c0: glass -->\nc1: ~door or glass\n", false),
    ("c1: ~door <!-- or\nglass --> or glass\n", false), ("<![CDATA[\nc1: ~door or glass\n]]>", true),
    ("<?tool note?>c1: ~door or <![CDATA[glass]]>\n", true), ("c1: ~&#100;oor or glass", false),
  ])
  func commentsAndCDATAOfSXFMAreNoContent(_ constraints: String, _ isLiteral: Bool) throws {
    #expect(
      try sxfm(isLiteral ? "<![CDATA[\(Self.tree)]]>" : Self.tree.replacing("&", with: "&amp;"), constraints)
        == Self.expected)
    let commented = Self.tree.replacing("&", with: "&amp;").replacing(
      "\t:o glass", with: "<!-- > not\nread -->\t:o glass")
    #expect(try sxfm(commented, constraints) == Self.expected)
  }

  /// A feature without an id is known by its name, as it reads once decoded.
  @Test func referencesInNamesAreDecoded() throws {
    let instance = try readSXFM(
      Array("<feature_model><feature_tree>:r A &amp; B\n\t:o <![CDATA[C &amp; D]]></feature_tree></feature_model>".utf8)
    )
    #expect(instance.names == ["A & B", "C &amp; D"])
  }

  @Test(arguments: [
    ("\n<!-- \n\n -->c1: ~door or\n", "9: a clause breaks off"),
    ("\n\n<b>c1: door</b>", "8: '<b>' stands where text is expected"),
    ("<![CDATA[\n\nc1: key]]>", "8: no feature has the id 'key'"),
  ])
  func faultsKeepTheirLinesBehindComments(_ constraints: String, _ message: String) {
    let text = "<feature_model><feature_tree>\n\(Self.tree.replacing("&", with: "&amp;"))</feature_tree>\n<constraints>"
    #expect(fault(text + constraints + "</constraints></feature_model>", readSXFM) == message)
  }

  private static let featureIDE = """
    <properties/><struct><and name="shelf"><attribute name="price" type="long" value="3"/>
    <feature name="door" hidden="true"><description>why</description></feature><feature name="glass"/></and></struct>
    <constraints><rule><description/><disj><not><var>door</var></not><var><!-- a pane --><![CDATA[glass]]></var></disj></rule>
    </constraints><calculations/><comments/><featureOrder/>
    """

  @Test(arguments: ["featureModel", "extendedFeatureModel"])
  func modelsWithAttributesAreRead(_ root: String) throws {
    let text = "\u{FEFF}<?xml version=\"1.0\"?>\n<\(root)>\(Self.featureIDE)</\(root)>"
    let (instance, format) = try readInstance(Array(text.utf8))
    #expect(format == .featureIDE)
    #expect(products(instance) == Self.expected)
    let strange = text.replacing("<comments/>", with: "\n<choice/>")
    #expect(fault(strange, readFeatureIDE) == "6: the part 'choice' of a feature model is not read")
  }

  /// In an *or* group a member is no more mandatory than the others.
  @Test func membersOfGroupsAreNeverMandatory() throws {
    let text = """
      <featureModel><struct><or mandatory="true" name="a"><or mandatory="true" name="b"><feature mandatory="true" name="c"/>
      <feature mandatory="true" name="d"/></or><feature mandatory="true" name="e"/></or></struct></featureModel>
      """
    #expect(products(try readFeatureIDE(Array(text.utf8))).count == 7)
  }

  private static let uvl = "features\n\tshelf\n\t\toptional\n\t\t\tdoor\n\t\t\tglass\nconstraints\n"

  @Test(arguments: [
    "\tdoor => glass\n", "\t(door =>\n\n  glass)\n", "\t!(\ndoor & // or\n(!glass\n)\n)\n",
    "\t(/* a\ncomment */door\n) => glass",
  ])
  func constraintsMayBreakInsideParentheses(_ constraint: String) throws {
    #expect(products(try readUVL(Array((Self.uvl + constraint).utf8))) == Self.expected)
    let windows = "\u{FEFF}" + (Self.uvl + constraint).replacing("\n", with: "\r\n")
    #expect(products(try readInstance(Array(windows.utf8)).0) == Self.expected)
  }

  @Test func cardinalitiesMayBreakInsideBrackets() throws {
    let text = "features\n\tshelf\n\t\t[1\n..\n*]\n\t\t\tdoor\n\t\t\tglass\n"
    #expect(products(try readUVL(Array(text.utf8))).count == 3)
  }

  @Test(arguments: [
    ("\t(door\n\n\t=> glass\n", "7: a parenthesis or bracket is not closed"),
    ("\t(door)) => glass\n", "7: ')' cannot stand here"),
    ("\t'door' => glass\n", "7: ''door'' is not read at the Boolean level of UVL"),
  ])
  func whatIsNotClosedIsNamed(_ constraint: String, _ message: String) {
    #expect(fault(Self.uvl + constraint, readUVL) == message)
  }

  /// The signs that names without quotes may have after the first.
  @Test func namesMayHoldSigns() throws {
    let text =
      "features\n\tshelf\n\t\toptional\n\t\t\tä#b_1\n\t\t\tc§%?\\';d {text \"}\"}\nconstraints\n\tä#b_1=>c§%?\\';d\n"
    let instance = try readUVL(Array(text.utf8))
    #expect(instance.names == ["shelf", "ä#b_1", "c§%?\\';d"])
    #expect(products(instance).count == 3)
  }
}
