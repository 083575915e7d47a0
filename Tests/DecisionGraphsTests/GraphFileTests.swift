import Glibc
import SolverCore
import Testing

@testable import DecisionGraphs

struct GraphFileTests {
  private let path = "/tmp/decision-graph-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"

  private func graph() throws -> DecisionGraph { try Compilation(of: SmallNetwork(seed: 5).network).graph }

  @Test("A written graph answers the same when it is mapped")
  func roundTrip() throws {
    defer { unsafe unlink(path) }
    let written = try graph()
    try written.write(to: path)
    let mapped = try DecisionGraph(contentsOf: path)
    #expect(GraphSession(mapped).count() == GraphSession(written).count())
    #expect(mapped.fingerprint == written.fingerprint)
    #expect(mapped.isCompiled(from: SmallNetwork(seed: 5).network))
    #expect(!mapped.isCompiled(from: SmallNetwork(seed: 6).network))
  }

  @Test("Every changed or missing word is noticed")
  func refusesDamage() throws {
    defer { unsafe unlink(path) }
    let whole = try graph()
    let words = FlatView<UInt64>(whole.bytes, at: 0, count: whole.byteCount / 8)
    for place in 0...words.count {
      let changed = GraphBytes(zeros: (place < words.count ? words.count : words.count - 1) * 8)
      for word in 0..<(changed.count / 8) {
        changed.set(words[word] ^ (word == place ? 1 << UInt64(place % 64) : 0), at: word * 8)
      }
      #expect(changed.write(to: path))
      #expect(throws: place == 0 ? GraphFileFault.foreign(path) : .damaged(path)) {
        try DecisionGraph(contentsOf: path)
      }
    }
  }

  @Test("A file that was cut anywhere is refused")
  func refusesCuts() throws {
    defer { unsafe unlink(path) }
    let whole = try graph()
    for count in 1..<whole.byteCount {
      try whole.write(to: path)
      #expect(unsafe truncate(path, count) == 0)
      #expect(throws: count < 8 ? GraphFileFault.foreign(path) : .damaged(path)) {
        try DecisionGraph(contentsOf: path)
      }
    }
  }

  @Test("A graph that others have mapped keeps its bytes when another takes its place")
  func replaces() throws {
    defer { unsafe unlink(path) }
    let first = try graph()
    try first.write(to: path)
    let mapped = try DecisionGraph(contentsOf: path)
    let other = try Compilation(of: SmallNetwork(seed: 6).network).graph
    try other.write(to: path)
    #expect(GraphSession(mapped).count() == GraphSession(first).count())
    #expect(try DecisionGraph(contentsOf: path).fingerprint == other.fingerprint)
    #expect(unsafe access(path + ".part", F_OK) != 0)
    #expect(throws: GraphFileFault.unwritable("/nowhere/graph")) { try other.write(to: "/nowhere/graph") }
  }

  @Test("A device is written to and stays")
  func writesToDevices() throws {
    let device = "/tmp/decision-graph-null-\(getpid())"
    defer { unsafe unlink(device) }
    try #require(unsafe symlink("/dev/null", device) == 0)
    try graph().write(to: device)
    var status = stat()
    #expect(unsafe stat(device, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("What is no graph is refused by name")
  func refusesOthers() {
    #expect(throws: GraphFileFault.unreadable("/nowhere/graph")) { try DecisionGraph(contentsOf: "/nowhere/graph") }
    #expect(throws: GraphFileFault.foreign("/etc/passwd")) { try DecisionGraph(contentsOf: "/etc/passwd") }
    #expect(GraphFileFault.foreign("x").description == "x: no decision graph of this version")
  }
}
