import Catalogs
import SchedulerCore

/// The families of operations at one work center, numbered as they turn up; operations without one are a family too.
struct FamilyTable {
  private var numbers: [String?: Int] = [:]
  private var ids: [String?] = []

  /// A family's number.
  mutating func number(of family: String?) -> Int {
    if let number = numbers[family] { return number }
    numbers[family] = ids.count
    ids.append(family)
    return ids.count - 1
  }

  /// The times between the families by what the catalog says; a pair that it names goes before what holds in general.
  func matrix(_ setUps: WorkCenter.SetUpMatrix) -> SchedulerCore.SetUpMatrix {
    let count = max(1, ids.count)
    var times = Array(repeating: setUps.different.seconds, count: count * count)
    for family in 0..<count { times[family * count + family] = setUps.same.seconds }
    for (from, to, time) in setUps.times {
      guard let row = numbers[from], let column = numbers[to] else { continue }
      times[row * count + column] = time.seconds
    }
    return SchedulerCore.SetUpMatrix(families: count, times: times)
  }
}
