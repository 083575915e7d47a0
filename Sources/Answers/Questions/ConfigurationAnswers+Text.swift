import Configurations
import ConstraintModels
import Quantities

extension ConflictsAnswer {
  /// The conflicts for people, one below the other; each line printable.
  public var text: String {
    if conflicts.isEmpty { return isComplete ? "no conflict\n" : "undecided: the work limit was reached\n" }
    let told = conflicts.enumerated().flatMap { index, conflict in
      ["conflict \(index + 1)"] + conflict.lines.map { "  \($0)" }
    }
    return printableLines(told + (isComplete ? [] : ["there may be more"]))
  }
}

extension RepairsAnswer {
  /// The ways out for people, numbered, with what each costs; each line printable.
  public var text: String {
    if repairs.first?.changes.isEmpty == true { return "nothing to repair\n" }
    if repairs.isEmpty { return isComplete ? "no way out\n" : "undecided: the work limit was reached\n" }
    let told = repairs.enumerated().map { index, repair in
      let changes = repair.changes.map { change in
        change.content.map { "\(change.path) = \($0.json)" } ?? "\(change.path) let go"
      }
      return "\(index + 1): \(changes.joined(separator: ", "))\(repair.worth)"
    }
    return printableLines(told + (isComplete ? [] : ["there may be more"]))
  }
}

extension RepairsAnswer.Repair {
  fileprivate var worth: String {
    switch conclusion {
    case .valid(let order):
      "; \(order.forms.price.text(order.price.total)) \(order.currency.code), promised for \(order.promise)"
    case .incomplete(let missing): "; still to be chosen: \(missing.joined(separator: ", "))"
    default: ""
    }
  }
}

extension ExplanationAnswer {
  /// The reason for people; each line printable.
  public var text: String {
    printableLines([standing.rawValue] + (because.map { $0.lines.map { "  \($0)" } } ?? []))
  }
}

extension OptionsAnswer {
  /// What can be chosen for people, a line for each characteristic: what stands, then what else is possible, then what is not.
  ///
  /// Labels are in the first of the languages that has them; each line is printable.
  public func text(in languages: [String]) -> String {
    var lines = [
      options.status.rawValue + (order.map { ", \(forms.price.text($0.price.total)) \($0.currency.code)" } ?? "")
    ]
    if !options.missing.isEmpty {
      lines.append("still to be chosen: " + options.missing.map { forms.model.fields[$0].path }.joined(separator: ", "))
    }
    if let conflict { lines += conflict.lines.map { "  \($0)" } }
    for item in options.fields {
      let field = forms.model.fields[item.index]
      let characteristic = forms.model.characteristic(of: field)
      if characteristic.isHidden { continue }
      let name = characteristic.labels.text(in: languages).map { "\(field.path) (\($0))" } ?? field.path
      lines.append("\(name): \(told(item, languages))")
    }
    for item in options.counts {
      lines.append("\(forms.model.counts[item.index].path): \(stretches(item, scale: 0))")
    }
    return printableLines(lines)
  }

  private func told(_ item: ConfigurationOptions.Item, _ languages: [String]) -> String {
    switch forms.model.characteristic(of: forms.model.fields[item.index]).type {
    case .number(let number): stretches(item, scale: number.scale)
    case .text: item.state.rawValue
    case .boolean, .value, .set: values(item, languages)
    }
  }

  /// `oak chosen, walnut free (+120.00), white conflicting`
  private func values(_ item: ConfigurationOptions.Item, _ languages: [String]) -> String {
    item.options.enumerated().map { index, option in
      let change = changes[Place(field: item.index, option: index)].flatMap { change in
        order.map { forms.price.text(change.total - $0.price.total) }
      }
      let worth = change.map { $0.hasPrefix("-") ? " (\($0))" : " (+\($0))" } ?? ""
      return "\(name(of: option, item, languages)) \(option.state.rawValue)\(worth)"
    }.joined(separator: ", ")
  }

  private func name(
    of option: ConfigurationOptions.Option, _ item: ConfigurationOptions.Item, _ languages: [String]
  ) -> String {
    let characteristic = forms.model.characteristic(of: forms.model.fields[item.index])
    switch characteristic.type {
    case .boolean: return option.content == 1 ? "true" : "false"
    case .number, .text: return ""
    case .value, .set:
      if option.content < 0 { return "none" }
      let value = characteristic.values[Int(option.content)]
      return value.labels.text(in: languages).map { "\(value.id) (\($0))" } ?? value.id
    }
  }

  private func stretches(_ item: ConfigurationOptions.Item, scale: Int) -> String {
    let number = { (content: Int64) in FixedDecimal(mantissa: content, scale: scale).normalized.description }
    let standing = item.content.map { "\(number($0)) \(item.state.rawValue); " } ?? ""
    return standing
      + item.stretches.map { stretch in
        let (from, to) = (stretch.contents.lowerBound, stretch.contents.upperBound)
        let range = from == to ? number(from) : "\(number(from)) to \(number(to)) by \(number(item.step))"
        return "\(range) \(stretch.state.rawValue)"
      }.joined(separator: ", ")
  }
}

private func printableLines(_ lines: [String]) -> String { lines.map { $0.printable + "\n" }.joined() }
