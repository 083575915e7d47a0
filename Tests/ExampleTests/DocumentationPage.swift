import Foundation

/// A page of the documentation as something to try out: its commands with what they print, and the files that it has readers write.
///
/// A block ```` ```console ```` holds commands after `$ `, each continued by lines after `> `, and under each what it prints. A block
/// ```` ```xml file=PATH ```` is a file; with `before=TEXT` it is put before the last line of that file that has the text.
struct DocumentationPage {
  struct Command {
    var text: String
    /// The lines that the page shows.
    var output: [String]
    /// Where the command stands in the page, from 1.
    var line: Int
  }
  enum Step {
    case command(Command)
    case file(path: String, content: String)
  }

  private(set) var steps: [Step] = []
  private var files: [String: [String]] = [:]

  init(_ path: String) throws {
    let lines = String(decoding: try Repository.contents(of: path), as: UTF8.self).components(separatedBy: "\n")
    var next = 0
    while next < lines.count {
      let opening = lines[next]
      next += 1
      guard opening.hasPrefix("```"), opening != "```" else { continue }
      let end = lines[next...].firstIndex(of: "```") ?? lines.count
      let block = lines[next..<end]
      if opening == "```console" { addCommands(block) } else { addFile(opening, block) }
      next = end + 1
    }
  }

  var commands: [Command] {
    steps.compactMap { if case .command(let command) = $0 { command } else { nil } }
  }

  private mutating func addCommands(_ block: ArraySlice<String>) {
    var command: Command?
    for (index, line) in zip(block.indices, block) {
      if line.hasPrefix("$ ") {
        if let command { steps.append(.command(command)) }
        command = Command(text: String(line.dropFirst(2)), output: [], line: index + 1)
      } else if line.hasPrefix("> "), command?.output.isEmpty == true {
        command?.text += "\n" + line.dropFirst(2)
      } else {
        command?.output.append(line)
      }
    }
    if let command { steps.append(.command(command)) }
  }

  private mutating func addFile(_ opening: String, _ block: ArraySlice<String>) {
    let words = opening.components(separatedBy: " ")
    guard let path = words.first(where: { $0.hasPrefix("file=") })?.dropFirst(5) else { return }
    var content = Array(block)
    if let place = words.first(where: { $0.hasPrefix("before=") })?.dropFirst(7) {
      var lines = files[String(path)] ?? []
      lines.insert(contentsOf: content, at: lines.lastIndex { $0.contains(place) } ?? lines.endIndex)
      content = lines
    }
    files[String(path)] = content
    steps.append(.file(path: String(path), content: content.joined(separator: "\n")))
  }
}
