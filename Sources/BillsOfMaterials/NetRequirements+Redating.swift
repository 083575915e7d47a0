import Quantities

extension NetRequirements {
  /// Moves each purchase to the day on which a schedule needs it, and sorts them again by the day to place them.
  ///
  /// `needed` has a day for each purchase, in their order so far.
  public mutating func redate(purchases needed: [CalendarDate]) {
    precondition(needed.count == purchases.count, "each purchase has a day")
    for (index, day) in needed.enumerated() {
      let later = day.day - purchases[index].needed.day
      purchases[index].needed = day
      purchases[index].orderBy = purchases[index].orderBy.adding(days: later)
    }
    let sorted = purchases.indices.sorted { a, b in
      (purchases[a].orderBy, purchases[a].part, a) < (purchases[b].orderBy, purchases[b].part, b)
    }
    var places = Array(repeating: 0, count: sorted.count)
    for (place, index) in sorted.enumerated() { places[index] = place }
    purchases = sorted.map { purchases[$0] }
    for index in covers.indices {
      if case .purchase(let purchase) = covers[index].source { covers[index].source = .purchase(places[purchase]) }
    }
  }
}
