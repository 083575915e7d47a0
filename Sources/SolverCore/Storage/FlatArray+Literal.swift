import FlatArrays

extension FlatArray {
  /// The element that belongs to a literal.
  @inline(__always)
  subscript(literal: Literal) -> Element {
    get { self[Int(literal.code)] }
    nonmutating _modify { yield &self[Int(literal.code)] }
  }
}
