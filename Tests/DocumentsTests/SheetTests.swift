import Catalogs
import Foundation
import Testing

@testable import Documents

@Suite struct SheetTests {
  @Test func aSheetForEachOrderWithItsOperationsAndMaterials() throws {
    let fixture = PlanFixture(orders: 7)
    let page = try withFolder { folder in
      try Page(read(try writer(fixture, into: folder).writeWorkOrders(of: fixture.plan, for: fixture.orders)))
    }
    #expect(page.all("article").count == 7)
    #expect(page.all("html")[0].attributes["lang"] == "en")
    // Two tables a sheet: a heading each, six operations, three bill lines.
    #expect(page.all("tr").count == 7 * (2 + PlanFixture.operationsOfAnOrder + 3))
    let sheet = page.all("article")[1].text
    for expected in [
      "W-1002", "wardrobe-7f3a1", "2 pc", "Wardrobe <script>alert(\"x\")</script> & 'y'", "Cut the panels",
      "2100 × 580 × 18", "2104 × 584", "front back: EDGE", "4.9146", "m²", "grain along length",
    ] {
      #expect(sheet.contains(expected), "\(expected)")
    }
    // The same bill line for one, two and three pieces.
    let quantities = page.all("td", class: "number").map(\.text)
    for (quantity, count) in [("2.4573", 3), ("4.9146", 2), ("7.3719", 2), ("16.2", 2)] {
      #expect(quantities.filter { $0 == quantity }.count == count)
    }
    #expect(page.all("article").filter { $0.text.contains("Late by") }.count == 1)
    #expect(page.all("div", class: "late")[0].text.contains("2 h 5 min"))
  }

  @Test func componentsOperationsBearTheirOwnLabels() throws {
    let fixture = PlanFixture(orders: 1)
    let page = try withFolder { folder in
      try Page(read(try writer(fixture, into: folder).writeWorkOrders(of: fixture.plan, for: fixture.orders)))
    }
    let cells = page.all("td").map(\.text)
    // The component's id holds a dot.
    #expect(cells.contains("Cut the doorfront.door[3]:10"))
    #expect(cells.contains("Cut the panels10 · Position 10"))
  }

  @Test func chineseWordsAndLabels() throws {
    let fixture = PlanFixture(orders: 5)
    let page = try withFolder { folder in
      let writer = try writer(fixture, languages: ["zh"], into: folder)
      return try Page(read(try writer.writeWorkOrders(of: fixture.plan, for: fixture.orders)))
    }
    #expect(page.all("html")[0].attributes["lang"] == "zh")
    let text = page.all("body")[0].text
    for expected in ["生产工单", "定制衣柜", "佛山工厂", "开料锯 1", "侧板（橡木）", "延期原因", "顺长度方向"] {
      #expect(text.contains(expected), "\(expected)")
    }
    #expect(text.contains("等待板材，2026-12-09到货"))
    #expect(!text.contains("Wardrobe"))
  }

  @Test func aPickListFollowsThePegging() throws {
    let fixture = PlanFixture(orders: 3)
    let page = try withFolder { folder in
      try Page(read(try writer(fixture, into: folder).writePickList(of: fixture.plan, for: fixture.orders)))
    }
    let sheets = page.all("article").map(\.text)
    #expect(sheets.count == 3)
    #expect(sheets[0].contains("stock") && !sheets[0].contains("purchase"))
    #expect(sheets[1].contains("purchase2026-12-09"))
    #expect(sheets.allSatisfy { $0.contains("EDGE") && $0.contains("goods on order") && $0.contains("5.4") })
  }

  @Test func ofTheSamePartAndSourceOneLineIsPicked() throws {
    var fixture = PlanFixture(orders: 1)
    fixture.plan.requirements.requirements.append(fixture.plan.requirements.requirements[0])
    let page = try withFolder { folder in
      try Page(read(try writer(fixture, into: folder).writePickList(of: fixture.plan, for: fixture.orders)))
    }
    #expect(page.all("td").filter { $0.text == "=BOARD" }.count == 1)
    #expect(page.all("td").map(\.text).contains("4.9146"))
  }

  @Test(arguments: [
    "\"\u{301} onload=\"x", "<\u{20D2}script>", "\u{600}<b>", "</script>", "{{words.order}}", "&\u{301}lt;",
  ])
  func nothingInALabelIsMarkup(hostile: String) throws {
    var fixture = PlanFixture(orders: 2)
    fixture.catalog.parts[0].labels = Labels([("en", hostile)])
    fixture.plan.workOrders[0].id = hostile
    let pages = try withFolder { folder in
      let writer = try writer(fixture, into: folder)
      return try writer.writeAll(of: fixture.plan, for: fixture.orders).filter { $0.path.hasSuffix("html") }
        .map { try Page(read($0)) }
    }
    // One style, and in the chart the schedule and the script: nothing else has become an element.
    #expect(pages.map { $0.all("script").count } == [0, 0, 2])
    #expect(pages.allSatisfy { $0.all("b").count <= 1 && $0.elements.allSatisfy { $0.attributes["onload"] == nil } })
    let plain = hostile.unicodeScalars.filter { $0 != "\u{2060}" }
    let shown = pages[0].all("body")[0].text.unicodeScalars.filter { $0 != "\u{2060}" }
    #expect(String(String.UnicodeScalarView(shown)).contains(String(String.UnicodeScalarView(plain))))
  }
}
