import Diagnostics
import JSONLines
import Methods

/// Reading calls, strictly as JSON-RPC 2.0 has them. Other members than its own and `deadline` are ignored, so that
/// clients may attach traces of their own.
extension LineServer {
  /// The members of a request that mean something, unchecked.
  private struct Members {
    var version: JSONValue?
    var method: JSONValue?
    var params: JSONValue?
    var id: JSONValue?
    var deadline: JSONValue?

    init(of value: JSONValue) {
      for member in value.members {
        switch member.name {
        case "jsonrpc": version = member.value
        case "method": method = member.value
        case "params": params = member.value
        case "id": id = member.value
        case "deadline": deadline = member.value
        default: continue
        }
      }
    }
  }

  /// The call that a value stands for; a refusal where it stands for none.
  func call(from value: JSONValue, line: Int) -> Call {
    guard value.kind == .object else {
      return .refused(.invalidRequest("a request is an object", line: line))
    }
    let members = Members(of: value)
    if let id = members.id, !isID(id), !id.isNull {
      return .refused(.invalidRequest("an id is a string or a number", line: line))
    }
    if let reason = fault(of: members, in: value) {
      return .refused(.invalidRequest(reason, line: line), id: members.id?.source)
    }
    let name = members.method?.string ?? ""
    var call = Call(demand(for: name, params: members.params), id: members.id?.source)
    call.params = members.params
    if let milliseconds = members.deadline?.integer {
      call.deadline = now().advanced(by: .milliseconds(milliseconds))
    }
    return call
  }

  /// Whether a value names a request, so that answers and `cancel` can refer to it.
  private func isID(_ value: JSONValue) -> Bool {
    value.kind == .string || value.number != nil
  }

  private func fault(of members: Members, in value: JSONValue) -> String? {
    if let twice = value.firstRepeatedKey?.string { return "member '\(twice.shortened)' is there twice" }
    guard members.version?.string == "2.0" else { return "member 'jsonrpc' must be \"2.0\"" }
    guard members.method?.string != nil else { return "member 'method' must be a string" }
    if let params = members.params, params.kind != .object, params.kind != .array {
      return "member 'params' must be an object or an array"
    }
    if let deadline = members.deadline {
      guard let milliseconds = deadline.integer, (0...Self.longestDeadline).contains(milliseconds) else {
        return "member 'deadline' must be whole milliseconds from 0 to \(Self.longestDeadline)"
      }
    }
    return nil
  }

  private func demand(for name: JSONString, params: JSONValue?) -> Call.Demand {
    do throws(MethodFailure) {
      switch name {
      case "hello":
        _ = try Parameters(checking: params, of: .hello)
        return .hello
      case "ping":
        _ = try Parameters(checking: params, of: .ping)
        return .ping
      case "cancel": return .cancel(try requestID(in: try Parameters(checking: params, of: .cancel)))
      default: return index(of: name).map(Call.Demand.run) ?? .refuse(unknown(name))
      }
    } catch {
      return .refuse(RPCError(error))
    }
  }

  private func requestID(in parameters: Parameters) throws(MethodFailure) -> JSONString {
    let id = try parameters.required("id")
    guard isID(id) else { throw .invalidParameters("an id to cancel is a string or a number") }
    return id.source
  }

  private func index(of name: JSONString) -> Int? { indices[name.shortened] }

  private func unknown(_ name: JSONString) -> RPCError {
    let known = Self.builtIns.map(\.name) + methods.map(\.description.name)
    return .methodNotFound(name.shortened, suggestion: nearest(to: name.shortened, among: known))
  }
}
