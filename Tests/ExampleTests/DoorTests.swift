import Foundation
import Testing

/// How the program ends, and what it says on stderr, where something around it fails.
struct DoorTests {
  private static let catalog = "Catalogs/furniture/catalog.xml"
  private static let order = #"{"order":"W-%s","product":"shelf","configuration":{"board":"white"}}"#

  @Test("Losing the reader leaves work undone for pipe and serve, not for a list")
  func lostReaders() throws {
    let folder = try TemporaryFolder()
    let orders = "seq 6000 | xargs printf '\(Self.order)\\n'"
    let store = "--store \(folder.path)/s"
    let piped = try Shell.run(
      "\(orders) | { orderwright pipe --catalog \(Self.catalog) \(store); echo $? >&2; } | head -1")
    #expect(piped.complaints.contains("Broken pipe\n4\n"))
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    let served = try Shell.run(
      "yes '\(ping)' | head -20000 | { orderwright serve --catalog \(Self.catalog); echo $? >&2; } | head -1")
    #expect(served.complaints.contains("Broken pipe\n4\n"))
    let listed = try Shell.run("{ orderwright order list \(store); echo $? >&2; } | true")
    #expect(listed.complaints == "0\n")
  }

  @Test(
    "What cannot be written ends with exit code 4",
    arguments: [
      "check \(catalog)", "check \(catalog) --format json", "validate --catalog \(catalog) FOLDER/order",
      "bom --catalog \(catalog) FOLDER/order", "order show W-1 --store FOLDER/s", "order list --store FOLDER/s",
      "plan --catalog \(catalog) --store FOLDER/s",
      "documents --catalog \(catalog) --store FOLDER/s --output FOLDER/out",
    ])
  func fullDisks(_ command: String) throws {
    let folder = try TemporaryFolder()
    _ = try Shell.run(
      "printf '\(Self.order)\\n' 1 > \(folder.path)/order; "
        + "orderwright pipe --catalog \(Self.catalog) --store \(folder.path)/s < \(folder.path)/order")
    let outcome = try Shell.run("orderwright \(command.replacing("FOLDER", with: folder.path)) > /dev/full")
    #expect(outcome.code == 4)
    #expect(outcome.complaints == "error: input or output failed: No space left on device\n")
  }

  @Test("An input that cannot be read is named", arguments: ["validate", "bom"])
  func unreadable(_ command: String) throws {
    let folder = try Shell.run("orderwright \(command) --catalog \(Self.catalog) Catalogs")
    #expect(folder.code == 4)
    #expect(folder.complaints == "error: Catalogs: Is a directory\n")
    let missing = try Shell.run("orderwright \(command) --catalog \(Self.catalog) nowhere")
    #expect(missing.code == 4)
    #expect(missing.complaints == "error: nowhere: No such file or directory\n")
  }

  @Test("Orders leave planning all together or not at all")
  func closing() throws {
    let folder = try TemporaryFolder()
    let store = "--store \(folder.path)/s"
    _ = try Shell.run("printf '\(Self.order)\\n' 1 2 3 | orderwright pipe --catalog \(Self.catalog) \(store)")
    let cancelled = try Shell.run("orderwright order cancel W-1 \(store) --note 'no money'")
    #expect(cancelled.code == 0)
    let shown = try Shell.run("orderwright order show W-1 \(store)").printed
    #expect(shown.contains(" cancelled: no money\n"))
    let again = try Shell.run("orderwright order finish W-2 W-1 \(store)")
    #expect(again.code == 3)
    #expect(again.complaints.hasSuffix("order 'W-1' is cancelled and stays so\n"))
    let unknown = try Shell.run("orderwright order finish W-2 W-9 \(store)")
    #expect(unknown.code == 3)
    let open = try Shell.run("orderwright order list --status accepted \(store) | wc -l")
    #expect(open.printed == "2\n")
    let finished = try Shell.run("orderwright order finish W-2 W-3 \(store)").printed
    #expect(finished.contains("W-3  finished  1 × "))
    let planned = try Shell.run("orderwright plan --catalog \(Self.catalog) \(store)")
    #expect(planned.printed == "no open orders to plan\n")
  }
}
