/// Ids may hold dots, and dots also join the ids of a path: which dots are which is told by what there is.
///
/// At each step the longest run of pieces that is an id stands for it. A catalog in which two readings of one path were
/// possible is refused, so the longest is the only one.
public enum DottedName {
  /// How many of the pieces between dots make up the next id of a path; nil where none of the runs from the first piece is known.
  ///
  /// Cost: linear in the characters of each run, which are few.
  public static func length(of pieces: [String], isKnown: (String) -> Bool) -> Int? {
    var count = pieces.count
    while count > 0 {
      if isKnown(pieces[..<count].joined(separator: ".")) { return count }
      count -= 1
    }
    return nil
  }
}
