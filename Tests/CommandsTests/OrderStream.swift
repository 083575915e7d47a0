import Answers
import CatalogSessions
import Catalogs
import Commands
import Diagnostics
import Foundation
import JSONLines
import Quantities

/// Order lines for the small catalog's box: valid, incomplete, refused and malformed ones.
struct OrderStream {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// A session with the small catalog, to which hard rules, prices and texts have been added.
  static func session() throws -> CatalogSession {
    var small = SmallCatalog()
    small.characteristics = """
      <text id="plate" maximum-length="4" obligatory="false" pattern="[A-Z]*"><label xml:lang="en">Plate</label></text>
      <boolean id="engraved" default="false"><label xml:lang="en">Engraved</label></boolean>
      """
    small.product = """
      <rule id="R1" when="width gt 2000" require="lid"><because xml:lang="en">Wide boxes need a lid.</because></rule>
      <rule id="R2" when="lid" require="colour = 'red' or weight gt 2"><because xml:lang="en">Lids.</because></rule>
      <rule id="R3" when="engraved" require="given(plate)"><because xml:lang="en">What to engrave?</because></rule>
      <rule id="R4" forbid="count(door) = 2 and width lt 1000"><because xml:lang="en">Too narrow.</because></rule>
      <base-price id="base" amount="100 + 0.05 * width"><label xml:lang="en">Base</label></base-price>
      <surcharge id="lid-price" when="lid" percent="12.5"><label xml:lang="en">Lid</label></surcharge>
      """
    let folder = try CatalogFolder(["catalog.xml": small.source])
    let reading = folder.read()
    guard let catalog = reading.catalog else { throw DiagnosedFailure(reading.diagnostics) }
    return CatalogSession(catalog)
  }

  /// Members in some order, each as name and value.
  mutating func order(_ id: String) -> [(String, String)] {
    var configuration: [(String, String)] = []
    func add(_ name: String, _ values: [String], _ random: inout SplitMix) {
      if !random.one(in: 3) { configuration.append((name, random.element(of: values))) }
    }
    if random.one(in: 8) {
      configuration.append(("colour", "\"rde\""))
    } else {
      add("colour", ["\"red\"", "\"blue\""], &random)
    }
    add("width", ["600", "1200.0", "2.1e3", "3000", "2005"], &random)
    add("weight", ["0.5", "1.50", "2e1"], &random)
    add("lid", ["true", "false"], &random)
    add("plate", ["\"\"", "\"AB\"", "\"ab\""], &random)
    add("engraved", ["true", "false", "null"], &random)
    add("door", ["[]", "[{}]", "[{\"handle\":\"bar\"},{\"handle\":\"knob\"}]", "[{\"handle\":\"knob\"}]"], &random)
    let texts = configuration.map { "\"\($0)\":\($1)" }
    return [
      ("order", "\"\(id)\""), ("product", "\"box\""), ("quantity", "\(1 + random.pick(5))"),
      ("configuration", "{\(texts.joined(separator: ","))}"),
    ]
  }

  mutating func line(_ id: String) -> String {
    switch random.pick(12) {
    case 0: return random.element(of: ["", "{", "[]", "7", "{\"order\":\"A\",}", "{\"order\":3}", "nul", "\"\u{0}\""])
    case 1: return "{\"order\":\"\(id)\",\"product\":\"bix\",\"quantity\":0}"
    default: return "{" + order(id).map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }
  }
}

/// What comes of one line.
func outcome(_ line: some Sequence<UInt8>, number: Int = 1, _ evaluator: inout OrderEvaluator) -> OrderOutcome {
  unsafe Array(line).withUnsafeBytes { unsafe evaluator.outcome(of: $0, number: number) }
}

/// The answer to one line under the session's catalog.
func answer(
  _ line: String, number: Int = 1, _ evaluator: inout OrderEvaluator, _ session: CatalogSession
) -> String {
  var writer = JSONWriter()
  session.answers.write(outcome(line.utf8, number: number, &evaluator), .full, to: &writer)
  return writer.text
}
