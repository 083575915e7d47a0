/// What a name's prefix, or the lack of one, stands for.
enum Namespace {
  case none, catalog, xml
  /// The catalog language in a version that this program does not read.
  case otherVersion
  case foreign

  init(_ uri: String?) {
    switch uri {
    case nil, "": self = .none
    case catalogNamespace: self = .catalog
    case "http://www.w3.org/XML/1998/namespace": self = .xml
    case let uri? where uri.hasPrefix("urn:orderwright:catalog:"): self = .otherVersion
    default: self = .foreign
    }
  }
}

/// A start tag as libxml2 saw it: it resolves the prefixes; everything else is read from the source text.
struct SAXStartTag {
  /// The offset of the `>` or `/>` that ends the tag.
  var end: Int
  var namespace: Namespace
  /// The namespace's name as declared.
  var uri: String?
  /// Of the attributes that are not namespace declarations, in the order in which they stand.
  var attributeNamespaces: [Namespace]
}

/// What libxml2 says is wrong, at the offset that it had read up to.
struct SAXComplaint {
  /// libxml2's `xmlParserErrors`.
  var code: UInt32
  var message: String
  /// The names that the message is about, in an order that depends on the code.
  var names: [String]
  var offset: Int
}

/// One thing that a SAX parser meets, in document order.
enum SAXEvent {
  case startTag(SAXStartTag)
  /// An element has ended, before `offset`.
  case endTag(offset: Int)
  /// Text other than white space.
  case text
  case doctype(offset: Int)
  case complaint(SAXComplaint)
}
