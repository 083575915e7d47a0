import Foundation
import SolverCore
import Tables
import Testing

@testable import InstanceFormats

/// Texts of all formats with some bytes changed: each is read or refused with a fault; nothing crashes, nothing hangs.
///
/// `ORDERWRIGHT_MUTATIONS` in the environment says how many are tried of each text, `ORDERWRIGHT_SEED` from which seed on.
@Suite struct MutationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["ORDERWRIGHT_MUTATIONS"].flatMap { Int($0) } ?? 250
  private static let first = environment["ORDERWRIGHT_SEED"].flatMap { Int($0) } ?? 1

  /// A text, and what reads it.
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var read: @Sendable ([UInt8]) throws -> Void
  }

  static let samples: [Sample] = [
    Sample(testDescription: "DIMACS", text: "c 1 hook\np cnf 4 3\n1 -2 0\n3 4\n-1 0 -4 2 0\n%\n") {
      _ = try readInstance($0)
    },
    Sample(testDescription: "UVL", text: FeatureModelTests.uvl + "\n    (Hook =>\n  Radio)\n") {
      _ = try readInstance($0)
    },
    Sample(
      testDescription: "SXFM",
      text: FeatureModelTests.sxfm.replacing("c1:", with: "<!-- n --><![CDATA[c0: Hook or ~Roof\n]]>c1:")
    ) {
      _ = try readInstance($0)
    },
    Sample(testDescription: "FeatureIDE", text: FeatureModelTests.featureIDE) { _ = try readInstance($0) },
    Sample(testDescription: "XCSP3", text: constraints) { _ = try readInstance($0) },
    Sample(testDescription: "job shop", text: " instance a\n ++\n A\n3 3\n0 3 1 2 2 2\n0 2\n2 1 1 4 1 4 2 3 0 1\n") {
      _ = try JobShopReader($0, instance: "a")
    },
    Sample(testDescription: "job shop with ends", text: "2 2\n0 5 1 6\n0 3 -1 -1 1 4\n-1 -1\n") {
      _ = try JobShopReader($0)
    },
    Sample(testDescription: "flexible job shop", text: "2 3 1.5\n2 2 1 5 3 6 1 2 7\n1 1\n3 4\n") {
      _ = try FlexibleJobShopReader($0)
    },
    Sample(testDescription: "Patterson", text: "4 2\n3 1\n0 0 0 2 2 3\n5 2 1 1\n4\n\n1 0 1 1 4\n0 0 0 0\n") {
      _ = try ProjectReader($0)
    },
    Sample(testDescription: "PSPLIB", text: ProjectReaderTests.psplib) { _ = try ProjectReader($0) },
    Sample(testDescription: "car sequencing", text: "A.\n# Problem b\n4 2 2\n1 1\n2 2\n0 2 1 0\n1 2 0 1\n") {
      _ = try CarSequencingReader($0)
    },
    Sample(
      testDescription: "factory",
      text: "sep=;\norder;seq;work_centre;minutes\n\"A;1\";1;saw;60\nB;1; saw ;20\nB;2;dry;10\n"
    ) {
      let centers = "work_centre,machines,calendar\nsaw,2,2S\ndry,1,24\n"
      let orders = "order,family,release_min,due_min,weight\n\"A;1\",f,0,500,2\nB,f,600,700,1\n"
      _ = try FactoryShop(centers: Array(centers.utf8), orders: Array(orders.utf8), operations: $0)
    },
    Sample(testDescription: "choices", text: "hook -\"Store front\"=true width=1200 -width=7") { bytes in
      let text = "<instance><variables><var id='hook'>0 1</var><var id='width'>0..2000</var></variables></instance>"
      let instance = try readXCSP(Array(text.utf8))
      let solver = Solver(instance.network)
      _ = try Choices(bytes[...], line: 1, of: instance, names: NameIndex(instance), solver: solver)
    },
  ]

  private static let constraints = ReadXCSPTests.instance(
    """
    <block><extension><list>x[0] y</list><supports>(0,1)(3,*)</supports></extension></block>
    <group><intension>le(add(%0,mul(%1,3)),div(y,2))</intension><args>x[0] x[1]</args><args>x[1..2]</args></group>
    <intension>or(in(x[1],set(1,2)),eq(mod(y,7),pow(x[2],2)))</intension>
    <sum><list>x[]</list><coeffs>1 -2 3</coeffs><condition>(in,2..9)</condition></sum><allDifferent>x[]</allDifferent>
    <element><list startIndex='1'>3 y 2</list><index>x[0]</index><value>x[1]</value></element>
    <cardinality><list>x[]</list><values closed='true'>0 1 3</values><occurs>0..2 1 0 x 3</occurs></cardinality>
    <maximum><list>x[]</list><condition>(lt,y)</condition></maximum><instantiation><list>y</list><values>17</values></instantiation>
    """, variables: "<array id='x' size='[3]'> 0..3 </array><var id='y'>0..900 1000</var>")

  @Test(arguments: samples)
  func everyMutationIsReadOrRefused(_ sample: Sample) {
    let text = Array(sample.text.utf8)
    var (read, refused) = (0, 0)
    for seed in Self.first..<Self.first + Self.count {
      let mutant = Self.mutant(of: text, seed: seed)
      do {
        try sample.read(mutant)
        read += 1
      } catch is InstanceFault, is FactoryShop.Fault {
        refused += 1
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
    #expect(read + refused == Self.count)
    #expect(refused > Self.count / 10, "\(read) read, \(refused) refused")
  }

  /// One to four changes: a byte flipped, put in or taken out, a stretch repeated, taken out or moved, a number made extreme.
  private static func mutant(of text: [UInt8], seed: Int) -> [UInt8] {
    var lottery = Lottery(seed: seed)
    var bytes = text
    for _ in 0..<lottery.draw(1...4) where !bytes.isEmpty {
      let place = lottery.draw(0...bytes.count - 1)
      let stretch = place..<min(bytes.count, place + lottery.draw(1...12))
      switch lottery.draw(0...7) {
      case 0: bytes[place] ^= 1 << UInt8(lottery.draw(0...7))
      case 1: bytes.insert(signs[lottery.draw(0...signs.count - 1)], at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(contentsOf: bytes[stretch], at: place)
      case 4: bytes.removeSubrange(stretch)
      case 5:
        let moved = Array(bytes[stretch])
        bytes.removeSubrange(stretch)
        bytes.insert(contentsOf: moved, at: lottery.draw(0...bytes.count))
      case 6: bytes[place] = signs[lottery.draw(0...signs.count - 1)]
      default: bytes.replaceSubrange(place..<place + 1, with: numbers[lottery.draw(0...numbers.count - 1)].utf8)
      }
    }
    return bytes
  }

  private static let signs = Array("0123456789-+.,;:()[]{}<>=!&|\"'%*#~ \t\r\n\0\u{E9}abeinorx/".utf8)
  private static let numbers = [
    "0", "-1", "65", "4097", "65537", "1048577", "2147483648", "1152921504606846976", "9223372036854775807",
    "-9223372036854775808", "18446744073709551616", "1e9", "0.5", "*", "..",
  ]
}
