/// A fixed row of trivial elements for hot loops, which read and write through it without exclusivity or, in release builds,
/// bounds checks. Whoever holds it shares it.
///
/// A strip owns its memory, so that several objects may hold it and one may take a longer one in its place; the price is a second
/// look-up at every access. Where one search owns all its rows and nothing else counts but its speed, they are `Lane`s.
@safe public final class Strip<Element: BitwiseCopyable> {
  @usableFromInline let start: UnsafeMutablePointer<Element>
  /// How many elements there are.
  public let count: Int

  /// A row of equal elements.
  @inlinable
  public init(repeating element: Element, count: Int) {
    self.count = count
    unsafe start = .allocate(capacity: max(count, 1))
    unsafe start.initialize(repeating: element, count: count)
  }

  /// A row that holds what an array holds.
  @inlinable
  public convenience init(_ elements: [Element], or empty: Element) {
    self.init(repeating: elements.first ?? empty, count: elements.count)
    for index in elements.indices { self[index] = elements[index] }
  }

  @inlinable deinit { unsafe start.deallocate() }

  /// The element at an index, which must be below `count`.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "index outside a strip")
      return unsafe start[index]
    }
    set {
      assert(index >= 0 && index < count, "index outside a strip")
      unsafe start[index] = newValue
    }
  }

  /// The first element, for a hot loop of its own file.
  @inlinable @unsafe public var elementsStart: UnsafeMutablePointer<Element> { unsafe start }

  /// Takes over the elements of another row of the same length.
  @inlinable
  public func copy(from other: Strip) {
    precondition(count == other.count, "strips are copied between equals")
    unsafe start.update(from: unsafe other.start, count: count)
  }

  /// The elements as an array.
  @inlinable public var elements: [Element] {
    unsafe [Element](UnsafeBufferPointer(start: start, count: count))
  }
}
