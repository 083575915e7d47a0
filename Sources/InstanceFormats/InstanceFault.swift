/// Why the text of an instance cannot be read, and where.
///
/// The readers of this room stop at the first fault: an instance is made by a program, and a broken one is
/// broken as a whole.
public struct InstanceFault: Error, Equatable, CustomStringConvertible {
  /// The line of the fault, counted from 1; 0 where the text as a whole is at fault.
  public var line: Int
  /// What is wrong there, naming the values, without a full stop.
  public var message: String

  /// A fault at a line.
  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  /// The fault as `line: message`.
  public var description: String { line == 0 ? message : "\(line): \(message)" }
}
