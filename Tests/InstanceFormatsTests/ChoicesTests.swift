import Glibc
import InstanceFormats
import SolverCore
import Testing

@Suite struct ChoicesTests {
  private func choices(_ line: String, _ text: String) throws -> [Literal] {
    let instance = try readInstance(Array(text.utf8)).0
    return try Choices(
      Array(line.utf8)[...], line: 4, of: instance, names: NameIndex(instance), solver: Solver(instance.network)
    ).literals
  }

  @Test func numbersNamesAndValues() throws {
    let formula = "c 2 big door\nc 3 -odd\np cnf 3 0\n"
    let all = try choices("1 -2 3", formula)
    #expect(all.count == 3)
    #expect(try choices("-1 2=true 3=0 \"-odd\"", formula) == [!all[0], !all[1], !all[2], all[2]])
    let model = "<instance><variables><var id='w'>1..900</var><var id='v'>1..3</var></variables></instance>"
    let instance = try readInstance(Array(model.utf8)).0
    let solver = Solver(instance.network)
    let chosen = try Choices(
      Array("w=600 -v=2 v=9".utf8)[...], line: 1, of: instance, names: NameIndex(instance), solver: solver)
    #expect(chosen.words == ["w=600", "-v=2", "v=9"])
    #expect(chosen.literals[2] == .false)
    #expect(solver.solve(assuming: Array(chosen.literals.prefix(2))) == .satisfied)
    guard case .integer(let w) = instance.items[0] else { return }
    #expect(solver.value(of: w) == 600)
  }

  @Test(arguments: [
    ("1 5", "4: '5' is no variable of the instance"), ("x", "4: 'x' is no variable of the instance"),
    ("1=maybe", "4: '1=maybe' gives '1' no value"), ("\"1", "4: a quotation is not closed"),
  ])
  func faults(line: String, message: String) {
    #expect { try choices(line, "p cnf 2 0\n") } throws: { "\($0)" == message }
  }

  @Test func packedFilesAreUnpacked() throws {
    let packed: [UInt8] = [
      253, 55, 122, 88, 90, 0, 0, 4, 230, 214, 180, 70, 2, 0, 33, 1, 22, 0, 0, 0, 116, 47, 229, 163, 1, 0, 17, 112, 32,
      99, 110, 102, 32, 50, 32, 49, 10, 49, 32, 45, 50, 32, 48, 10, 10, 0, 0, 0, 51, 83, 223, 236, 173, 170, 168, 87, 0,
      1, 42, 18, 75, 8, 84, 188, 31, 182, 243, 125, 1, 0, 0, 0, 0, 4, 89, 90,
    ]
    let path = "/tmp/instance-\(getpid()).xz"
    for (bytes, length) in [(packed, 18), (Array(packed.dropLast(9)), nil)] as [([UInt8], Int?)] {
      let file = unsafe try #require(fopen(path, "w"))
      _ = unsafe fwrite(bytes, 1, bytes.count, file)
      _ = unsafe fclose(file)
      defer { _ = unsafe unlink(path) }
      if let length {
        #expect(try readInputFile(path).count == length)
      } else {
        #expect(throws: InstanceFault(line: 0, message: "'\(path)' is no whole .xz file")) { try readInputFile(path) }
      }
    }
    #expect(throws: InstanceFault.self) { try readInputFile("/nowhere/at/all") }
  }
}
