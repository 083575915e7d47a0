import Foundation
import Testing

/// `csp`: constraint satisfaction in XCSP3, with numbers up to the limit.
@Suite struct ConstraintCommandTests {
  private func csp(_ variables: String, _ constraints: String) throws -> WorkbenchRun {
    try WorkbenchRun("csp instance.xml", ["instance.xml": Samples.constraints(variables, constraints)])
  }

  @Test func aSolutionIsShown() throws {
    let run = try csp("<var id='x'>1..3</var><var id='y'>1..3</var>", "<intension>eq(add(x,y),6)</intension>")
    #expect(run.code == 10)
    #expect(
      run.answers == [
        "s SATISFIABLE", "v <instantiation>", "v   <list> x y </list>", "v   <values> 3 3 </values>",
        "v </instantiation>",
      ])
    let none = try csp("<var id='x'>1..3</var>", "<intension>gt(x,3)</intension>")
    #expect(none.code == 20)
    #expect(none.answers == ["s UNSATISFIABLE"])
  }

  /// Products and powers beyond 64 bits, of few values and of many.
  @Test(arguments: [
    ("4000000000", "4000000000", "gt(mul(x,y),0)", 10), ("4000000000", "4000000000", "lt(mul(x,y),0)", 20),
    ("3000000000 4000000000", "1 3000000000", "eq(mul(x,y),9000000000000000000)", 10),
    ("3000000000 4000000000", "1 3000000000", "eq(mul(x,y),3446744073709551616)", 20),
    ("2 10000000", "0", "lt(pow(x,3),8)", 20), ("2 10000000", "0", "gt(pow(x,3),9000000000000000000)", 10),
    ("1000000000000000000", "-1000000000000000000", "eq(dist(x,y),2000000000000000000)", 10),
    ("1152921504606846976", "1", "eq(sub(neg(x),y),-1152921504606846977)", 10),
    ("-4000000000..4000000000", "3..4000000000", "eq(mul(x,y),1000000000000000000)", 10),
    ("2..4000000000", "2..4000000000", "lt(mul(x,y),4)", 20),
    ("1000000000000000000..1000000000000000007", "2..10", "and(eq(mod(x,y),7),eq(y,8))", 10),
  ])
  func largeNumbersAreExact(_ x: String, _ y: String, _ expression: String, _ code: Int32) throws {
    let run = try csp("<var id='x'>\(x)</var><var id='y'>\(y)</var>", "<intension>\(expression)</intension>")
    #expect(run.code == code, "\(run.complaints)")
  }

  @Test(arguments: [
    ("0..4000000000", "eq(mul(x,y),mul(y,x))", "1: numbers beyond 2 to the 60th"),
    ("0 1152921504606846976", "gt(mul(x,y,x,y),0)", "1: 'mul' comes to a number beyond 128 bits"),
    ("0..1152921504606846976", "le(add(x,4611686018427387904),y)", "1: numbers too large to be added up"),
    ("0..1152921504606846977", "le(x,y)", "1: '1152921504606846977' is no number within ±2^60"),
  ])
  func whatDoesNotFitIsRefusedByName(_ domain: String, _ expression: String, _ message: String) throws {
    let run = try csp("<var id='x'>\(domain)</var><var id='y'>\(domain)</var>", "<intension>\(expression)</intension>")
    #expect(run.code == 65)
    #expect(run.complaints == "instance.xml:\(message)\n")
  }

  @Test func packedFilesAreRead() throws {
    let text = Samples.constraints("<var id='x'>1..3</var>", "<intension>gt(x,2)</intension>")
    let folder = try WorkbenchFolder(["instance.xml": text])
    for (format, suffix) in [("xz", "xz"), ("lzma", "lzma"), ("lzma", "packed")] {
      let packed = Process()
      packed.executableURL = URL(filePath: "/usr/bin/xz")
      packed.arguments = ["--format=\(format)", "--stdout", "instance.xml"]
      packed.currentDirectoryURL = folder.url
      try folder.write("instance.\(suffix)", Data())
      packed.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "instance.\(suffix)"))
      try packed.run()
      packed.waitUntilExit()
      #expect(try WorkbenchRun("csp instance.\(suffix)", in: folder).code == 10)
      try folder.write("cut.\(suffix)", folder.bytes("instance.\(suffix)").dropLast(9))
      let cut = try WorkbenchRun("csp cut.\(suffix)", in: folder)
      #expect(cut.code == 65)
      #expect(cut.complaints == "'cut.\(suffix)' is no whole .\(format) file\n")
    }
  }
}
