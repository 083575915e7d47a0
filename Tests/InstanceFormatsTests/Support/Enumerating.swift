import SolverCore

@testable import InstanceFormats

/// All solutions of an instance by its items, found one after the other and put in order.
func solutions(_ instance: Instance) -> [[Int64]] {
  var network = instance.network
  let variables = instance.items.map { item in
    switch item {
    case .boolean(let literal): network.makeVariable(showing: literal)
    case .integer(let variable): variable
    }
  }
  var enumeration = Solutions(of: variables, in: Solver(network))
  var found: [[Int64]] = []
  while let next = enumeration.next() { found.append(next) }
  return found.sorted { $0.lexicographicallyPrecedes($1) }
}

/// The solutions of an instance of Boolean items as the names that are true, each list in alphabetical order.
func products(_ instance: Instance) -> Set<[String]> {
  Set(
    solutions(instance).map { values in
      values.indices.filter { values[$0] == 1 }.map { instance.name($0) }.sorted()
    })
}

/// The fault that reading a text ends with, as text; `nil` where it is read.
func fault<Result>(_ text: String, _ read: ([UInt8]) throws(InstanceFault) -> Result) -> String? {
  do throws(InstanceFault) {
    _ = try read(Array(text.utf8))
    return nil
  } catch {
    return error.description
  }
}

/// Numbers that look random and are the same in every run.
struct Lottery {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number of a range.
  mutating func draw(_ range: ClosedRange<Int>) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Int(state % UInt64(range.count))
  }
}
