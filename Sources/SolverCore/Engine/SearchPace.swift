/// How much work was done, and when the search restarts, forgets or changes its manner next.
struct SearchPace: BitwiseCopyable {
  /// Conflicts found.
  var conflicts = 0
  /// Decisions made.
  var decisions = 0
  /// Entries of the trail looked at.
  var propagations = 0
  /// Restarts made.
  var restarts = 0
  /// Conflicts when the last restart was made.
  var conflictsAtRestart = 0
  /// Average glue of the clauses learned lately, and of all.
  var glue = (recent: 0.0, lasting: 0.0)
  /// Whether the search is stable: it restarts seldom and returns to its best assignment.
  var isStable = false
  /// Manners so far, one after the other.
  var manners = 0
  /// Conflicts at which the manner changes.
  var nextManner = 1000
  /// Restarts made in stable manner.
  var stableRestarts = 0
  /// Times that the phases were set anew.
  var rephasings = 0
  /// Conflicts at which they are next.
  var nextRephasing = 1000
  /// Times that clauses were forgotten.
  var reductions = 0
  /// Conflicts at which clauses are forgotten next.
  var nextReduction = 2000

  /// Learned clauses that were tried to be shortened, in order of learning.
  var vivified = 0
  /// Entries of the trail looked at for that.
  var vivifying = 0

  /// Takes the glue of a learned clause into the averages.
  mutating func learn(glue number: Int32) {
    let value = Double(number)
    glue.recent += (value - glue.recent) * max(1.0 / 32, 1 / Double(conflicts + 1))
    glue.lasting += (value - glue.lasting) * max(1.0 / 16384, 1 / Double(conflicts + 1))
  }
}
