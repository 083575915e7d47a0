/// Puts what was found out about an item into states.
struct ToldItem {
  typealias State = ConfigurationOptions.State

  /// What an item holds as it stands.
  struct Standing {
    var content: Int64
    var isDefault: Bool
  }

  let domain: DomainItem
  private let chosen: Int64?
  private let standing: Standing?
  private(set) var item: ConfigurationOptions.Item

  init(_ domain: DomainItem, isThere: Bool, chosen: Int64?, standing: Standing?) {
    self.domain = domain
    self.chosen = chosen
    self.standing = standing
    item = ConfigurationOptions.Item(
      index: domain.index, isThere: isThere, state: .undecided, content: chosen ?? standing?.content, step: domain.step)
  }

  /// Of contents, whether each is valid; nil: not known.
  mutating func tell(_ contents: [Int64], _ known: [Bool?]) {
    let valid = zip(contents, known).filter { $1 != false }.map(\.0)
    let isForced = valid.count == 1 && !known.contains(nil)
    let states = zip(contents, known).map { content, known -> State in
      if content == chosen { return .chosen }
      guard let known else { return .undecided }
      if !known { return .conflicting }
      if isForced && chosen == nil { return .forced }
      return content == standing?.content && chosen == nil ? .default : .free
    }
    let isChosenValid = chosen.map { valid.contains($0) } ?? true
    item.state = state(isEmpty: valid.isEmpty, isForced: isForced, isChosenValid: isChosenValid, known.contains(nil))
    if domain.isNumber {
      for (content, state) in zip(contents, states) { append(content...content, state) }
    } else {
      item.options = zip(contents, states).map { ConfigurationOptions.Option(content: $0, state: $1) }
    }
  }

  /// Of members in turn, whether each can be in, and out; `set` is the set as it stands or was chosen.
  mutating func tellMembers(_ known: [Bool?], of set: Int64?) {
    guard case .members(let count) = domain.shape else { return }
    for member in 0..<count {
      let (canBeIn, canBeOut) = (known[2 * member], known[2 * member + 1])
      let isIn = set.map { $0 >> Int64(member) & 1 == 1 } ?? false
      let state: State =
        if isIn && chosen != nil { .chosen } else if canBeIn == nil || canBeOut == nil {
          .undecided
        } else if canBeIn == false { .conflicting } else if canBeOut == false { .forced } else {
          isIn ? .default : .free
        }
      item.options.append(ConfigurationOptions.Option(content: Int64(member), state: state))
    }
    let isEmpty = (0..<count).contains { known[2 * $0] == false && known[2 * $0 + 1] == false }
    let isForced = (0..<count).allSatisfy { (known[2 * $0] == false) != (known[2 * $0 + 1] == false) }
    item.state = state(isEmpty: isEmpty, isForced: isForced, isChosenValid: !isEmpty, known.contains(nil))
  }

  /// Of a number: the stretches of contents that are valid, ascending; behind `undecidedAfter` nothing is known.
  mutating func tellStretches(valid: [ClosedRange<Int64>], undecidedAfter: Int64?? = .none) {
    var next = domain.bounds.lowerBound
    let isForced = valid.count == 1 && valid[0].count == 1 && undecidedAfter == nil
    for stretch in valid {
      if next < stretch.lowerBound { append(next...stretch.lowerBound - domain.step, .conflicting) }
      append(stretch, isForced && chosen == nil ? .forced : .free)
      next = stretch.upperBound + domain.step
    }
    if next <= domain.bounds.upperBound {
      append(next...domain.bounds.upperBound, undecidedAfter == nil ? .conflicting : .undecided)
    }
    let isChosenValid = chosen.map { content in valid.contains { $0.contains(content) } } ?? true
    item.state = state(
      isEmpty: valid.isEmpty, isForced: isForced, isChosenValid: isChosenValid, undecidedAfter != nil && valid.isEmpty)
  }

  private mutating func append(_ contents: ClosedRange<Int64>, _ state: State) {
    if let last = item.stretches.last, last.state == state,
      last.contents.upperBound + domain.step == contents.lowerBound
    {
      item.stretches[item.stretches.count - 1].contents = last.contents.lowerBound...contents.upperBound
    } else {
      item.stretches.append(ConfigurationOptions.Stretch(contents: contents, state: state))
    }
  }

  private func state(isEmpty: Bool, isForced: Bool, isChosenValid: Bool, _ isUndecided: Bool) -> State {
    if chosen != nil { return isChosenValid ? .chosen : .conflicting }
    if isUndecided { return .undecided }
    if isEmpty { return .conflicting }
    if isForced { return .forced }
    return standing?.isDefault == true ? .default : .free
  }
}
