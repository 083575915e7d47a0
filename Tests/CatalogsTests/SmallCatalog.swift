/// A sound little catalog into which a test puts what it is about.
struct SmallCatalog {
  /// Children of `catalog`, after everything else.
  var top = ""
  /// Children of the product `box`, after its characteristics and its component.
  var product = ""
  /// Characteristics of the product `box`.
  var characteristics = ""
  /// Children of the plant.
  var plant = ""
  var rest = ""

  var source: String {
    """
    <catalog xmlns="urn:orderwright:catalog:1" id="small" revision="1" date="2026-01-01" currency="CNY" languages="en">
    <label xml:lang="en">Small</label>
    <market id="cn"><label xml:lang="en">China</label></market>
    <values id="colours">
      <value id="red"><label xml:lang="en">Red</label></value> <value id="blue"><label xml:lang="en">Blue</label></value>
    </values>
    <table id="hinges">
      <key name="height" type="integer" match="up-to"/> <result name="number" type="integer"/>
      <row values="1000 2"/> <row values="3000 4"/>
    </table>
    <part id="SIDE" kind="make"><label xml:lang="en">Side</label></part>
    <part id="SCREW" kind="buy" supplier="acme"><label xml:lang="en">Screw</label></part>
    <part id="LID-red" kind="make"><label xml:lang="en">Lid</label></part>
    <part id="LID-blue" kind="make"><label xml:lang="en">Lid</label></part>
    <part id="PANEL" kind="make" unit="MTR"><label xml:lang="en">Panel</label></part>
    <plant id="works"><label xml:lang="en">Works</label>
      <calendar id="day"><shift days="mon tue wed thu fri" from="06:00" until="14:00"/></calendar>
      <work-center id="saw" calendar="day"><label xml:lang="en">Saw</label>
        <resource id="saw-1" skills="sawing"/>
        <set-up-matrix default="PT5M"><set-up from="red" to="blue" time="PT9M"/></set-up-matrix>
      </work-center>
      <supplier id="acme"><label xml:lang="en">Acme</label></supplier>
      \(plant)
    </plant>
    <product id="door"><label xml:lang="en">Door</label>
      <choice id="handle"><label xml:lang="en">Handle</label>
        <value id="bar"><label xml:lang="en">Bar</label></value> <value id="knob"><label xml:lang="en">Knob</label></value>
      </choice>
      <integer id="tall" unit="MMT" min="100" max="3000" default="2000"><label xml:lang="en">Tall</label></integer>
      <integer id="twice" formula="2 * tall"><label xml:lang="en">Twice</label></integer>
      <operation id="10" work-center="saw" run="PT1M"><label xml:lang="en">Saw it</label></operation>
    </product>
    <product id="box" plant="works"><label xml:lang="en">Box</label>
      <choice id="colour" values="colours"><label xml:lang="en">Colour</label></choice>
      <integer id="width" unit="MMT" min="600" max="3000" step="10" default="600"><label xml:lang="en">W</label></integer>
      <decimal id="weight" unit="KGM" min="0.5" max="80.0" step="0.5"><label xml:lang="en">Weight</label></decimal>
      <boolean id="lid" default="false"><label xml:lang="en">Lid</label></boolean>
      <text id="name" maximum-length="10" obligatory="false"><label xml:lang="en">Name</label></text>
      \(characteristics)
      <component id="door" product="door" min="0" max="2"><label xml:lang="en">Door</label>
        <bind characteristic="tall" value="width - 100"/></component>
      <rule id="R0" when="width gt 2000" require="lid" severity="soft"><because xml:lang="en">So.</because></rule>
      <position id="10" part="SIDE" quantity="hinges.number(width)"/>
      <position id="20" part="SCREW" quantity="count(door)"/>
      <position id="30" part="LID-{colour}" quantity="1"/>
      <position id="40" part="PANEL" quantity="2"/>
      <operation id="10" work-center="saw" run="PT2M" family="colour"><label xml:lang="en">Saw it</label></operation>
      \(product)
    </product>
    \(top)
    </catalog>
    """
  }
}
