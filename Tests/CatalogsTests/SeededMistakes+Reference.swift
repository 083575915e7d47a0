import Diagnostics

/// Ids that are twice there or not at all, and things that go round in circles.
enum ReferenceMistakes {
  static let all: [SeededMistake] = [
    .init("duplicate-id", "the part 'SIDE' is defined twice", top: #"<part id="«SIDE»" kind="make"/>"#),
    .init("duplicate-id", "the name 'width' is defined twice", characteristics: #"<boolean id="«width»"/>"#),
    .init(
      "duplicate-id", "the value 'a' is defined twice",
      top: #"<values id="v"><value id="a"/><value id="«a»"/></values>"#),
    .init(
      "duplicate-id", "the position '10' is defined twice", product: #"<position id="«10»" part="SIDE" quantity="1"/>"#),
    .init(
      "duplicate-id", "the rule 'R0' is defined twice", product: #"<rule id="«R0»" require="lid or not lid"/>"#),
    .init(
      "duplicate-id", "'cn' is listed twice", product: #"<base-price id="B" amount="1" markets="cn «cn»"/>"#),
    .init(
      "duplicate-id", "the transport from 'saw' to 'saw' is there twice",
      plant: #"<transport from="saw" to="saw" time="PT1M"/>«<transport from="saw" to="saw" time="PT2M"/>»"#),
    .init(
      "duplicate-label", "there is a second 'label' in 'en'",
      top: #"<market id="eu"><label xml:lang="en">A</label><label xml:lang="«en»">B</label></market>"#),
    .init(
      "unknown-id", "there is no part 'SIED'", suggestion: "SIDE",
      product: #"<position id="90" part="«SIED»" quantity="1"/>"#),
    .init(
      "unknown-id", "there is no market 'ch'", suggestion: "cn",
      product: #"<base-price id="B" amount="1" markets="cn «ch»"/>"#),
    .init(
      "unknown-id", "there is no plant 'workz'", suggestion: "works", top: #"<product id="p" plant="«workz»"/>"#),
    .init(
      "unknown-id", "there is no product 'dor'", suggestion: "door",
      product: #"<component id="c" product="«dor»" count="1"/>"#),
    .init(
      "unknown-id", "there is no list of values 'colour'", suggestion: "colours",
      characteristics: #"<choice id="c" values="«colour»"/>"#),
    .init(
      "unknown-id", "there is no type or list of values 'interger'", suggestion: "integer",
      top: #"<table id="t"><key name="k" type="«interger»"/><result name="r" type="boolean"/></table>"#),
    .init(
      "unknown-id", "there is no calendar 'night'",
      plant: #"<work-center id="w" calendar="«night»"><resource id="r"/></work-center>"#),
    .init(
      "unknown-id", "there is no supplier 'acne'", suggestion: "acme",
      top: #"<part id="X" kind="buy" supplier="«acne»"/>"#),
    .init(
      "unknown-id", "there is no work center 'saww'", suggestion: "saw",
      product: #"<operation id="90" work-center="«saww»" run="PT1S"/>"#),
    .init(
      "unknown-id", "there is no operation or component '11'", suggestion: "10",
      product: #"<operation id="90" work-center="saw" run="PT1S" after="«11»"/>"#),
    .init(
      "unknown-id", "there is no position '10/99'",
      product: #"<operation id="90" work-center="saw" run="PT1S" position="«10/99»"/>"#),
    .init(
      "unknown-id", "'box' has no characteristic 'colur'", suggestion: "colour",
      product: #"<position id="90" part="LID-{«colur»}" quantity="1"/>"#),
    .init(
      "unknown-id", "there is no characteristic of 'door' 'tal'", suggestion: "tall",
      product: #"<component id="c" product="door" count="1"><bind characteristic="«tal»" value="700"/></component>"#),
    .init(
      "unknown-skill", "no resource of 'saw' has the skill 'sewing'", suggestion: "sawing",
      product: #"<operation id="90" work-center="saw" run="PT1S" skill="«sewing»"/>"#),
    .init(
      "reserved-id", "'and' is a word of expressions, so that none can name this",
      characteristics: #"<boolean id="«and»" default="false"/>"#),
    .init(
      "reserved-id", "'parent' is a word of expressions, so that none can name this",
      product: #"<component id="«parent»" product="door" count="1"/>"#),
    .init(
      "reserved-id",
      "no expression can name 'a-': a '-' stands before a letter or digit, a '.' between names, and letters are those of "
        + "identifiers",
      characteristics: #"<boolean id="«a-»" default="false"/>"#),
    .init(
      "reserved-id", "'PT5M' is a word of expressions, so that none can name this",
      top:
        #"<table id="t"><key name="and" type="integer"/><result name="«PT5M»" type="integer"/><row values="1 2"/></table>"#
    ),
    .init(
      "ambiguous-id", "'door.tall' also reads as 'tall' inside the component 'door'",
      characteristics: #"<boolean id="«door.tall»" default="false"/>"#),
    .init(
      "ambiguous-id", "the list of values 'a.b.c' is defined twice",
      top:
        #"<product id="a"><choice id="b.c"><value id="x"/></choice></product><product id="a.b"><choice id="«c»"><value id="y"/></choice></product>"#
    ),
    .init(
      "reserved-id", "'integer' is the name of a type and cannot name a list of values",
      top: #"<values id="«integer»"><value id="a"/></values>"#),
    .init(
      "product-cycle", "'a' would contain itself: a → b → a",
      top:
        #"<product id="a"><component id="c" product="b" count="1"/></product><product id="b"><component id="c" product="«a»" count="1"/></product>"#
    ),
    .init(
      "part-cycle", "'A' is made of itself: A → B → A",
      top:
        #"<part id="A" kind="make"><position id="1" part="B" quantity="1"/></part><part id="B" kind="make"><position id="«1»" part="A" quantity="1"/></part>"#
    ),
    .init(
      "operation-cycle", "the operation '90' waits for itself: 90 → 91 → 90",
      product:
        #"<operation id="90" work-center="saw" run="PT1S" after="«91»"/><operation id="91" work-center="saw" run="PT1S"/>"#
    ),
    .init(
      "dependency-cycle", "'a' depends on itself: a → b → a",
      characteristics: #"<integer id="a" formula="«b + 1»"/><integer id="b" formula="a * 2"/>"#),
    .init(
      "dependency-cycle", "'a' depends on itself: a → d.twice → d.tall → a",
      product: #"<component id="d" product="door" count="1"><bind characteristic="tall" value="a"/></component>"#,
      characteristics: #"<integer id="a" formula="«d.twice»"/>"#),
    .init(
      "dependency-cycle", "'a' depends on itself: a → b → a",
      characteristics:
        #"<integer id="a" min="0" max="9" default-formula="«b»"/><integer id="b" min="0" max="9" default-formula="a"/>"#
    ),
  ]
}
