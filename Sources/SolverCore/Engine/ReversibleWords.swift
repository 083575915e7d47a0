import FlatArrays

/// Words of constraint state that return to their old values when the trail goes back.
///
/// Every write saves the old word; a level remembers how many were saved when it was opened.
struct ReversibleWords: ~Copyable {
  /// A word's old value.
  struct Saved: BitwiseCopyable {
    /// Its place.
    var word: Int32
    /// What it was.
    var value: UInt64
  }

  /// The words as they are now.
  var words = FlatArray<UInt64>()
  /// Old values, oldest first.
  var saved = FlatArray<Saved>(capacity: 64)

  /// The word at a place.
  @inline(__always)
  subscript(word: Int32) -> UInt64 { words[word] }

  /// Writes a word, to be undone by `restore`.
  @inline(__always)
  mutating func set(_ word: Int32, to value: UInt64) {
    saved.append(Saved(word: word, value: words[word]))
    words[word] = value
  }

  /// Undoes all writes but the first `count`.
  @inline(__always)
  mutating func restore(to count: Int) {
    while saved.count > count {
      let old = saved.removeLast()
      words[old.word] = old.value
    }
  }

  /// Becomes a copy of other words.
  mutating func copy(from other: borrowing ReversibleWords) {
    words.copy(from: other.words)
    saved.copy(from: other.saved)
  }
}
