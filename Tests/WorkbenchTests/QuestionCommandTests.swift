import Testing

/// `domains` and `conflict`: what is open under choices, and what cannot stand together.
@Suite struct QuestionCommandTests {
  /// What has to be there, and what can never be: without choices, and with an empty line of them.
  @Test(arguments: ["", " --choices -"])
  func coreAndDeadFeaturesAreTold(_ choices: String) throws {
    let run = try WorkbenchRun("domains model.xml" + choices, ["model.xml": Samples.wardrobe], input: "\n")
    #expect(run.code == 0)
    #expect(
      run.answers == [
        #"{"line":1,"verdict":"satisfied","forced":["wardrobe","carcass"],"impossible":["\"light door\"","mirror"]}"#
      ])
  }

  @Test func eachLineOfChoicesIsAnswered() throws {
    let run = try WorkbenchRun(
      "domains model.xml --choices choices",
      ["model.xml": Samples.wardrobe, "choices": "\u{FEFF}tall\r\n-back\n\"light door\"=true\n"])
    #expect(run.code == 0)
    #expect(
      run.answers == [
        #"{"line":1,"verdict":"satisfied","forced":["wardrobe","carcass","back","tall"],"impossible":["\"light door\"","mirror"]}"#,
        #"{"line":2,"verdict":"satisfied","forced":["wardrobe","carcass"],"impossible":["back","tall","\"light door\"","mirror"]}"#,
        #"{"line":3,"verdict":"unsatisfiable"}"#,
      ])
  }

  @Test func numbersAreAnsweredByValuesAndStretches() throws {
    let run = try WorkbenchRun(
      "domains sum.xml --choices -", ["sum.xml": Samples.hundred], input: "y=98\n-x=2 -x=1\ny=0\n")
    #expect(
      run.answers == [
        #"{"line":1,"verdict":"satisfied","forced":["x=2","y=98"],"impossible":["x=0..1","x=3..99","y=0","y=1","y=99"]}"#,
        #"{"line":2,"verdict":"satisfied","forced":["x=99","y=1"],"impossible":["x=0..98","y=0","y=98","y=99"]}"#,
        #"{"line":3,"verdict":"unsatisfiable"}"#,
      ])
  }

  @Test func aConflictIsMinimal() throws {
    let run = try WorkbenchRun(
      "conflict model.xml --choices -", ["model.xml": Samples.wardrobe],
      input: "carcass tall -back\ntall\nmirror tall\n")
    #expect(run.code == 0)
    #expect(
      run.answers == [
        #"{"line":1,"verdict":"unsatisfiable","conflict":["tall","-back"],"isMinimal":true}"#,
        #"{"line":2,"verdict":"satisfied"}"#,
        #"{"line":3,"verdict":"unsatisfiable","conflict":["mirror"],"isMinimal":true}"#,
      ])
  }

  @Test(arguments: [
    ("hinge\n", "choices:1: 'hinge' is no variable of the instance\n"),
    ("tall\n\"back\n", "choices:2: a quotation is not closed\n"),
    ("tall=2\n", "choices:1: 'tall=2' gives 'tall' no value\n"),
  ])
  func wrongChoicesAreNamed(_ choices: String, _ message: String) throws {
    for command in ["domains", "conflict", "count"] {
      let run = try WorkbenchRun(
        "\(command) model.xml --choices choices", ["model.xml": Samples.wardrobe, "choices": choices])
      #expect(run.code == 65)
      #expect(run.complaints == message)
    }
  }
}
