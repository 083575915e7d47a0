import CatalogSessions
import Commands
import Foundation
import JSONLines
import Quantities
import Testing

/// What an order is answered depends on its content and the catalog alone.
struct OrderAnswerTests {
  @Test func spellingsAndHistoryDoNotMatter() throws {
    let session = try OrderStream.session()
    var stream = OrderStream(seed: 1)
    var used = OrderEvaluator(session)
    for i in 0..<150 {
      let members = stream.order("O-\(i)")
      let line = "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
      let turned = "{ " + members.reversed().map { "\"\($0)\" :\t\($1)" }.joined(separator: " , ") + "}"
      var fresh = OrderEvaluator(session)
      let expected = answer(line, &fresh, session)
      #expect(answer(turned, &fresh, session) == expected)
      #expect(answer(line, number: 99, &used, session) == expected)
    }
  }

  @Test func answersAfterAThousandOrders() throws {
    let session = try OrderStream.session()
    var stream = OrderStream(seed: 2)
    let lines = (0..<1_000).map { stream.line("O-\($0)") }
    var evaluator = OrderEvaluator(session)
    let first = lines.map { answer($0, &evaluator, session) }
    for i in stride(from: 0, to: lines.count, by: 7) { #expect(answer(lines[i], &evaluator, session) == first[i]) }
  }

  /// One JSON object to each line, which says which order and what came of it.
  @Test func everyAnswerIsOneObject() throws {
    let session = try OrderStream.session()
    var stream = OrderStream(seed: 3)
    var evaluator = OrderEvaluator(session)
    var seen: [String: Int] = [:]
    for i in 0..<400 {
      let text = answer(stream.line("O-\(i)"), number: i + 1, &evaluator, session)
      let parsed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let status = try #require(parsed["status"] as? String)
      seen[status, default: 0] += 1
      #expect(parsed["order"] as? String == "O-\(i)" || status == "error" || parsed["order"] as? String == "A")
      if status == "error" { #expect(parsed["line"] as? Int == i + 1) }
      #expect(!text.contains("\n"))
    }
    #expect(["valid", "invalid", "incomplete", "error"].allSatisfy { (seen[$0] ?? 0) > 10 }, "\(seen)")
  }

  /// What the plant cannot do is not promised: an operation may not pause, and some widths take it longer than a shift.
  @Test func whatThePlantCannotMakeIsInvalid() throws {
    var catalog = SmallCatalog()
    catalog.product = #"""
      <operation id="90" work-center="saw" run="15 * (width - 600)" may-pause="false" when="lid">
        <label xml:lang="en">Carve</label></operation>
      """#
    let folder = try CatalogFolder(["catalog.xml": catalog.source])
    let session = CatalogSession(try #require(folder.read().catalog))
    var evaluator = OrderEvaluator(session)
    func order(_ width: Int, lid: Bool) -> String {
      answer(
        #"{"order":"A","product":"box","configuration":{"colour":"red","weight":1,"width":\#(width),"lid":\#(lid)}}"#,
        &evaluator, session)
    }
    #expect(order(2520, lid: true).contains(#""status":"valid""#))
    #expect(order(3000, lid: false).contains(#""status":"valid""#))
    let refused = order(2530, lid: true)
    #expect(
      refused.contains(
        #""status":"invalid","problems":[{"code":"plant-cannot-make","field":"plant","message":"the operation '90' cannot be done in plant 'works': it takes PT8H2M30S and must not pause, but work center 'saw' is never open for longer than PT8H"}]"#
      ), "\(refused)")
  }

  /// A product that no choices can make valid is an error to `check`; its orders name the rules, and others are served.
  @Test func ordersOfAVoidProductNameItsRules() throws {
    var catalog = SmallCatalog()
    catalog.product = #"""
      <rule id="V1" require="lid"><because xml:lang="en">x</because></rule>
      <rule id="V2" forbid="lid"><because xml:lang="en">x</because></rule>
      """#
    let folder = try CatalogFolder(["catalog.xml": catalog.source])
    let session = CatalogSession(try #require(folder.read().catalog))
    var evaluator = OrderEvaluator(session)
    let refused = answer(
      #"{"order":"A","product":"box","configuration":{"colour":"red","weight":1}}"#, &evaluator, session)
    #expect(refused.contains(#""status":"invalid","conflict":{"rules":[{"id":"V1""#), "\(refused)")
    #expect(refused.contains(#""choices":{}"#), "\(refused)")
    let other = answer(#"{"order":"B","product":"door","configuration":{"handle":"bar"}}"#, &evaluator, session)
    #expect(other.contains(#""status":"valid""#), "\(other)")
  }

  @Test func textsAreAskedForNotMadeUp() throws {
    let session = try OrderStream.session()
    var evaluator = OrderEvaluator(session)
    let start = #"{"order":"A","product":"box","configuration":{"colour":"red","weight":1,"engraved":true"#
    #expect(answer(start + "}}", &evaluator, session).contains(#""status":"incomplete","missing":["plate"]"#))
    #expect(
      answer(start + #","plate":"AB"}}"#, &evaluator, session).contains(#""plate":{"value":"AB","by":"customer"}"#))
    let refused = answer(start + #","plate":""}}"#, &evaluator, session)
    #expect(refused.contains(#""status":"invalid","conflict":{"rules":[{"id":"R3""#))
    #expect(refused.contains(#""choices":{"plate":"","engraved":true}}"#), "\(refused)")
  }

  /// One screw less than doors: fewer than none without a door, no line with one.
  @Test func billsHoldNoLessThanSomething() throws {
    let position = #"<position id="90" part="SCREW" quantity="count(door) - 1"/>"#
    let catalog = try #require(
      try CatalogFolder(["catalog.xml": SmallCatalog(product: position).source]).read().catalog)
    let session = CatalogSession(catalog)
    var evaluator = OrderEvaluator(session)
    func bill(doors: String) -> String {
      answer(
        #"{"order":"A","product":"box","configuration":{"colour":"red","weight":1,"door":[\#(doors)]}}"#, &evaluator,
        session)
    }
    let door = #"{"handle":"bar"}"#
    #expect(bill(doors: "").contains(#""status":"invalid""#))
    #expect(bill(doors: "").contains("negative-quantity"))
    #expect(bill(doors: "").contains("the quantity at position 90 is negative"))
    #expect(bill(doors: door).contains(#""status":"valid""#) && !bill(doors: door).contains(#""position":"90""#))
    #expect(bill(doors: "\(door),\(door)").contains(#""position":"90""#))
  }

  /// Whatever bytes a line holds, the answer is one object in sound JSON.
  @Test func hostileLinesAreAnswered() throws {
    let session = try OrderStream.session()
    var evaluator = OrderEvaluator(session)
    var random = SplitMix(seed: 5)
    let sound = Array(
      #"{"order":"A\u00e9","product":"box","configuration":{"colour":"red","weight":1.5,"door":[{}]}}"#.utf8)
    let deep = Array((String(repeating: "[", count: 5_000) + "1").utf8)
    var lines: [[UInt8]] = [[], [0], [0xff, 0xfe], [0xed, 0xa0, 0x80], deep, Array(#"{"order":"\ud800"}"#.utf8)]
    lines.append(Array(#"{"order":"\u0000\"\\\u001f","product":"\u2028","\u0000":{"a":[1e999]}}"#.utf8))
    lines.append(Array("{\"order\":\"\(String(repeating: "é", count: 400))\",\"product\":\"box\"}".utf8))
    for _ in 0..<600 {
      var line = sound
      for _ in 0...random.pick(3) {
        let place = random.pick(line.count)
        switch random.pick(3) {
        case 0: line[place] = UInt8(random.pick(256))
        case 1: line.remove(at: place)
        default: line.insert(UInt8(random.element(of: Array("{}[]\",:0e-\\".utf8))), at: place)
        }
      }
      lines.append(line)
    }
    for line in lines {
      var writer = JSONWriter()
      let ended = outcome(line, &evaluator)
      session.answers.write(ended, .full, to: &writer)
      let parsed = try JSONSerialization.jsonObject(with: Data(writer.text.utf8)) as? [String: Any]
      #expect(parsed?["status"] as? String == ended.status.rawValue, "\(line)")
      #expect((parsed?["order"] as? String) == ended.order, "\(line)")
    }
  }

  /// The same bytes whatever the number of threads, and each line's answer in its place.
  @Test func threadsDoNotMatter() throws {
    let session = try OrderStream.session()
    var stream = OrderStream(seed: 4)
    let lines = (0..<3_000).map { stream.line("O-\($0)") }
    let input = Data(lines.map { $0.replacing("\n", with: " ") + "\n" }.joined().utf8)
    let one = try Self.pipe(input, session, threads: 1)
    #expect(one == (try Self.pipe(input, session, threads: 4)))
    let answers = one.split(separator: UInt8(ascii: "\n"))
    #expect(answers.count == lines.count)
    var evaluator = OrderEvaluator(session)
    for i in stride(from: 0, to: lines.count, by: 50) {
      #expect(String(decoding: answers[i], as: UTF8.self) == answer(lines[i], number: i + 1, &evaluator, session))
    }
  }

  private static func pipe(_ input: Data, _ session: CatalogSession, threads: Int) throws -> Data {
    let folder = try CatalogFolder(["in": "", "out": ""])
    let (from, to) = (URL(fileURLWithPath: "\(folder.path)/in"), URL(fileURLWithPath: "\(folder.path)/out"))
    try input.write(to: from)
    let (reading, writing) = (try FileHandle(forReadingFrom: from), try FileHandle(forWritingTo: to))
    let summary = try OrderPipe(session, threads: threads).run(
      from: reading.fileDescriptor, to: writing.fileDescriptor, moment: { LocalDateTime(second: 0) })
    try writing.close()
    try reading.close()
    #expect(summary.lines == input.count { $0 == UInt8(ascii: "\n") })
    return try Data(contentsOf: to)
  }
}
