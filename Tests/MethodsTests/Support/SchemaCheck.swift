import JSONLines

/// Tells where a JSON text breaks a JSON Schema: a small reading of the specification, of the words that our schemas use, and
/// no others.
struct SchemaCheck {
  private let root: JSONValue

  /// The first fault of a text by a schema; nil where there is none.
  static func fault(of text: String, by schema: String) -> String? {
    let (bytes, words) = (Array(text.utf8), Array(schema.utf8))
    var reader = JSONReader()
    var schemaReader = JSONReader()
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe words.withUnsafeBytes { words in
        guard let schema = unsafe try? schemaReader.read(words) else { return "the schema is no JSON" }
        guard let value = unsafe try? reader.read(bytes) else { return "the text is no JSON" }
        return SchemaCheck(root: schema).fault(of: value, by: schema, at: "$")
      }
    }
  }

  private func fault(of value: JSONValue, by schema: JSONValue, at path: String) -> String? {
    for word in schema.members {
      if let fault = fault(of: value, by: word, in: schema, at: path) { return fault }
    }
    return nil
  }

  private func fault(of value: JSONValue, by word: JSONMember, in schema: JSONValue, at path: String) -> String? {
    switch word.name {
    case "type": return typeFault(of: value, word.value, at: path)
    case "const": return isSame(value, word.value) ? nil : "\(path) is not the one value that it may be"
    case "enum": return word.value.elements.contains { isSame(value, $0) } ? nil : "\(path) is none of the values"
    case "required": return requiredFault(of: value, word.value, at: path)
    case "properties": return propertyFault(of: value, word.value, at: path)
    case "additionalProperties": return additionalFault(of: value, schema, at: path)
    case "items": return itemFault(of: value, word.value, at: path)
    case "minItems":
      return value.kind != .array || value.count >= Int(word.value.integer!) ? nil : "\(path) has too few"
    case "minimum": return value.integer.map { $0 >= word.value.integer! } ?? true ? nil : "\(path) is too small"
    case "pattern": return patternFault(of: value, word.value, at: path)
    case "oneOf", "anyOf": return choiceFault(of: value, word, at: path)
    case "$ref": return fault(of: value, by: definition(word.value), at: path)
    case "$defs", "description", "format": return nil
    default: return "the schema has the unknown word '\(word.name)'"
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue {
    let name = reference.string!.description.replacing("#/$defs/", with: "")
    return root["$defs"]!.members.first { $0.name.description == name }!.value
  }

  private func typeFault(of value: JSONValue, _ types: JSONValue, at path: String) -> String? {
    let names = types.kind == .array ? types.elements.map { $0.string!.description } : [types.string!.description]
    let found: [String] =
      switch value.kind {
      case .object: ["object"]
      case .array: ["array"]
      case .string: ["string"]
      case .integer: ["integer", "number"]
      case .number: ["number"]
      case .true, .false: ["boolean"]
      case .null: ["null"]
      }
    return names.contains(where: found.contains)
      ? nil : "\(path) is \(found[0]), not \(names.joined(separator: " or "))"
  }

  private func requiredFault(of value: JSONValue, _ names: JSONValue, at path: String) -> String? {
    guard value.kind == .object else { return nil }
    let missing = names.elements.first { value[$0.string!] == nil }
    return missing.map { "\(path).\($0.string!) is missing" }
  }

  private func propertyFault(of value: JSONValue, _ properties: JSONValue, at path: String) -> String? {
    guard value.kind == .object else { return nil }
    for property in properties.members {
      guard let inner = value[property.name] else { continue }
      if let fault = fault(of: inner, by: property.value, at: "\(path).\(property.name)") { return fault }
    }
    return nil
  }

  private func additionalFault(of value: JSONValue, _ schema: JSONValue, at path: String) -> String? {
    guard value.kind == .object else { return nil }
    let (known, rest) = (schema["properties"], schema["additionalProperties"]!)
    for member in value.members where known?[member.name] == nil {
      if rest.bool == false { return "\(path).\(member.name) is not known" }
      if let fault = fault(of: member.value, by: rest, at: "\(path).\(member.name)") { return fault }
    }
    return nil
  }

  private func itemFault(of value: JSONValue, _ schema: JSONValue, at path: String) -> String? {
    guard value.kind == .array else { return nil }
    for (index, element) in value.elements.enumerated() {
      if let fault = fault(of: element, by: schema, at: "\(path)[\(index)]") { return fault }
    }
    return nil
  }

  private func patternFault(of value: JSONValue, _ pattern: JSONValue, at path: String) -> String? {
    guard let text = value.string?.description, let regex = try? Regex(pattern.string!.description) else { return nil }
    return text.contains(regex) ? nil : "\(path) is '\(text)', which has another form"
  }

  private func choiceFault(of value: JSONValue, _ word: JSONMember, at path: String) -> String? {
    let faults = word.value.elements.map { fault(of: value, by: $0, at: path) }
    let fitting = faults.count { $0 == nil }
    if fitting == 1 || fitting > 1 && word.name == "anyOf" { return nil }
    return fitting > 1 ? "\(path) fits several of the schemas" : "\(path) fits none of: \(faults.compactMap { $0 })"
  }

  private func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool { one.source == other.source }
}
