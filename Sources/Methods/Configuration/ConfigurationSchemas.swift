/// JSON Schemas (2020-12) of what questions about a configuration come to; a new version may add members.
enum ConfigurationSchemas {
  private static let conflict = """
    {"type":"object","required":["rules","choices"],"properties":{
      "rules":{"type":"array","items":{"type":"object","required":["id","because","at"]}},"choices":{"type":"object"},
      "insufficient":{"type":"array","items":{"type":"string"}},"proven":{"type":"boolean"}}}
    """
  private static let state = #"{"enum":["chosen","default","forced","free","conflicting","undecided"]}"#
  private static let stretches = """
    {"type":"array","items":{"type":"object","required":["from","to","step","state"],"properties":{"state":\(state)}}}
    """

  static let options = """
    {"type":"object","required":["status"],"properties":{
      "status":{"enum":["complete","incomplete","conflicting","undecided","invalid"]},
      "characteristics":{"type":"object","additionalProperties":{"type":"object","required":["state"],"properties":{
        "state":\(state),"there":{"type":"boolean"},
        "values":{"type":"array","items":{"type":"object","required":["value","state"],"properties":{"state":\(state)}}},
        "ranges":\(stretches),"lengths":\(stretches)}}},
      "missing":{"type":"array","items":{"type":"string"}},
      "price":{"type":"object","required":["current","currency"]},"promise":{"type":"string"},"conflict":\(conflict),
      "token":{"type":"string"},"problems":{"type":"array"}}}
    """

  static let completion = """
    {"type":"object","required":["status"],"properties":{"status":{"enum":["valid","incomplete","invalid","undecided"]},
      "conflict":\(conflict),"problems":{"type":"array"}}}
    """

  static let conflicts = """
    {"type":"object","required":["status"],"properties":{
      "status":{"enum":["consistent","conflicting","undecided","invalid"]},
      "conflicts":{"type":"array","items":\(conflict)},"complete":{"type":"boolean"},"problems":{"type":"array"}}}
    """

  static let repairs = """
    {"type":"object","required":["status"],"properties":{
      "status":{"enum":["consistent","conflicting","unrepairable","undecided","invalid"]},
      "repairs":{"type":"array","items":{"type":"object","required":["change"],"properties":{"change":{"type":"object"}}}},
      "complete":{"type":"boolean"},"problems":{"type":"array"}}}
    """

  static let explanation = """
    {"type":"object","required":["status"],"properties":{
      "status":{"enum":["free","forced","conflicting","undecided","invalid"]},"because":\(conflict),
      "problems":{"type":"array"}}}
    """
}
