import CLibXML2
import Diagnostics

extension TreeBuilder {
  /// A complaint of libxml2's in our words, at the text that it is about; in its own words, where that is rare.
  func diagnostic(for complaint: SAXComplaint) -> Diagnostic {
    switch xmlParserErrors(complaint.code) {
    case XML_ERR_TAG_NAME_MISMATCH: mismatchedEnd(complaint)
    case XML_ERR_TAG_NOT_FINISHED: missingEnd(complaint)
    case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED: repeatedAttribute(complaint)
    case XML_NS_ERR_UNDEFINED_NAMESPACE: undeclaredPrefix(complaint)
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: undeclaredEntity(complaint)
    case XML_ERR_DOCUMENT_EMPTY: malformed(complaint, "an element was expected; the file is empty or is no XML")
    case XML_ERR_DOCUMENT_END: malformed(complaint, "there is something after the end of the root element")
    case XML_ERR_LT_IN_ATTRIBUTE: malformed(complaint, "'<' inside an attribute's value; write 'lt' or '&lt;'")
    case XML_ERR_ATTRIBUTE_NOT_STARTED: malformed(complaint, "an attribute's value must stand in quotes")
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE: malformed(complaint, "an attribute without a value")
    case XML_ERR_GT_REQUIRED: malformed(complaint, "'>' was expected at the end of the tag")
    case XML_ERR_SPACE_REQUIRED: malformed(complaint, "white space was expected here")
    case XML_ERR_INVALID_CHAR: malformed(complaint, "a character that XML does not allow")
    default: malformed(complaint, inOneLine(complaint.message))
    }
  }

  private func malformed(_ complaint: SAXComplaint, _ message: String) -> Diagnostic {
    Diagnostic("malformed-xml", at: source.place(at: complaint.offset), message)
  }

  private func mismatchedEnd(_ complaint: SAXComplaint) -> Diagnostic {
    let name = source.name(at: source.startOfTag(before: complaint.offset) + 2)
    let expected = complaint.names.first ?? ""
    return Diagnostic(
      "malformed-xml", at: source.place(name),
      "the end tag '</\(source.string(name))>' does not match '<\(expected)>'", notes: openingNote(expected))
  }

  private func missingEnd(_ complaint: SAXComplaint) -> Diagnostic {
    let name = complaint.names.first ?? ""
    return Diagnostic(
      "malformed-xml", at: source.place(at: complaint.offset), "the end tag '</\(name)>' is missing",
      notes: openingNote(name))
  }

  /// After the first complaint libxml2 reports no elements, so that the innermost one may be another.
  private func openingNote(_ name: String) -> [Diagnostic.Note] {
    guard diagnostics.isEmpty, foreignDepth == 0, let element = open.last?.element else { return [] }
    guard source.string(element.rawName) == name || element.name == name else { return [] }
    return [Diagnostic.Note("'<\(name)>' starts here", at: element.namePlace)]
  }

  private func repeatedAttribute(_ complaint: SAXComplaint) -> Diagnostic {
    let tag = source.name(at: source.startOfTag(before: complaint.offset) + 1)
    var first: [String: Range<Int>] = [:]
    for attribute in source.attributes(after: tag.upperBound) {
      let name = source.string(attribute.name)
      if let earlier = first[name] {
        return Diagnostic(
          "malformed-xml", at: source.place(attribute.name), "the attribute '\(name)' is there twice",
          notes: [Diagnostic.Note("'\(name)' stands here first", at: source.place(earlier))])
      }
      first[name] = attribute.name
    }
    return Diagnostic("malformed-xml", at: source.place(tag), inOneLine(complaint.message))
  }

  private func undeclaredPrefix(_ complaint: SAXComplaint) -> Diagnostic {
    let tag = source.name(at: source.startOfTag(before: complaint.offset) + 1)
    let prefix = complaint.names.first ?? ""
    // With three names the complaint is about an attribute of the element, with two about the element.
    let wanted = complaint.names.dropFirst().first.map { "\(prefix):\($0)" }
    let attribute = source.attributes(after: tag.upperBound).first { source.string($0.name) == wanted }
    let place = complaint.names.count > 2 ? attribute?.name ?? tag : tag
    return Diagnostic("undeclared-prefix", at: source.place(place), "the prefix '\(prefix)' is not declared")
  }

  /// libxml2 complains when it has just read the reference.
  private func undeclaredEntity(_ complaint: SAXComplaint) -> Diagnostic {
    let reference = "&\(complaint.names.first ?? "");"
    let start = complaint.offset - reference.utf8.count
    return Diagnostic(
      "undeclared-entity",
      at: source.has(reference, at: start)
        ? source.place(start..<complaint.offset) : source.place(at: complaint.offset),
      "the entity '\(reference)' is not known; XML itself has lt, gt, amp, quot and apos")
  }

  private func inOneLine(_ message: String) -> String {
    String(message.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
