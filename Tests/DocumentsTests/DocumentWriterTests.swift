import Catalogs
import Foundation
import Quantities
import Schedules
import Testing

@testable import Documents

@Suite struct DocumentWriterTests {
  @Test func theSamePlanGivesTheSameBytesAndTouchesNothingAgain() throws {
    let fixture = PlanFixture(orders: 12)
    try withFolder { folder in
      let first = try writer(fixture, into: folder + "/a/b").writeAll(of: fixture.plan, for: fixture.orders)
      let second = try writer(fixture, into: folder + "/c").writeAll(of: fixture.plan, for: fixture.orders)
      #expect(
        first.map { URL(filePath: $0.path).lastPathComponent } == [
          "work-orders.html", "pick-list.html", "bill.csv", "schedule.csv", "requirements.csv", "purchases.csv",
          "gantt.html",
        ])
      for (a, b) in zip(first, second) { #expect(try read(a) == read(b) && a.isChanged && b.isChanged) }
      let again = try writer(fixture, into: folder + "/c/").writeAll(of: fixture.plan, for: fixture.orders)
      #expect(again.map(\.path) == second.map(\.path))
      #expect(again.allSatisfy { !$0.isChanged })
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/c").count == 7)
    }
  }

  @Test func onlyWhatDiffersIsWritten() throws {
    var fixture = PlanFixture(orders: 3)
    try withFolder { folder in
      _ = try writer(fixture, into: folder).writeAll(of: fixture.plan, for: fixture.orders)
      fixture.plan.workOrders[1].operations[0].run += TimeSpan(seconds: 60)
      let again = try writer(fixture, into: folder).writeAll(of: fixture.plan, for: fixture.orders)
      let changed = again.filter(\.isChanged).map { URL(filePath: $0.path).lastPathComponent }
      #expect(changed == ["work-orders.html", "schedule.csv"])
    }
  }

  @Test func anEmptyPlanHasDocumentsToo() throws {
    let fixture = PlanFixture(orders: 0)
    try withFolder { folder in
      let documents = try writer(fixture, into: folder).writeAll(of: fixture.plan, for: [])
      for document in documents where document.path.hasSuffix("html") { _ = try Page(read(document)) }
      for document in documents where document.path.hasSuffix("csv") {
        #expect(parseCSV(try read(document))?.count == (document.path.hasSuffix("purchases.csv") ? 2 : 1))
      }
    }
  }

  /// A copy of the templates with one file changed, and the error that this gives.
  private func error(changing file: String, to text: String?) throws -> DocumentError? {
    try withFolder { folder in
      let templates = folder + "/templates"
      try FileManager.default.copyItem(atPath: shippedTemplates, toPath: templates)
      try FileManager.default.removeItem(atPath: "\(templates)/\(file)")
      if let text { try text.write(toFile: "\(templates)/\(file)", atomically: true, encoding: .utf8) }
      do {
        var fixture = PlanFixture(orders: 1)
        fixture.catalog.languages = ["en"]
        _ = try writer(fixture, templates: templates, into: folder)
        return nil
      } catch var error as DocumentError {
        error.file = String(error.file.dropFirst(templates.count + 1))
        return error
      }
    }
  }

  @Test func faultsOfTemplatesHaveAPlace() throws {
    #expect(
      try error(changing: "gantt.mustache", to: nil)?.description.hasPrefix("gantt.mustache: the template 'gantt'")
        == true)
    let broken = try error(changing: "work-order.mustache", to: "<p>\n{{#order}}\n<b>{{id}}</b>\n{{/orders}}\n")
    #expect(broken?.kind == .brokenTemplate)
    #expect(broken?.file == "work-order.mustache" && broken?.line == 4)
    let partial = try error(changing: "pick-list.mustache", to: "<p>\n</p>{{> logo }}\n")
    #expect(
      partial
        == DocumentError(
          .missingTemplate, file: "pick-list.mustache", line: 2,
          message: "the template 'logo' is not there, or not in UTF-8"))
    #expect(try error(changing: "gantt-marks.js", to: nil)?.kind == .missingTemplate)
    let texts = try error(changing: "texts.en", to: "# words\norder = Order\nno sign here\n")
    #expect(texts?.description == "texts.en:3: expected 'key = text' in UTF-8")
    #expect(
      try error(changing: "texts.en", to: "order = Order\n")?.description.contains("no text for 'grain.length'") == true
    )
    #expect(try error(changing: "texts.zh", to: "order = 订单\n") == nil)
  }

  @Test func aFolderThatCannotBeWrittenIsAnError() throws {
    try withFolder { folder in
      try "".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
      let fixture = PlanFixture(orders: 1)
      let writer = try writer(fixture, into: folder + "/file/under")
      let error = #expect(throws: DocumentError.self) { try writer.writeBill(of: fixture.orders) }
      #expect(error?.kind == .unwritable && error?.file.hasPrefix(folder + "/file") == true)
    }
  }

  @Test func bothLanguagesHaveTheSameKeys() throws {
    let texts = try ["en", "zh"].map { language in
      try String(contentsOfFile: "\(shippedTemplates)/texts.\(language)", encoding: .utf8).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }.map { $0.split(separator: "=")[0].trimmingCharacters(in: .whitespaces) }
    }
    #expect(texts[0] == texts[1])
    #expect(Set(texts[0]).count == texts[0].count)
    // A text cannot also be the group of others.
    for key in texts[0] { #expect(!texts[0].contains { $0.hasPrefix(key + ".") }, "\(key)") }
  }

  @Test func everyWordOfATemplateIsThere() throws {
    let keys = try DocumentTexts(folder: shippedTemplates, languages: []).keys
    for name in ["layout", "work-order", "work-order-material", "pick-list", "pick-list-part", "gantt"] {
      let template = try String(contentsOfFile: "\(shippedTemplates)/\(name).mustache", encoding: .utf8)
      for match in template.matches(of: /\{\{words\.([\w.-]+)\}\}/) { #expect(keys.contains(String(match.output.1))) }
    }
  }

  @Test(arguments: [
    (0, "0 min"), (59, "59 s"), (60, "1 min"), (3_900, "1 h 5 min"), (86_460, "1 d"), (93_600, "1 d 2 h"),
    (-90, "−1 min 30 s"),
  ])
  func spansForPeople(seconds: Int64, expected: String) {
    #expect(TimeSpan(seconds: seconds).readable == expected)
  }
}
