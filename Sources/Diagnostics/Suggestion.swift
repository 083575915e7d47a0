/// The candidate nearest to a mistyped name, by Damerau-Levenshtein distance (optimal string alignment), or nil where
/// none is near enough to be helpful. Ties go to the earliest candidate.
///
/// "Near" allows one edit in names of up to four characters, and one more for every three characters beyond.
/// Cost: the product of the lengths for each candidate.
public func nearest<Candidates: Sequence>(to name: String, among candidates: Candidates) -> String?
where Candidates.Element == String {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard wanted.count <= 256 else { return nil }
  let allowed = wanted.count <= 1 ? 0 : 1 + max(0, wanted.count - 2) / 3
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - wanted.count) <= allowed else { continue }
    let distance = alignmentDistance(wanted, scalars)
    if distance <= allowed, distance < (best?.distance ?? Int.max) { best = (distance, candidate) }
  }
  return best?.name
}

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
      row.append(cost)
    }
    before = last
    last = row
  }
  return last[b.count]
}
