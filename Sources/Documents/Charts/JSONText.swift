import JSONLines

/// A text as a JSON string that may stand inside an HTML `script` element: no `<`, so that no data ends the element,
/// and no line separators that old JavaScript would not take.
func jsonString(_ text: String) -> String {
  var result = ""
  for scalar in quoted(text).unicodeScalars {
    switch scalar {
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{7F}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
