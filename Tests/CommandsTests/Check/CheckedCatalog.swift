import CatalogChecks
import CatalogSessions
import Commands
import Diagnostics
import Foundation

/// A small catalog of boxes with lids and drawers, whose prices and bills are worked out by hand in the tests.
struct CheckedCatalog {
  /// Children of `catalog`, after everything else.
  var top = ""
  /// Children of the product `box`, after everything else.
  var product = ""

  /// `box` costs 100, oak 20.5 more, each drawer 12; ten pieces are 10 % cheaper.
  var source: String {
    """
    <catalog xmlns="urn:orderwright:catalog:1" id="boxes" revision="7" date="2026-03-02" currency="CNY" languages="en">
    <label xml:lang="en">Boxes</label>
    <market id="cn"><label xml:lang="en">China</label></market>
    <market id="eu" currency="CNY"><label xml:lang="en">Europe</label></market>
    <part id="BOARD" kind="buy" unit="MTK"><label xml:lang="en">Board</label></part>
    <part id="KNOB" kind="buy"><label xml:lang="en">Knob</label></part>
    <part id="BODY" kind="make"><label xml:lang="en">Body</label></part>
    <plant id="works"><label xml:lang="en">Works</label>
      <calendar id="day"><shift days="mon tue wed thu fri" from="06:00" until="14:00"/></calendar>
      <work-center id="bench" calendar="day"><label xml:lang="en">Bench</label><resource id="bench-1"/></work-center>
    </plant>
    <product id="drawer"><label xml:lang="en">Drawer</label>
      <choice id="handle" default="knob"><label xml:lang="en">Handle</label>
        <value id="knob"><label xml:lang="en">Knob</label></value> <value id="none"><label xml:lang="en">None</label></value>
      </choice>
      <integer id="depth" min="100" max="900" default="300"><label xml:lang="en">Depth</label></integer>
      <base-price id="D" amount="12"><label xml:lang="en">Drawer</label></base-price>
      <position id="10" part="KNOB" quantity="2" when="handle = 'knob'"/>
      <operation id="5" work-center="bench" run="PT30S"><label xml:lang="en">Slide</label></operation>
    </product>
    <product id="box" plant="works"><label xml:lang="en">Box</label>
      <choice id="wood"><label xml:lang="en">Wood</label>
        <value id="pine"><label xml:lang="en">Pine</label></value> <value id="oak"><label xml:lang="en">Oak</label></value>
      </choice>
      <integer id="width" min="200" max="900" step="10" default="400"><label xml:lang="en">Width</label></integer>
      <boolean id="lid" default="false"><label xml:lang="en">Lid</label></boolean>
      <choice id="extras" multiple="true" default=""><label xml:lang="en">Extras</label>
        <value id="felt"><label xml:lang="en">Felt</label></value> <value id="lock"><label xml:lang="en">Lock</label></value>
      </choice>
      <text id="name" maximum-length="8" obligatory="false"><label xml:lang="en">Name</label></text>
      <decimal id="area" formula="width * 300 / 1000000" digits="3"><label xml:lang="en">Area</label></decimal>
      <component id="drawer" product="drawer" min="0" max="3"><label xml:lang="en">Drawer</label>
        <bind characteristic="depth" value="width - 50"/></component>
      <rule id="R1" when="wood = 'oak'" require="lid"><because xml:lang="en">Oak boxes have lids.</because></rule>
      <rule id="R2" when="lid" require="width le 800"><because xml:lang="en">Lids sag.</because></rule>
      <rule id="R3" forbid="'lock' in extras and not lid" severity="soft"><because xml:lang="en">Odd.</because></rule>
      <base-price id="B" amount="100"><label xml:lang="en">Box</label></base-price>
      <surcharge id="S" when="wood = 'oak'" amount="20.5"><label xml:lang="en">Oak</label></surcharge>
      <scale-price id="Q" quantity="10" percent="-10"><label xml:lang="en">Ten</label></scale-price>
      <position id="10" part="BODY" quantity="1"><position id="20" part="BOARD" quantity="area" scrap="10"/></position>
      <operation id="10" work-center="bench" run="PT2M"><label xml:lang="en">Glue</label></operation>
      <operation id="20" work-center="bench" run="PT1M" when="lid"><label xml:lang="en">Hinge</label></operation>
      \(product)
    </product>
    \(top)
    </catalog>
    """
  }

  /// Checks the catalog as a user does; places name the file `catalog.xml`.
  func check(_ request: SessionRequest = SessionRequest()) throws -> CatalogReport {
    try Self.check(source, request)
  }

  /// Checks any text as a catalog's only file.
  static func check(_ source: String, _ request: SessionRequest = SessionRequest()) throws -> CatalogReport {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("catalog.xml")
    try Data(source.utf8).write(to: file)
    return checkCatalog(at: file.path, request)
  }
}
