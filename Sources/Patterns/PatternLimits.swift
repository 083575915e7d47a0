/// How large a pattern may become, so that compiling takes milliseconds and matching is bounded for every text.
public enum PatternLimits {
  /// The longest pattern in scalars.
  public static let length = 10_000
  /// The deepest nesting of parentheses and groups.
  public static let nesting = 200
  /// The most instructions, counts written out: `[A-Z]{1,5000}` takes 10,000.
  public static let instructions = 40_000
  /// The most ranges of scalars in all sets together; `\p{L}` alone has some 650.
  public static let ranges = 1 << 18
  /// The most cells (states times classes of scalars) of a deterministic automaton: 512 KiB of them.
  public static let cells = 1 << 17
  /// The most instructions looked at while the deterministic automaton is made: some 20 ms.
  public static let steps = 2_000_000
  /// The most instructions of a pattern that is simulated, and with it the most steps a scalar.
  public static let simulatedInstructions = 2_000
}
