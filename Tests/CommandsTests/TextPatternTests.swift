import CatalogSessions
import Commands
import Testing

/// Texts of orders and the patterns of their characteristics, from end to end.
struct TextPatternTests {
  private static let source = SmallCatalog(
    characteristics: #"""
      <text id="monogram" maximum-length="5" pattern="\p{L}{2,}"><label xml:lang="en">M</label></text>
      <text id="code" maximum-length="9" pattern="(1?2?){3}" default="12"><label xml:lang="en">C</label></text>
      <text id="note" maximum-length="9" pattern="[A-Z]{2}" obligatory="false"><label xml:lang="en">N</label></text>
      <text id="free" maximum-length="9"><label xml:lang="en">F</label></text>
      """#
  ).source

  @Test(arguments: [
    (#""monogram":"王明","free":"x""#, #""status":"valid""#),
    (#""monogram":"김철수","free":"""#, #""status":"valid""#),
    (#""monogram":"Zoë","code":"","note":"","free":"x""#, #""status":"valid""#),
    (#""monogram":"Zoë","code":"1212","note":"AB","free":"x""#, #""status":"valid""#),
    (#""free":"x""#, #""status":"incomplete","missing":["monogram"]"#),
    (#""monogram":"AB""#, #""status":"incomplete","missing":["free"]"#),
    (#""monogram":"","free":"x""#, #""code":"pattern","field":"configuration.monogram""#),
    (#""monogram":"A1","free":"x""#, #""code":"pattern","field":"configuration.monogram""#),
    (#""monogram":"AB","code":"21212121","free":"x""#, #""code":"pattern","field":"configuration.code""#),
    (#""monogram":"AB","note":"a","free":"x""#, #""code":"pattern","field":"configuration.note""#),
  ])
  func areHeldToTheirPatterns(texts: String, expected: String) throws {
    let folder = try CatalogFolder(["catalog.xml": Self.source])
    let session = try openCatalog(at: "\(folder.path)/catalog.xml", SessionRequest()).session
    var evaluator = OrderEvaluator(session)
    let found = answer(
      #"{"order":"A","product":"box","configuration":{"colour":"red","weight":1,\#(texts)}}"#, &evaluator, session)
    #expect(found.contains(expected), "\(found)")
  }

  /// Sixteen ways to write the same order are one order.
  @Test func numbersOfAnyLengthAreOneContent() throws {
    let folder = try CatalogFolder(["catalog.xml": SmallCatalog().source])
    let session = try openCatalog(at: "\(folder.path)/catalog.xml", SessionRequest()).session
    var evaluator = OrderEvaluator(session)
    var answers: Set<String> = []
    for weight in ["0.5", "0.50000000000000000000000", "5e-1", "500000000000000000000000000e-27"] {
      for quantity in ["2", "2.0000000000000000000"] {
        for net in ["1e400", "10.00e399"] {
          answers.insert(
            answer(
              #"{"order":"A","product":"box","quantity":\#(quantity),"customer":{"net":\#(net)},"#
                + #""configuration":{"colour":"red","weight":\#(weight)}}"#, &evaluator, session))
        }
      }
    }
    #expect(answers.count == 1)
    #expect(answers.first?.contains(#""status":"valid""#) == true, "\(answers)")
  }
}
