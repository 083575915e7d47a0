import Quantities

/// Why a plant cannot do an operation, however long one waits.
public enum MakingObstacle: Hashable, Sendable {
  /// The plant has no such work center.
  case workCenterUnknown(String)
  /// No resource of the work center is ever open.
  case neverOpen(workCenter: String)
  /// No resource of the work center that is ever open has the skill.
  case skillMissing(workCenter: String, skill: String)
  /// The operation must not pause, and one piece takes longer than any resource of the work center is open without a break.
  case neverFits(workCenter: String, time: TimeSpan, longest: TimeSpan)
}

extension MakingObstacle: CustomStringConvertible {
  /// The end of a sentence that names the operation and the plant.
  public var description: String {
    switch self {
    case .workCenterUnknown(let workCenter): "there is no work center '\(workCenter)'"
    case .neverOpen(let workCenter): "no resource of work center '\(workCenter)' is ever open"
    case .skillMissing(let workCenter, let skill):
      "no resource of work center '\(workCenter)' has the skill '\(skill)'"
    case .neverFits(let workCenter, let time, let longest):
      "it takes \(time) and must not pause, but work center '\(workCenter)' is never open for longer than \(longest)"
    }
  }
}
