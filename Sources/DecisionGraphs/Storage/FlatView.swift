/// A read-only look at a stretch of trivial elements that somebody else keeps alive.
@safe struct FlatView<Element: BitwiseCopyable>: @unchecked Sendable {
  private let start: UnsafePointer<Element>
  /// Number of elements.
  let count: Int

  /// The elements from a place of a store on; the store outlives the view.
  init(_ store: GraphBytes, at offset: Int, count: Int) {
    precondition(offset >= 0 && count >= 0 && offset + count * MemoryLayout<Element>.stride <= store.count)
    unsafe start = (store.start + offset).assumingMemoryBound(to: Element.self)
    self.count = count
  }

  /// The element at `index`, which must be below `count`.
  @inline(__always)
  subscript(index: Int) -> Element {
    assert(index >= 0 && index < count, "index outside a view")
    return unsafe start[index]
  }

  /// The element at a 32-bit index.
  @inline(__always)
  subscript(index: Int32) -> Element { self[Int(index)] }
}
