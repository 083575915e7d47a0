/// A path such as `door[1].handle`, instances counted from 1; without a number, the first.
struct InstancePath {
  /// A component, or at the end a characteristic.
  struct Step {
    var name: Word
    /// nil: none is written.
    var instance: Int?
  }

  let steps: [Step]

  /// nil where the text is no such path.
  init?(_ text: String) {
    var steps: [Step] = []
    for word in text.words(separatedBy: ".") {
      let pieces = word.text.words(separatedBy: "[")
      let name = Word(
        pieces[0].text, word.range.lowerBound..<word.range.lowerBound + pieces[0].text.unicodeScalars.count)
      guard name.text.isStep, pieces.count <= 2 else { return nil }
      var instance: Int?
      if pieces.count == 2 {
        guard pieces[1].text.hasSuffix("]"), let number = Int(pieces[1].text.dropLast()), number > 0 else { return nil }
        instance = number
      }
      steps.append(Step(name: name, instance: instance))
    }
    self.steps = steps
  }
}
