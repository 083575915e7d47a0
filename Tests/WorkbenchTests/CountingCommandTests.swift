import Foundation
import Testing

/// `count`, `compile`, `sample`, and `domains` by a graph.
@Suite struct CountingCommandTests {
  @Test func formulasAreCountedInTheFormOfTheCompetitions() throws {
    let run = try WorkbenchRun("count formula.cnf", ["formula.cnf": "p cnf 4 3\n1 2 0\n-1 3 0\n-2 3 0\n"])
    #expect(run.code == 0)
    #expect(run.lines.prefix(3) == ["c s type mc", "s SATISFIABLE", "c s exact arb int 6"])
    let occurring = try WorkbenchRun("count --occurring formula.cnf", in: run.folder)
    #expect(occurring.lines[2] == "c s exact arb int 3")
  }

  @Test func featuresAreCountedUnderChoices() throws {
    let run = try WorkbenchRun(
      "count model.xml --each --choices -", ["model.xml": Samples.wardrobe], input: "\ntall\n")
    #expect(run.code == 0)
    let counts = [("wardrobe", "3", "1"), ("carcass", "3", "1"), ("back", "2", "1"), ("tall", "1", "1")]
    let none = [#""\"light door\"""#, #""mirror""#]
    var expected: [String] = []
    for (line, total) in [(1, "3"), (2, "1")] {
      expected += counts.map { "{\"line\":\(line),\"choice\":\"\($0.0)\",\"count\":\"\(line == 1 ? $0.1 : $0.2)\"}" }
      expected += none.map { "{\"line\":\(line),\"choice\":\($0),\"count\":\"0\"}" }
      expected.append("{\"line\":\(line),\"count\":\"\(total)\"}")
    }
    #expect(run.answers == expected)
  }

  /// A number of a hundred values has no literal for each in the search, but in a graph.
  @Test func choicesOfNumbersWithManyValuesCount() throws {
    let run = try WorkbenchRun(
      "count sum.xml --choices -", ["sum.xml": Samples.hundred], input: "\nx=2\n-x=2\nx=3\nx=100\ny=99 x=1\n")
    #expect(run.code == 0)
    #expect(run.answers.map { $0.split(separator: "\"").dropLast().last } == ["3", "1", "2", "0", "0", "1"])
  }

  /// What is made for a function of numbers with many values is determined by them, also where operands are equal.
  @Test(arguments: [
    ("le(max(x,y),70)", 71 * 71), ("ge(min(x,y),70)", 30 * 30), ("eq(dist(x,y),3)", 2 * 97),
    ("le(abs(sub(x,y)),0)", 100),
    ("eq(max(x,y,5),5)", 36), ("eq(if(lt(x,y),min(x,50),7),max(7,y))", 772), ("eq(div(x,10),div(y,10))", 1_000),
    ("eq(mod(x,7),mod(y,7))", 2 * 15 * 15 + 5 * 14 * 14), ("or(lt(x,10),gt(y,89))", 1_900), ("eq(mul(x,y),36)", 9),
  ])
  func functionsAreCountedOnce(_ expression: String, _ count: Int) throws {
    let text = Samples.constraints(
      "<var id='x'>0..99</var><var id='y'>0..99</var>", "<intension>\(expression)</intension>")
    #expect(try WorkbenchRun("count instance.xml", ["instance.xml": text]).answers == ["{\"count\":\"\(count)\"}"])
  }

  @Test func aGraphAnswersAsTheSearchDoes() throws {
    let folder = try WorkbenchFolder([
      "sum.xml": Samples.hundred, "choices": "\nx=2\n-x=2\nx=3\nx=100\ny=99 x=1\ny=98\n",
    ])
    let compiled = try WorkbenchRun("compile sum.xml --output sum.graph --nnf sum.nnf", in: folder)
    #expect(compiled.code == 0)
    #expect(compiled.printed.contains("\"count\":\"3\""))
    #expect(try folder.names == ["choices", "sum.graph", "sum.nnf", "sum.xml"])
    #expect(try folder.text("sum.nnf").hasPrefix("nnf "))
    let searched = try WorkbenchRun("domains sum.xml --choices choices", in: folder)
    let answered = try WorkbenchRun("domains sum.xml --choices choices --graph sum.graph", in: folder)
    #expect(searched.code == 0 && answered.code == 0)
    #expect(
      verdicts(answered) == [
        "satisfied", "satisfied", "satisfied", "unsatisfiable", "unsatisfiable", "satisfied", "satisfied",
      ])
    #expect(verdicts(searched) == verdicts(answered))
    for (one, other) in zip(searched.answers, answered.answers) { #expect(try forced(one) == forced(other)) }
    let counted = try WorkbenchRun("count sum.xml --graph sum.graph", in: folder)
    #expect(counted.answers == ["{\"count\":\"3\"}"])
  }

  private func verdicts(_ run: WorkbenchRun) -> [String] {
    run.answers.map { $0.contains("\"verdict\":\"satisfied\"") ? "satisfied" : "unsatisfiable" }
  }

  private func forced(_ line: String) throws -> [String]? {
    (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["forced"] as? [String]
  }

  /// The same graph, byte for byte; what others have open keeps its bytes while a new one takes its place.
  @Test func aGraphTakesTheOldOnesPlace() throws {
    let folder = try WorkbenchFolder(["sum.xml": Samples.hundred, "model.xml": Samples.wardrobe])
    _ = try WorkbenchRun("compile sum.xml --output graph", in: folder)
    let old = try folder.bytes("graph")
    let open = try FileHandle(forReadingFrom: folder.url.appending(path: "graph"))
    _ = try WorkbenchRun("compile model.xml --output graph", in: folder)
    #expect(try open.readToEnd() == old)
    #expect(try folder.bytes("graph") != old)
    _ = try WorkbenchRun("compile sum.xml --output graph", in: folder)
    #expect(try folder.bytes("graph") == old)
    #expect(try folder.names == ["graph", "model.xml", "sum.xml"])
  }

  @Test func foreignAndCutGraphsAreRefused() throws {
    let folder = try WorkbenchFolder(["sum.xml": Samples.hundred, "model.xml": Samples.wardrobe, "text": "no graph"])
    _ = try WorkbenchRun("compile sum.xml --output sum.graph", in: folder)
    try folder.write("cut.graph", folder.bytes("sum.graph").dropLast(8))
    for (graph, message) in [
      ("text", "text: no decision graph of this version\n"), ("nowhere", "nowhere: cannot be read\n"),
      ("cut.graph", "cut.graph: a decision graph, but cut or changed since it was written\n"),
      ("sum.graph", "sum.graph: compiled from another instance\n"),
    ] {
      let run = try WorkbenchRun("count model.xml --graph \(graph)", in: folder)
      #expect(run.code == 65)
      #expect(run.complaints == message)
    }
    let unwritable = try WorkbenchRun("compile sum.xml --output nowhere/graph", in: folder)
    #expect(unwritable.code == 65)
    #expect(unwritable.complaints == "nowhere/graph: cannot be written\n")
  }

  @Test func samplesAreSolutions() throws {
    let folder = try WorkbenchFolder(["formula.cnf": Samples.formula, "model.xml": Samples.wardrobe])
    let drawn = try WorkbenchRun("sample formula.cnf --number 50 --seed 3", in: folder)
    #expect(drawn.code == 0)
    #expect(Set(drawn.lines) == ["101", "011", "111"] && drawn.lines.count == 50)
    #expect(try WorkbenchRun("sample formula.cnf --number 50 --seed 3", in: folder).printed == drawn.printed)
    let chosen = try WorkbenchRun("sample model.xml --choose tall", in: folder)
    #expect(
      chosen.lines == [
        #"{"wardrobe":true,"carcass":true,"back":true,"tall":true,"light door":false,"mirror":false}"#
      ])
    #expect(try WorkbenchRun("sample model.xml --choose mirror", in: folder).code == 1)
  }

  @Test func limitsAndWhatIsNotCompiledAreTold() throws {
    let wide = Samples.constraints("<var id='x'>0..5000</var>", "<intension>gt(x,4000)</intension>")
    let folder = try WorkbenchFolder(["wide.xml": wide, "formula.cnf": Samples.formula])
    let large = try WorkbenchRun("count wide.xml", in: folder)
    #expect(large.code == 2)
    #expect(large.printed == "{\"undecided\":\"not compiled: variable 0 from 0 to 5000 has more than 4096 values\"}\n")
    let limited = try WorkbenchRun("count formula.cnf --limit 1", in: folder)
    #expect(limited.code == 2)
    #expect(limited.lines.last == "s UNKNOWN")
  }
}
