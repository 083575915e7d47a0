import SolverCore

extension GraphSession {
  /// Whether some solution has all choices; at most one pass up.
  public var isConsistent: Bool {
    marks.updateUpwards(graph)
    return !isContradictory && marks.alive[graph.layout.numberCount - 1] != 0
  }

  /// Whether some solution has all choices and the literal; the first such question after a change of the choices costs at most a
  /// pass up and a pass down, each other one nothing.
  public func isValid(_ literal: Literal) -> Bool {
    if !marks.isCurrent { marks.update(graph) }
    let image = graph.image(of: literal)
    if image < 0 { return image == Simplification.alwaysTrue && isConsistent }
    return !isContradictory && isOpen(image)
  }

  /// `isValid` of many literals.
  public func areValid(_ literals: [Literal]) -> [Bool] {
    marks.update(graph)
    let isConsistent = isConsistent
    return literals.map { literal in
      let image = graph.image(of: literal)
      return isConsistent && (image < 0 ? image == Simplification.alwaysTrue : isOpen(image))
    }
  }

  /// Whether the choices that do not contradict each other leave a literal of the graph.
  @inline(__always)
  private func isOpen(_ image: Int32) -> Bool {
    let choice = chosen[image >> 1]
    if choice != 0 && choice != (image & 1 == 0 ? 1 : -1) { return false }
    return marks.codeHolders[TraceEntry.literal(image)] | marks.codeHolders[TraceEntry.free(image >> 1)] != 0
  }
}
