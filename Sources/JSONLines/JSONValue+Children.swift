/// A member of an object.
@frozen
public struct JSONMember {
  /// The name, a string with a place of its own.
  public let key: JSONValue
  /// What the name stands for.
  public let value: JSONValue

  /// A name with its value.
  @inlinable
  init(key: JSONValue, value: JSONValue) {
    self.key = key
    self.value = value
  }

  /// The name's bytes, unescaped.
  @inlinable
  public var name: JSONString { key.string(of: key.token) }
}

/// The elements of an array, in order; none for a value of another kind.
@frozen
public struct JSONElements: Sequence, IteratorProtocol {
  @usableFromInline let parent: JSONValue
  /// The tape's index of the next child, and the one behind the last.
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  /// From the first child on.
  @inlinable
  init(of parent: JSONValue) {
    self.parent = parent
    position = Int(parent.index) + 1
    end = parent.kind == .array ? Int(parent.index) + parent.token.span : position
  }

  /// Steps over the child's whole subtree at once.
  @inlinable
  public mutating func next() -> JSONValue? {
    guard position < end else { return nil }
    let value = parent.value(at: position)
    position &+= value.token.span
    return value
  }
}

/// The members of an object, in the order of the text, repeated names and all; none for a value of another kind.
@frozen
public struct JSONMembers: Sequence, IteratorProtocol {
  @usableFromInline let parent: JSONValue
  /// The tape's index of the next child, and the one behind the last.
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  /// From the first child on.
  @inlinable
  init(of parent: JSONValue) {
    self.parent = parent
    position = Int(parent.index) + 1
    end = parent.kind == .object ? Int(parent.index) + parent.token.span : position
  }

  /// Steps over the child's whole subtree at once.
  @inlinable
  public mutating func next() -> JSONMember? {
    guard position < end else { return nil }
    let member = JSONMember(key: parent.value(at: position), value: parent.value(at: position &+ 1))
    position &+= 1 &+ member.value.token.span
    return member
  }
}

extension JSONValue {
  /// Elements of an array or members of an object; 0 for a scalar.
  @inlinable
  public var count: Int {
    let token = token
    return token.isContainer ? token.length : 0
  }

  /// What an array holds. Cost of each step: constant, however large the element.
  @inlinable
  public var elements: JSONElements { JSONElements(of: self) }

  /// What an object holds. Cost of each step: constant, however large the member.
  @inlinable
  public var members: JSONMembers { JSONMembers(of: self) }

  /// The first member of this name. Cost: one comparison for each member before it.
  @inlinable
  public subscript(name: JSONString) -> JSONValue? {
    for member in members where member.name == name { return member.value }
    return nil
  }

  /// The first name, in the order of the text, that an object has for the second time; nil where all differ. RFC 8259
  /// leaves such objects to their readers. Cost: quadratic up to 16 members, linear beyond, allocating then.
  public var firstRepeatedKey: JSONValue? {
    if count > 16 {
      var seen = Set<JSONString>(minimumCapacity: count)
      for member in members where !seen.insert(member.name).inserted { return member.key }
      return nil
    }
    for member in members {
      for earlier in members {
        if earlier.key.index == member.key.index { break }
        if earlier.name == member.name { return member.key }
      }
    }
    return nil
  }
}
