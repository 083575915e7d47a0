import Diagnostics

/// Values, ranges, periods, rows and conditions that cannot mean what they say.
enum MeaningMistakes {
  static let products: [SeededMistake] = [
    .init(
      "empty-period", "the period from 2026-05-01 until 2026-05-01 has no day: 'until' is the first day no longer",
      product: #"<base-price id="B" amount="1" from="2026-05-01" until="«2026-05-01»"/>"#),
    .init(
      "empty-range", "'max' is less than 'min', so that 'n' has no value",
      characteristics: #"<integer id="n" min="5" max="«4»"/>"#),
    .init(
      "missing-attribute", "'integer' needs the attribute 'max', or a 'formula'",
      characteristics: #"<«integer» id="n" min="5"/>"#),
    .init(
      "value-outside", "7 is not within 0 to 5", characteristics: #"<integer id="n" min="0" max="5" default="«7»"/>"#),
    .init(
      "value-off-step", "605 lies between two steps of 10 from 600",
      characteristics: #"<integer id="n" min="600" max="800" step="10" default="«605»"/>"#),
    .init(
      "unknown-value", "'rde' is no value of 'colours'", suggestion: "red",
      characteristics: #"<choice id="c" values="colours" default="«rde»"/>"#),
    .init("no-values", "'c' has no values to choose from", characteristics: #"<choice id="«c»"/>"#),
    .init(
      "conflicting-attributes", "'n' cannot have 'default': it is derived",
      characteristics: #"<integer id="n" formula="width" «default»="5"/>"#),
    .init(
      "conflicting-attributes", "a rule has either 'require' or 'forbid', not both",
      product: #"<rule id="R1" require="lid" «forbid»="lid"/>"#),
    .init(
      "conflicting-attributes", "a surcharge has either 'amount' or 'percent', not both",
      product: #"<surcharge id="S" amount="1" «percent»="2"/>"#),
    .init(
      "missing-attribute", "'rule' needs one of the attributes 'require' and 'forbid'", product: #"<«rule» id="R1"/>"#),
    .init(
      "too-many-digits", "the formula of an 'integer' must give a whole number; use floor, ceil or round",
      characteristics: #"<integer id="n" formula="«width * 0.5»"/>"#),
    .init(
      "text-too-long", "the text has 6 characters, but may have 5",
      characteristics: #"<text id="t" maximum-length="5" default="«abcdef»"/>"#),
    .init(
      "pattern-mismatch", "'ab' does not match the pattern '[A-Z]*'",
      characteristics: #"<text id="t" maximum-length="5" pattern="[A-Z]*" default="«ab»"/>"#),
    .init(
      "pattern-mismatch", "'' does not match the pattern '[A-Z]{2}'",
      characteristics: #"<text id="t" maximum-length="5" pattern="[A-Z]{2}" default="«»"/>"#),
    .init(
      "number-out-of-range",
      "the numbers from 0.0000000001 to 9000000000 with 10 digits after the point do not fit into 64 bits",
      characteristics: #"<decimal id="n" min="0.0000000001" max="«9000000000»" step="0.0000000001"/>"#),
    .init(
      "unit-mismatch", "'420 + PT5M' is in SEC (s), but a number without a unit is wanted here",
      product: #"<base-price id="B" amount="«420 + PT5M»"/>"#),
    .init(
      "unit-mismatch", "'width' is in MMT (mm), but C62 (pc) is wanted here",
      product: #"<position id="90" part="SIDE" quantity="«width»"/>"#),
    .init(
      "unit-mismatch", "'weight' is in KGM (kg), but MMT (mm) is wanted here",
      product:
        #"<position id="90" part="SIDE" quantity="1"><cut length="width" width="«weight»"/></position>"#),
    .init(
      "unit-mismatch", "'reach / 2' seems to be in CMT (cm), but MMT (mm) is wanted here; say convert(…, MMT)",
      product: #"<position id="90" part="SIDE" quantity="1"><cut length="width" width="«reach / 2»"/></position>"#,
      characteristics: #"<integer id="reach" unit="CMT" min="10" max="90" default="10"/>"#),
    .init(
      "unit-mismatch", "'width' is in MMT (mm), but SEC (s) is wanted here",
      product: #"<operation id="90" work-center="saw" run="«width»"/>"#),
    .init(
      "unit-mismatch", "'width' is in MMT (mm), but C62 (pc) is wanted here",
      product: #"<component id="c" product="door" count="«width»"/>"#),
    .init(
      "unset-template", "'c' may stay unset; add given(c) to the condition",
      product: #"<position id="90" part="LID-{«c»}" quantity="1"/>"#,
      characteristics: #"<choice id="c" values="colours" obligatory="false"/>"#),
    .init(
      "negative-count", "the count can be from -1 to 1, but must not be negative; use max(0, …)",
      product: #"<component id="c" product="door" count="«count(door) - 1»"/>"#),
    .init(
      "limit-cells", "40000 of 'c' with 3 cells each are too many (limit 'cells': 100000)",
      product: #"<component id="«c»" product="door" count="40000"/>"#),
    .init(
      "bound-derived", "'twice' is derived in 'door' and cannot be bound",
      product: #"<component id="c" product="door" count="1"><bind characteristic="«twice»" value="5"/></component>"#),
    .init(
      "value-outside", "the formula gives 5000 to 5000, never anything within 100 to 3000 as 'tall' needs",
      product: #"<component id="c" product="door" count="1"><bind characteristic="tall" value="«5000»"/></component>"#),
    .init(
      "missing-part", "there is no part 'BASE-red', 'BASE-blue', which 'BASE-{colour}' can stand for",
      product: #"<position id="90" part="«BASE-{colour}»" quantity="1"/>"#),
    .init(
      "missing-part", "there is no part 'BASE-blue', which 'BASE-{colour}' can stand for",
      top: #"<part id="BASE-red" kind="make"/>"#,
      product: #"<position id="90" part="«BASE-{colour}»" quantity="1"/>"#),
    .init(
      "missing-part",
      "there is no part 'A-v1-red', 'A-v1-blue', 'A-v2-red', 'A-v2-blue', 'A-v3-red' and 1 more, which "
        + "'A-{n}-{colour}' can stand for",
      product: #"<position id="90" part="«A-{n}-{colour}»" quantity="1"/>"#,
      characteristics: #"<choice id="n"><value id="v1"/><value id="v2"/><value id="v3"/></choice>"#),
    .init(
      "bad-template", "the brace has no counterpart", product: #"<position id="90" part="LID-«{»colour" quantity="1"/>"#
    ),
    .init(
      "bad-template", "'width' is no choice of one value",
      product: #"<position id="90" part="LID-{«width»}" quantity="1"/>"#),
    .init(
      "bill-of-bought-part", "'SCREW' is bought and cannot be made of the positions inside",
      product:
        #"<position id="90" part="«SCREW»" quantity="1"><position id="1" part="SIDE" quantity="1"/></position>"#),
    .init(
      "negative-quantity", "the quantity is always negative",
      product: #"<position id="90" part="SIDE" quantity="«0 - 2»"/>"#),
    .init(
      "wrong-cell-count", "the 'row' has 3 cells, but must have 2",
      product: #"<combinations id="K" characteristics="colour lid"><row values="«red true false»"/></combinations>"#),
    .init(
      "unknown-value", "'gren' is no value of 'colours'",
      product: #"<combinations id="K" characteristics="colour lid"><row values="red|«gren» true"/></combinations>"#),
    .init(
      "empty-range", "'900..700' ends before it begins",
      product: #"<combinations id="K" characteristics="width lid"><row values="«900..700» *"/></combinations>"#),
    .init(
      "not-single", "there may be several of 'door', so that 'door.handle' names no single value",
      product:
        #"<combinations id="K" characteristics="«door.handle» lid"><row values="bar true"/></combinations>"#),
    .init(
      "bad-column", "'name' has no single value to combine: it is a multiple choice or a text",
      product: #"<combinations id="K" characteristics="«name» lid"><row values="* true"/></combinations>"#),
    .init(
      "bad-family", "'width' is no choice of one value",
      product: #"<operation id="90" work-center="saw" run="PT1S" family="«width»"/>"#),
  ]
}
