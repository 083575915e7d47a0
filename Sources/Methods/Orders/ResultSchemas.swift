/// JSON Schemas (2020-12) of what the methods for orders give. They name what is always there, and of what type the rest is;
/// a new version may add members.
enum ResultSchemas {
  /// The catalogs in use.
  static let catalogs = """
    {"type":"object","required":["catalogs"],"properties":{"catalogs":{"type":"array","items":{
      "type":"object","required":["id","revision","digest","products","markets","plants"],"properties":{
        "id":{"type":"string"},"revision":{"type":"string"},"digest":\(digest),
        "products":\(strings),"markets":\(strings),"plants":\(strings)}}}}}
    """

  /// What an order came to: one shape for each status, `invalid` has two.
  static let order = """
    {"type":"object","required":["order","status"],"oneOf":[
      \(status("valid", ["product", "quantity", "item", "configuration", "price", "bill", "operations", "promise", "catalog", "digest"])),
      \(status("incomplete", ["missing", "catalog", "digest"])),
      \(status("invalid", ["conflict", "catalog", "digest"])),
      \(status("invalid", ["problems", "catalog", "digest"])),
      \(status("duplicate", ["item", "price", "promise", "catalog", "digest"])),
      \(status("conflict", ["message", "first", "digest"])),
      \(status("undecided", ["limit", "catalog", "digest"])),
      \(status("error", ["line", "code", "message"]))],
     "properties":{
      "order":{"type":["string","null"]},"product":{"type":"string"},"quantity":{"type":"integer","minimum":1},"item":{"type":"string"},
      "configuration":{"$ref":"#/$defs/configuration"},"price":{"$ref":"#/$defs/price"},
      "bill":{"type":"array","items":{"$ref":"#/$defs/billLine"}},"operations":{"type":"array","items":{"$ref":"#/$defs/operation"}},
      "promise":{"type":"string"},"warnings":{"type":"array","items":{"$ref":"#/$defs/rule"}},
      "missing":\(strings),
      "conflict":{"type":"object","required":["rules","choices"],"properties":{
        "rules":{"type":"array","items":{"$ref":"#/$defs/rule"}},"choices":{"type":"object"}}},
      "problems":{"type":"array","minItems":1,"items":{"type":"object","required":["code","field","message"],"properties":{
        "code":{"type":"string"},"field":{"type":"string"},"message":{"type":"string"},"suggestion":{"type":"string"}}}},
      "message":{"type":"string"},"first":{"type":"string"},"limit":{"type":"string"},
      "line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1},"code":{"type":"string"},
      "catalog":{"$ref":"#/$defs/catalog"},"digest":\(digest)},
     "$defs":{\(definitions)}}
    """

  /// An accepted order.
  static let storedOrder = """
    {"type":"object",
     "required":["order","status","quantity","product","item","ordered","promise","accepted","price","catalog","digest","content"],
     "properties":{
      "order":{"type":"string"},"status":{"enum":["accepted","planned","released","finished","cancelled"]},
      "quantity":{"type":"integer","minimum":1},"product":{"type":"string"},"item":{"type":"string"},
      "market":{"type":"string"},"plant":{"type":"string"},"ordered":{"type":"string"},"requested":{"type":"string"},
      "promise":{"type":"string"},"accepted":{"type":"string"},"price":{"$ref":"#/$defs/total"},
      "catalog":{"$ref":"#/$defs/catalog"},"digest":\(digest),"content":{"type":"object"}},
     "$defs":{\(catalog),\(total)}}
    """

  /// The bill and the operations of an order.
  static let bill = """
    {"type":"object","required":["order","item","bill","operations"],"properties":{
      "order":{"type":"string"},"item":{"type":"string"},
      "bill":{"type":"array","items":{"$ref":"#/$defs/billLine"}},
      "operations":{"type":"array","items":{"$ref":"#/$defs/operation"}}},
     "$defs":{\(making)}}
    """

  static let digest = #"{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"}"#
  static let strings = #"{"type":"array","items":{"type":"string"}}"#
  static let catalog = """
    "catalog":{"type":"object","required":["id","revision","digest"],"properties":{
      "id":{"type":"string"},"revision":{"type":"string"},"digest":\(digest)}}
    """
  static let total = """
    "total":{"type":"object","required":["total","currency"],"properties":{"total":{"type":"string"},"currency":{"type":"string"}}}
    """

  private static let making = """
    "billLine":{"type":"object","required":["position","level","part","quantity","unit"],"properties":{
      "position":{"type":"string"},"level":{"type":"integer","minimum":1},"part":{"type":"string"},"quantity":{"type":"string"},
      "unit":{"type":"string"},"label":{"type":"string"},"cut":{"type":"object"}}},
    "operation":{"type":"object","required":["operation","workCenter","setUp","run"],"properties":{
      "operation":{"type":"string"},"workCenter":{"type":"string"},"setUp":{"type":"string"},"run":{"type":"string"},
      "after":\(strings)}}
    """

  private static let definitions = """
    \(catalog),\(making),
    "price":{"type":"object","required":["total","currency"],"properties":{
      "piece":{"type":"string"},"total":{"type":"string"},"currency":{"type":"string"},
      "items":{"type":"array","items":{"type":"object","required":["id","amount"],"properties":{
        "id":{"type":"string"},"component":{"type":"string"},"amount":{"type":"string"}}}}}},
    "rule":{"type":"object","required":["id","because"],"properties":{
      "id":{"type":"string"},"because":{"type":"string"},"at":{"type":"string"}}},
    "characteristic":{"type":"object","required":["value","by"],"additionalProperties":false,"properties":{
      "value":{"type":["string","number","boolean","array","null"],"items":{"type":"string"}},
      "by":{"enum":["customer","default","rule","formula"]},"rules":\(strings)}},
    "configuration":{"type":"object","additionalProperties":{"anyOf":[
      {"$ref":"#/$defs/characteristic"},{"$ref":"#/$defs/configuration"},
      {"type":"array","items":{"$ref":"#/$defs/configuration"}}]}}
    """

  /// The shape of results of a status: what is there beside it.
  private static func status(_ status: String, _ required: [String]) -> String {
    let names = required.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"properties":{"status":{"const":"\#(status)"}},"required":[\#(names)]}"#
  }
}
