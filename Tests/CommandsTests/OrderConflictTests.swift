import CatalogSessions
import Commands
import Testing

/// What an order is told that lacks something, or asks for too much.
struct OrderConflictTests {
  private static let bike = """
    <catalog xmlns="urn:orderwright:catalog:1" id="bikes" revision="1" date="2026-01-01" currency="EUR" languages="en">
    <label xml:lang="en">Bikes</label>
    <product id="bike"><label xml:lang="en">Bike</label>
      <choice id="model" default="standard"><label xml:lang="en">Model</label>
        <value id="standard"><label xml:lang="en">S</label></value> <value id="tandem"><label xml:lang="en">T</label></value>
        <value id="cargo"><label xml:lang="en">C</label></value>
      </choice>
      <choice id="saddle" obligatory="false"><label xml:lang="en">Second saddle</label>
        <value id="carbon"><label xml:lang="en">C</label></value> <value id="plain"><label xml:lang="en">P</label></value>
      </choice>
      <choice id="paint" multiple="true" default=""><label xml:lang="en">Paints</label>
        <value id="gold"><label xml:lang="en">G</label></value> <value id="red"><label xml:lang="en">R</label></value>
      </choice>
      <boolean id="motor" default="false"><label xml:lang="en">Motor</label></boolean>
      <boolean id="rain" default="false"><label xml:lang="en">Rain cover</label></boolean>
      <rule id="SADDLE" when="model = 'tandem'" require="given(saddle)"><because xml:lang="en">For two.</because></rule>
      <rule id="PAINT" when="model = 'tandem'" require="size(paint) ge 1"><because xml:lang="en">Painted.</because></rule>
      <rule id="PLAIN" when="model = 'cargo'" require="saddle = 'plain'"><because xml:lang="en">A bench.</because></rule>
      <rule id="RED" when="model = 'cargo'" require="'red' in paint"><because xml:lang="en">To be seen.</because></rule>
      <rule id="MOTOR" when="motor" forbid="model = 'tandem'"><because xml:lang="en">Too heavy.</because></rule>
      <rule id="RAIN" when="rain" require="model = 'cargo'"><because xml:lang="en">A cover for cargo.</because></rule>
      <surcharge id="P1" when="given(saddle) and saddle = 'carbon'" amount="450"><label xml:lang="en">Carbon</label></surcharge>
    </product>
    </catalog>
    """

  private func answer(_ configuration: String) throws -> String {
    let catalog = try #require(try CatalogFolder(["catalog.xml": Self.bike]).read().catalog)
    let session = CatalogSession(catalog)
    var evaluator = OrderEvaluator(session)
    return CommandsTests.answer(
      #"{"order":"A","product":"bike","configuration":\#(configuration)}"#, &evaluator, session)
  }

  /// A rule that asks for some value does not choose one of several, and what the default does not ask for is nobody's business.
  @Test func whatRulesOnlyAskForIsMissing() throws {
    #expect(try answer(#"{"model":"tandem"}"#).contains(#""status":"incomplete","missing":["saddle","paint"]"#))
    #expect(try answer(#"{"model":"tandem","saddle":"plain"}"#).contains(#""missing":["paint"]"#))
    #expect(try answer(#"{"model":"tandem","saddle":"plain","paint":["red"]}"#).contains(#""status":"valid""#))
    #expect(try answer("{}").contains(#""saddle":{"value":null,"by":"default"}"#))
  }

  /// Where one thing is left, the rule chooses it.
  @Test func whatRulesSettleIsTaken() throws {
    let cargo = try answer(#"{"model":"cargo"}"#)
    #expect(cargo.contains(#""saddle":{"value":"plain","by":"rule","rules":["PLAIN"]}"#), "\(cargo)")
    #expect(cargo.contains(#""paint":{"value":["red"],"by":"rule","rules":["RED"]}"#), "\(cargo)")
  }

  /// Two conflicts share the model: giving up what only one of them names does not help.
  @Test func whatDoesNotSufficeIsSaid() throws {
    let single = try answer(#"{"model":"tandem","motor":true}"#)
    #expect(single.contains(#""choices":{"model":"tandem","motor":true}}"#), "\(single)")
    let double = try answer(#"{"model":"tandem","motor":true,"rain":true}"#)
    #expect(double.contains(#""rules":[{"id":"MOTOR""#), "\(double)")
    #expect(double.contains(#""choices":{"model":"tandem","motor":true},"insufficient":["motor"]}"#), "\(double)")
  }
}
