import Quantities

extension LocalDateTime {
  /// `YYYY-MM-DD HH:MM`, rounded down to the minute, for people.
  var readable: String {
    let time = time.second
    return "\(date) \(LocalTime(second: time - time % 60))"
  }
}

extension TimeSpan {
  /// In the two largest of days, hours, minutes and seconds, such as `1 h 5 min`, with the symbols of the SI; `0 min`
  /// for none. The rest is rounded down.
  var readable: String {
    let size = Int64(seconds.magnitude)
    let fields = [(size / 86_400, "d"), (size / 3_600 % 24, "h"), (size / 60 % 60, "min"), (size % 60, "s")]
    guard let first = fields.firstIndex(where: { $0.0 > 0 }) else { return "0 min" }
    let shown = fields[first..<min(first + 2, fields.count)].filter { $0.0 > 0 }
    return (seconds < 0 ? "−" : "") + shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
