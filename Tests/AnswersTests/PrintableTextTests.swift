import Answers
import OrderStores
import Quantities
import Testing

/// What an order holds cannot steer the terminal of whoever looks at it.
struct PrintableTextTests {
  @Test("Control characters are written out, everything else stays", arguments: 0..<0x180)
  func everyCharacter(_ value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let text = "a\(Character(scalar))衣"
    if scalar.properties.generalCategory == .control {
      let printed = text.printable
      #expect(printed.hasPrefix("a\\u00") && printed.hasSuffix("衣") && printed.utf8.count == 1 + 6 + 3)
      #expect(Int(printed.dropFirst(3).prefix(4), radix: 16) == value)
    } else {
      #expect(text.printable == text)
    }
  }

  @Test("Stored orders are shown and listed without their control characters")
  func stored() throws {
    let order = try sample(id: "A\u{1b}[31m\nB", content: #"{"order":"A","customer":"\#u{7f}\#u{9b}"}"#)
    #expect(isHarmless(order.line) && !order.line.contains("\n"))
    let event = OrderEvent(status: .cancelled, moment: LocalDateTime(second: 0), note: "\u{1b}c\nhistory")
    let shown = order.text(history: [event])
    #expect(isHarmless(shown))
    #expect(shown.contains("cancelled: \\u001bc\\u000ahistory\n"))
  }

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
  }
}
