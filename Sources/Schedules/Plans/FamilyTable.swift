import Catalogs
import SchedulerCore

/// The families of operations at work centers that share machines, numbered as they turn up.
///
/// Each work center's families are its own; operations without one are a family too.
struct FamilyTable {
  private struct Family: Hashable {
    var workCenter: Int
    var id: String?
  }

  private var numbers: [Family: Int] = [:]
  private var families: [Family] = []

  /// The number of a family at a work center.
  mutating func number(of id: String?, at workCenter: Int) -> Int {
    let family = Family(workCenter: workCenter, id: id)
    if let number = numbers[family] { return number }
    numbers[family] = families.count
    families.append(family)
    return families.count - 1
  }

  /// The times between the families by what the catalog says; a pair that it names goes before what holds in general.
  ///
  /// Between work of two work centers a machine is set up as between different families of the one that it comes to.
  func matrix(_ workCenters: [WorkCenter]) -> SchedulerCore.SetUpMatrix {
    let count = max(1, families.count)
    var times = Array(repeating: Time(0), count: count * count)
    for (row, from) in families.enumerated() {
      for (column, to) in families.enumerated() {
        guard let setUps = workCenters[to.workCenter].setUps else { continue }
        times[row * count + column] = (from == to ? setUps.same : setUps.different).seconds
      }
    }
    for (index, workCenter) in workCenters.enumerated() {
      for (from, to, time) in workCenter.setUps?.times ?? [] {
        guard let row = numbers[Family(workCenter: index, id: from)],
          let column = numbers[Family(workCenter: index, id: to)]
        else { continue }
        times[row * count + column] = time.seconds
      }
    }
    return SchedulerCore.SetUpMatrix(families: count, times: times)
  }
}
