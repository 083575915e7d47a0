import Testing

@Suite("The check of schemas")
struct SchemaCheckTests {
  @Test(
    "Accepts what fits and names what does not",
    arguments: [
      ("1", #"{"type":"integer"}"#, nil), ("1.5", #"{"type":"integer"}"#, "$ is number, not integer"),
      ("null", #"{"type":["string","null"]}"#, nil),
      ("\"a\"", #"{"const":"b"}"#, "$ is not the one value that it may be"),
      ("\"a\"", #"{"enum":["b","a"]}"#, nil), (#"{"a":1}"#, #"{"required":["a","b"]}"#, "$.b is missing"),
      (#"{"a":[1,"x"]}"#, #"{"properties":{"a":{"items":{"type":"integer"}}}}"#, "$.a[1] is string, not integer"),
      (#"{"a":1}"#, #"{"properties":{},"additionalProperties":false}"#, "$.a is not known"),
      (#"{"a":1}"#, #"{"additionalProperties":{"type":"string"}}"#, "$.a is integer, not string"),
      ("[]", #"{"minItems":1}"#, "$ has too few"), ("0", #"{"minimum":1}"#, "$ is too small"),
      ("\"ab\"", #"{"pattern":"^a"}"#, nil), ("\"ba\"", #"{"pattern":"^a"}"#, "$ is 'ba', which has another form"),
      ("1", #"{"oneOf":[{"type":"integer"},{"type":"number"}]}"#, "$ fits several of the schemas"),
      ("1", #"{"anyOf":[{"type":"integer"},{"type":"number"}]}"#, nil),
      ("{}", ##"{"$ref":"#/$defs/x","$defs":{"x":{"required":["a"]}}}"##, "$.a is missing"),
      ("1", #"{"maximum":1}"#, "the schema has the unknown word 'maximum'"), ("{", "{}", "the text is no JSON"),
    ] as [(String, String, String?)])
  func faults(text: String, schema: String, fault: String?) {
    #expect(SchemaCheck.fault(of: text, by: schema) == fault)
  }
}
