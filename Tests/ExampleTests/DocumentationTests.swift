import Foundation
import Testing

/// What the documentation shows is what the program does.
struct DocumentationTests {
  static let pages = ["README.md"] + Repository.files(under: "docs", endingIn: ".md")

  @Test("Every command of a page prints what the page shows", arguments: pages)
  func commands(_ page: String) throws {
    let documentation = try DocumentationPage(page)
    let printed = try documentation.replay()
    #expect(printed.count == documentation.commands.count, "a command ended the shell")
    for (command, output) in zip(documentation.commands, printed) {
      #expect(shows(command.output, output), "\(page):\(command.line): \(command.text)\nprints\n\(output)")
    }
  }

  @Test("Every link of a page leads to a file", arguments: pages)
  func links(_ page: String) throws {
    let text = String(decoding: try Repository.contents(of: page), as: UTF8.self)
    let folder = Repository.root.appending(path: page).deletingLastPathComponent()
    for link in text.matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
      let path = folder.appending(path: String(link.output.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(page): \(link.output.1)")
    }
  }

  @Test("The map names every room, and the files where to start reading are there")
  func map() throws {
    let text = String(decoding: try Repository.contents(of: "docs/map.md"), as: UTF8.self)
    let sources = Repository.root.appending(path: "Sources").path
    for room in try FileManager.default.contentsOfDirectory(atPath: sources) {
      let isNamed = text.contains("`\(room)`")
      #expect(isNamed, "\(room) is not on the map")
    }
    for row in text.matches(of: /\| `(\w[\w-]*)` \|[^|]*\|([^|]*)\|/) {
      for file in row.output.2.matches(of: /`([^`]+\.swift)`/) {
        let name = String(file.output.1)
        let found = Repository.files(under: "Sources/\(row.output.1)", endingIn: "/\(name)")
        let direct = FileManager.default.fileExists(atPath: "\(sources)/\(row.output.1)/\(name)")
        #expect(direct || !found.isEmpty, "\(row.output.1) has no \(name)")
      }
    }
  }

  @Test("A shortened page still tells right from wrong")
  func matching() {
    #expect(shows(["a", "…", "d"], "a\nb\nc\nd\n"))
    #expect(shows(["…", "d", ""], "d\n\n"))
    #expect(!shows(["a", "…", "d"], "a\nb\nc\n"))
    #expect(shows(["x…y…z"], "x1y2z"))
    #expect(!shows(["x…y…z"], "x1z"))
    #expect(!shows(["xy…yz"], "xyz"))
  }
}
