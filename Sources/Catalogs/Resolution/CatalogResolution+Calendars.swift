import CatalogXML
import Diagnostics
import Quantities

extension CatalogResolution {
  private static let day = 86_400

  /// A weekly pattern with its exceptions.
  func calendar(_ element: XMLElement) -> PlantCalendar {
    let shifts = element.children("shift").compactMap(shift)
    if element.children("shift").isEmpty, element.children("extra-shift").isEmpty {
      report("no-shifts", at: element.idPlace, "the calendar '\(element.id ?? "")' is never open: it has no 'shift'")
    }
    checkOverlaps(element)
    let extraShifts = element.children("extra-shift").compactMap { child -> PlantCalendar.ExtraShift? in
      guard let date = child.date("date"), let times = times(of: child) else { return nil }
      return PlantCalendar.ExtraShift(
        date: date, from: times.lowerBound, until: times.upperBound, efficiency: child.integer("efficiency") ?? 100)
    }
    return PlantCalendar(
      id: element.id ?? "", shifts: shifts, holidays: element.children("holiday").compactMap(holiday),
      extraShifts: extraShifts, place: element.idPlace)
  }

  /// From and until in seconds after midnight; past the next midnight where `until` is less than `from`.
  private func times(of element: XMLElement) -> Range<Int>? {
    guard let from = element.time("from")?.second, let until = element.time("until")?.second else { return nil }
    guard from != until, from < Self.day else {
      report(
        "empty-period", at: element.attribute("until")?.valuePlace,
        "the '\(element.name)' from \(element.string("from") ?? "") until \(element.string("until") ?? "") has no length"
      )
      return nil
    }
    return from..<(until < from ? until + Self.day : until)
  }

  /// Prices of energy by the time of day.
  func energy(_ element: XMLElement) -> Plant.Energy? {
    let rates = element.children("rate").compactMap { child -> Plant.Energy.Rate? in
      guard let times = times(of: child), let price = child.decimal("price") else { return nil }
      return Plant.Energy.Rate(from: times.lowerBound, until: times.upperBound, price: price)
    }
    return element.decimal("price").map { Plant.Energy(price: $0, rates: rates) }
  }

  private func shift(_ element: XMLElement) -> PlantCalendar.Shift? {
    let times = times(of: element)
    guard let words = element.words("days"), let attribute = element.attribute("days"), let times else { return nil }
    var days: [Int] = []
    for word in words {
      guard let day = CatalogLanguage.weekdays.firstIndex(of: word.text) else { continue }
      if days.contains(day) {
        report("duplicate-id", at: attribute.place(word), "'\(word.text)' is listed twice")
      } else {
        days.append(day)
      }
    }
    var breaks: [Range<Int>] = []
    for child in element.children("break") {
      if let found = pause(child, in: times, after: breaks) { breaks.append(found) }
    }
    return PlantCalendar.Shift(
      days: days.sorted(), from: times.lowerBound, until: times.upperBound,
      breaks: breaks.sorted { $0.lowerBound < $1.lowerBound }, efficiency: element.integer("efficiency") ?? 100)
  }

  /// A break; where the shift goes past midnight, an early one is after midnight, too.
  private func pause(_ element: XMLElement, in shift: Range<Int>, after others: [Range<Int>]) -> Range<Int>? {
    guard var times = times(of: element) else { return nil }
    if times.lowerBound < shift.lowerBound { times = times.lowerBound + Self.day..<times.upperBound + Self.day }
    guard times.lowerBound >= shift.lowerBound, times.upperBound <= shift.upperBound else {
      report("break-outside-shift", at: element.attribute("from")?.valuePlace, "the break is not inside its shift")
      return nil
    }
    guard !others.contains(where: { $0.overlaps(times) }) else {
      report("overlap", at: element.attribute("from")?.valuePlace, "the break overlaps an earlier one")
      return nil
    }
    return times
  }

  private func holiday(_ element: XMLElement) -> PlantCalendar.Holiday? {
    _ = labels(of: element, isOptional: true)
    guard let from = element.date("date") else { return nil }
    guard element.attribute("until") != nil else {
      return PlantCalendar.Holiday(from: from, until: from.adding(days: 1))
    }
    guard let until = element.date("until") else { return nil }
    guard from < until else {
      report(
        "empty-period", at: element.attribute("until")?.valuePlace,
        "the holiday from \(from) until \(until) has no day: 'until' is the first day no longer")
      return nil
    }
    return PlantCalendar.Holiday(from: from, until: until)
  }

  /// Reports a shift that overlaps an earlier one on some day of the week, going past midnight and past Sunday.
  private func checkOverlaps(_ element: XMLElement) {
    let week = 7 * Self.day
    var taken: [(range: Range<Int>, shift: XMLElement)] = []
    for child in element.children("shift") {
      guard let from = child.time("from")?.second, let until = child.time("until")?.second, from != until else {
        continue
      }
      let length = until < from ? until + Self.day - from : until - from
      let days = Set((child.words("days") ?? []).compactMap { CatalogLanguage.weekdays.firstIndex(of: $0.text) })
      let ranges = days.sorted().map { $0 * Self.day + from..<$0 * Self.day + from + length }
      let other = taken.first { earlier in
        ranges.contains { range in
          [-week, 0, week].contains { range.overlaps(earlier.range.lowerBound + $0..<earlier.range.upperBound + $0) }
        }
      }
      if let other {
        report(
          "overlap", at: child.attribute("from")?.valuePlace, "the shift overlaps an earlier one",
          notes: [.init("the earlier one", at: other.shift.attribute("from")?.valuePlace)])
      }
      taken += ranges.map { ($0, child) }
    }
  }
}
