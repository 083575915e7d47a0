import Answers
import CatalogSessions
import Commands
import Diagnostics
import Foundation
import JSONLines
import Testing

/// A bill is the same wherever it is shown.
struct BillTests {
  /// A box with lines that are known beforehand and others that are not, cut and not, and with parts chosen by it.
  private static func session() throws -> CatalogSession {
    var small = SmallCatalog()
    small.product = """
      <position id="50" part="SIDE" quantity="2">
        <cut length="width" width="300" thickness="18" cut-length="width + 4" grain="length" edges="front left"
          edge-part="LID-{colour}"/>
      </position>
      <position id="60" part="LID-{colour}" quantity="width / 500"><cut length="200" width="width - 10"/></position>
      """
    let reading = try CatalogFolder(["catalog.xml": small.source]).read()
    guard let catalog = reading.catalog else { throw DiagnosedFailure(reading.diagnostics) }
    return CatalogSession(catalog)
  }

  @Test func explodedAsAnswered() throws {
    let session = try Self.session()
    var evaluator = OrderEvaluator(session)
    for width in [600, 900, 2_400] {
      let line = #"{"order":"A","product":"box","configuration":{"colour":"red","weight":1,"width":\#(width)}}"#
      let answered = try bill(answer(line, &evaluator, session))
      var exploded = JSONWriter()
      let order = try #require(outcome(line.utf8, &evaluator).valid)
      order.writeBill(order: "A", languages: session.languages, to: &exploded)
      let shown = try bill(exploded.text)
      #expect(shown.compactMap { $0["label"] as? String }.count == answered.count)
      let withoutLabels = shown.map { $0.filter { $0.key != "label" } }
      #expect(withoutLabels as NSArray == answered as NSArray)
      let cut = try #require(shown.first { $0["position"] as? String == "50" }?["cut"] as? [String: Any])
      #expect(cut["length"] as? String == "\(width)")
      #expect(cut["cutLength"] as? String == "\(width + 4)")
      #expect(cut["edges"] as? [String] == ["front", "left"])
      #expect(cut["edgePart"] as? String == "LID-red")
    }
  }

  private func bill(_ answer: String) throws -> [[String: Any]] {
    let parsed = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
    return try #require(parsed?["bill"] as? [[String: Any]], "\(answer)")
  }
}
