import Glibc

/// What is given bytes that nobody has thought of. A target traps where the answer breaks its promises.
protocol FuzzTarget {
  mutating func run(_ input: [UInt8])
}

/// The target that the environment names, made once.
nonisolated(unsafe) private var target: any FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let make = targets[name] else { fatalError("FUZZ_TARGET is one of \(targets.keys.sorted())") }
  signal(SIGPIPE, SIG_IGN)
  do { return try make() } catch { fatalError("\(error)") }
}()

private let targets: [String: @Sendable () throws -> any FuzzTarget] = [
  "orders": { try OrderLines() }, "requests": { try RequestLines() }, "catalogs": { CatalogFiles() },
  "expressions": { ExpressionTexts() }, "csv": { CSVFiles() }, "patterns": { PatternTexts() },
]

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
