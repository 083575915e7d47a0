import CatalogXML
import Diagnostics
import Expressions

extension ProductDraft {
  /// The characteristic, resolved; nil where it is mistaken.
  func characteristic(_ index: Int) -> Characteristic? {
    resolve(.characteristic(index)) { self.characteristics[index] = self.resolution.characteristic(index, of: self) }
    return characteristics[index]
  }

  /// The component, resolved and placed among the cells; nil where it is mistaken.
  func component(_ index: Int) -> Component? {
    resolve(.component(index)) { self.components[index] = self.resolution.component(index, of: self) }
    return components[index]
  }

  private func resolve(_ member: Member, by work: () -> Void) {
    switch stages[member, default: .untouched] {
    case .ready, .mistaken: return
    case .busy: reportCycle(to: member)
    case .untouched:
      stages[member] = .busy
      busy.append(member)
      work()
      busy.removeLast()
      let isThere =
        switch member {
        case .characteristic(let index): characteristics[index] != nil
        case .component(let index): components[index] != nil
        }
      if stages[member] == .mistaken { forget(member) } else { stages[member] = isThere ? .ready : .mistaken }
    }
  }

  private func forget(_ member: Member) {
    switch member {
    case .characteristic(let index): characteristics[index] = nil
    case .component(let index): components[index] = nil
    }
  }

  private func reportCycle(to member: Member) {
    let chain = Array(busy[(busy.firstIndex(of: member) ?? 0)...])
    for link in chain { stages[link] = .mistaken }
    let names = chain.map { element(of: $0).id ?? "" }
    let notes = chain.indices.dropFirst().map { index in
      Diagnostic.Note(
        "'\(names[index])' depends on '\(names[(index + 1) % names.count])'", at: formulaPlace(chain[index]))
    }
    resolution.report(
      "dependency-cycle", at: formulaPlace(member),
      "'\(names[0])' depends on itself: \(around(names))", notes: notes)
  }

  private func formulaPlace(_ member: Member) -> SourceRange {
    let element = element(of: member)
    return (element.attribute("formula") ?? element.attribute("count"))?.valuePlace ?? element.idPlace
  }

  /// The slot, type and definition of a characteristic by id, or by a path through components that have one instance at
  /// most; nil with the reason where there is none, the reason being nil where it has been reported.
  func cell(at path: String) -> Result<(slot: Int, characteristic: Characteristic), PathFailure> {
    guard var rest = InstancePath(path), !rest.isNumbered else { return .failure(.wrongKind(path)) }
    var draft = self
    var base = 0
    while true {
      let step = rest.next(isKnown: draft.hasMember)
      switch draft.members[step.id] {
      case .characteristic(let index) where rest.isEmpty:
        guard let found = draft.characteristic(index) else { return .failure(.reported) }
        return .success((base + found.slot, found))
      case .component(let index) where !rest.isEmpty:
        guard let component = draft.component(index) else { return .failure(.reported) }
        guard component.maximumCount <= 1 else { return .failure(.many(step.id)) }
        base += component.firstSlot
        draft = resolution.products[component.product]
      case .some: return .failure(.wrongKind(step.id))
      case nil: return .failure(resolution.isExcused(step.id) ? .reported : .unknown(step.id, among: draft.memberNames))
      }
    }
  }

  /// Whether a member has this id.
  func hasMember(_ id: String) -> Bool { members[id] != nil }
}

/// Why a path names no single cell.
enum PathFailure: Error {
  case reported
  case unknown(String, among: [String])
  case many(String)
  case wrongKind(String)
}

extension CatalogResolution {
  /// The cell at the path, or nil and a report at `place`.
  func cell(
    at path: String, in product: ProductDraft, place: @autoclosure () -> SourceRange
  ) -> (slot: Int, characteristic: Characteristic)? {
    switch product.cell(at: path) {
    case .success(let found): return found
    case .failure(.reported): return nil
    case .failure(.unknown(let name, let candidates)):
      report(
        "unknown-id", at: place(), "'\(product.id)' has no characteristic '\(name)'",
        suggestion: suggestion(for: name, among: candidates))
    case .failure(.many(let name)):
      report("not-single", at: place(), "there may be several of '\(name)', so that '\(path)' names no single value")
    case .failure(.wrongKind(let name)):
      report("unknown-id", at: place(), "'\(name)' in '\(path)' is not what a path leads through or to")
    }
    return nil
  }
}
