import Foundation
import Testing

/// The layers of the map hold for the sources, and the command that says so tells a breach.
struct RoomsTests {
  @Test("Every import leads downwards")
  func layers() throws {
    #expect(try Repository.run("Tests/rooms", "--check") == "")
  }

  /// A map of three rooms with sources that break it in every way.
  @Test("An import that leads upwards is told, and a room that is not on the map")
  func breaches() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rooms-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "docs/map.md":
        "| **Ground** | |\n| `Low` | |\n| `Floor` | |\n| **Engines** | |\n| `Engine` | |\n| **Flow** | |\n| `Flow` | |\n",
      "Sources/Low/A.swift": "import Floor\n",
      "Sources/Floor/A.swift": "import Glibc\nimport Low\n",
      "Sources/Engine/Storage/A.swift": "@preconcurrency import Flow\nimport Low\n",
      "Sources/Flow/A.swift": "import Engine\nimport struct Low.A\n",
      "Sources/Attic/A.swift": "",
    ]
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let told = try Repository.run("Tests/rooms", folder.path)
    #expect(told.hasSuffix("Engines\n  Engine: Low Flow\nFlow\n  Flow: Low Engine\n"))
    let checked = try Repository.run("Tests/rooms", "--check", folder.path, code: 1)
    #expect(
      checked == """
        Low imports Floor, which stands behind it on the map
        Engine imports Flow: Engines must not know Flow
        Attic is not on the map

        """)
  }
}
