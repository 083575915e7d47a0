import SolverCore

extension GraphSession {
  /// Whether some solution has all choices; at most one pass up.
  public var isConsistent: Bool {
    marks.updateUpwards(graph)
    return !isContradictory && marks.alive[graph.layout.numberCount - 1] != 0
  }

  /// Whether some solution has all choices and the literal; the first such question after a change of the choices costs at most a pass up and
  /// a pass down, each other one nothing.
  public func isValid(_ literal: Literal) -> Bool {
    marks.update(graph)
    let image = graph.image(of: literal)
    if image < 0 { return image == Simplification.alwaysTrue && isConsistent }
    if isContradictory { return false }
    let choice = chosen[image >> 1]
    if choice != 0 && choice != (image & 1 == 0 ? 1 : -1) { return false }
    return marks.codeHolders[TraceEntry.literal(image)] > 0 || marks.codeHolders[TraceEntry.free(image >> 1)] > 0
  }
}
