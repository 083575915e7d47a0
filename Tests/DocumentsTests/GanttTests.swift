import Catalogs
import Foundation
import Quantities
import Schedules
import Testing

@testable import Documents

@Suite struct GanttTests {
  private func chart(_ fixture: PlanFixture, languages: [String] = ["en"]) throws -> (page: Page, plan: [String: Any]) {
    let page = try withFolder { folder in
      let writer = try writer(fixture, languages: languages, into: folder)
      return try Page(read(try writer.writeGantt(of: fixture.plan, for: fixture.orders)))
    }
    let json = try #require(page.all("script").first { $0.attributes["id"] == "plan" })
    let object = try JSONSerialization.jsonObject(with: Data(json.text.utf8))
    return (page, try #require(object as? [String: Any]))
  }

  @Test func theBarsAreTheSchedule() throws {
    let fixture = PlanFixture(orders: 40)
    let plan = try chart(fixture).plan
    let bars = try #require(plan["bars"] as? [Int])
    let labels = try #require(plan["labels"] as? [String])
    let operations = fixture.plan.workOrders.flatMap(\.operations)
    #expect(bars.count == 6 * operations.count)
    for (i, operation) in operations.enumerated() {
      let bar = bars[(6 * i)..<(6 * i + 6)].map { $0 }
      let times = [operation.setUpStart, operation.start, operation.end].map { Int(($0 - PlanFixture.start).seconds) }
      #expect(bar[0] == operation.workCenter * 3 + operation.resource)
      #expect(Array(bar[2...4]) == times && bar[5] == 240)
      #expect(labels[bar[1]].hasPrefix(operation.id + "  "))
    }
    let orders = try #require(plan["orders"] as? [[Any]])
    #expect(orders.map { $0[0] as? String } == fixture.plan.workOrders.map(\.id))
    #expect(orders.filter { !($0[6] as? [String] ?? []).isEmpty }.count == 8)
  }

  @Test func linksJoinAnOrdersOperations() throws {
    let plan = try chart(PlanFixture(orders: 3)).plan
    let links = try #require(plan["links"] as? [Int])
    // In each order: panels, edges, and then door after door.
    var expected: [Int] = []
    for order in 0..<3 {
      for step in 0..<5 { expected += [order * 6 + step, order * 6 + step + 1] }
    }
    #expect(links == expected)
  }

  @Test func hostileLabelsStayInTheJSON() throws {
    let (page, plan) = try chart(PlanFixture(orders: 2))
    #expect(page.all("script").count == 2 && page.all("style").count == 1)
    let centers = try #require(plan["centers"] as? [[Any]])
    #expect(centers[1][0] as? String == "Edge banding \(PlanFixture.hostile)")
    #expect(jsonString("</script>\u{2028}\"\\\n\u{1}é板") == #""\u003c/script\u003e\u2028\"\\\n\u0001é板""#)
  }

  @Test func loadsNothing() throws {
    let page = try chart(PlanFixture(orders: 1)).page
    for element in page.elements {
      #expect(element.attributes["src"] == nil && element.attributes["href"] == nil)
      #expect(element.name == "style" || element.name == "script" || !element.text.contains("url("))
    }
    #expect(page.elements.allSatisfy { !["link", "img", "iframe"].contains($0.name) })
    #expect(page.all("style").allSatisfy { !$0.text.contains("url(") && !$0.text.contains("@import") })
    #expect(page.all("script").allSatisfy { !$0.text.contains("fetch(") && !$0.text.contains("://") })
  }

  @Test func speaksChinese() throws {
    let (page, plan) = try chart(PlanFixture(orders: 5), languages: ["zh"])
    let words = try #require(plan["words"] as? [String: String])
    #expect(words["late"] == "延期" && words["days"]?.hasPrefix("周日") == true)
    #expect(page.all("title")[0].text == "生产排程")
    let orders = try #require(plan["orders"] as? [[Any]])
    #expect((orders[4][6] as? [String])?.contains("1 h: 等待板材，2026-12-09到货") == true)
  }

  @Test func everyWordOfTheScriptIsThere() throws {
    let (page, plan) = try chart(PlanFixture(orders: 1))
    let words = try #require(plan["words"] as? [String: String])
    let script = page.all("script")[1].text
    for match in script.matches(of: /words(?:\.(\w+)|\["([\w-]+)"\])|[^.\w]text\("([\w-]+)"/) {
      let key = match.output.1 ?? match.output.2 ?? match.output.3
      #expect(words[String(try #require(key))] != nil, "\(match.output.0)")
    }
  }

  @Test func closingTimesComeLastAmongTheReasons() throws {
    var fixture = PlanFixture(orders: 5)
    let (late, start) = (fixture.plan.workOrders[4], PlanFixture.start)
    let causes: [(Delay.Cause, Int64)] = [
      (.closed, 9_000), (.queue(stretches: 12), 600), (.work, 900), (.reserved, 3_000), (.queue(stretches: 12), 3_000),
    ]
    fixture.plan.workOrders[4].delays = causes.map { cause, seconds in
      Delay(cause: cause, operation: 0, from: start, until: start + TimeSpan(seconds: seconds))
    }
    #expect(late.operations[0].resource == 1)
    let orders = try #require(chart(fixture).plan["orders"] as? [[Any]])
    #expect(
      orders[4][6] as? [String] == [
        "1 h: 12 operations of other orders went before on Panel saw 2",
        "50 min: Panel saw 2 was kept free for other work",
        "2 h 30 min: Panel saw 2 was closed",
      ])
  }

  @Test func shadesWhatIsClosed() throws {
    let plan = try chart(PlanFixture(orders: 1)).plan
    let calendar = try #require((plan["calendars"] as? [[Int]])?.first)
    // Open on Monday from 06:00 to 22:00 but for a pause at 10:00; the Sunday before is closed.
    #expect(calendar.prefix(4) == [0, 14_400, 16_200, 57_600])
    #expect(calendar == calendar.sorted())
  }
}
