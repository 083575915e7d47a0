import ArgumentParser
import JSONLines

/// How much a command that answers lines takes in; the same options and defaults for all of them.
struct LimitOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("The longest line; a longer one is answered with an error.", valueName: "bytes"))
  var lineLimit = LineLimits.standard.lineBytes

  @Option(
    name: .long,
    help: ArgumentHelp("Lines that may be read and not yet answered; then reading waits.", valueName: "count"))
  var linesInFlight = LineLimits.standard.linesInFlight

  @Option(
    name: .long,
    help: ArgumentHelp("Their bytes together; one line is always taken.", valueName: "bytes"))
  var bytesInFlight = LineLimits.standard.bytesInFlight

  /// The limits asked for.
  var limits: LineLimits {
    LineLimits(lineBytes: lineLimit, linesInFlight: linesInFlight, bytesInFlight: bytesInFlight)
  }

  func validate() throws {
    let numbers = [
      ("--line-limit", lineLimit), ("--lines-in-flight", linesInFlight), ("--bytes-in-flight", bytesInFlight),
    ]
    for (name, number) in numbers where !(1..<256 << 20).contains(number) {
      throw ValidationError("\(name) lies between 1 and 268435455.")
    }
  }
}
