import Diagnostics

/// Mistakes of form: elements, attributes and what their texts look like.
enum FormMistakes {
  static let all: [SeededMistake] = [
    .init(
      "unknown-element", "the language has no element 'surchage'", suggestion: "surcharge",
      product: #"<«surchage» id="S1" amount="5"/>"#),
    .init(
      "misplaced-element", "'shift' may not stand in 'product'; it belongs in 'calendar'",
      product: #"<«shift» days="mon" from="06:00" until="07:00"/>"#),
    .init(
      "repeated-element", "'position' holds at most one 'cut'",
      product:
        #"<position id="90" part="SIDE" quantity="1"><cut length="1" width="1"/><«cut» length="2" width="1"/></position>"#
    ),
    .init(
      "unknown-attribute", "'part' has no attribute 'leadtime'", suggestion: "lead-time",
      top: #"<part id="X" kind="buy" «leadtime»="P5D"/>"#),
    .init(
      "missing-attribute", "'rule' needs the attribute 'id'",
      product: #"<«rule» require="lid"><because xml:lang="en">x</because></rule>"#),
    .init("unexpected-text", "'group' holds no text of its own", characteristics: #"<group id="g">«hello»</group>"#),
    .init(
      "missing-text", "'label' is empty", top: #"<market id="eu"><«label» xml:lang="en"/></market>"#),
    .init(
      "empty-value", "'when' is empty; it must be an expression",
      product: #"<rule id="R1" when="«»" require="lid"/>"#),
    .init(
      "empty-value", "'markets' is empty; leave it out to mean all",
      product: #"<base-price id="B" amount="1" markets="«»"/>"#),
    .init(
      "bad-id", "'9x y' is no id; it must be a name: a letter or '_', then letters, digits, '_', '-' or '.'",
      top: #"<market id="«9x y»"/>"#),
    .init(
      "bad-number", "'12,5' is no decimal number", top: #"<part id="X" kind="buy" cost="«12,5»"/>"#),
    .init(
      "bad-number", "'1.5' is no whole number",
      characteristics: #"<integer id="n" min="0" max="«1.5»"/>"#),
    .init(
      "number-out-of-range", "-3 is negative", top: #"<part id="X" kind="buy" cost="«-3»"/>"#),
    .init(
      "number-out-of-range", "0 is not a whole number from 1 to 1000000000",
      product: #"<operation id="90" work-center="saw" run="PT1S" transfer="«0»"/>"#),
    .init(
      "bad-word", "'buyy' is none of 'make', 'buy', 'phantom'", suggestion: "buy",
      top: #"<part id="X" kind="«buyy»"/>"#),
    .init(
      "bad-word", "'thr' is none of 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'", suggestion: "thu",
      plant: #"<calendar id="c"><shift days="mon «thr»" from="06:00" until="07:00"/></calendar>"#),
    .init(
      "bad-word", "'yes' is none of 'true', 'false'",
      product: #"<operation id="90" work-center="saw" run="PT1S" may-pause="«yes»"/>"#),
    .init(
      "bad-date", "'2026-02-30' is no date; it must be a date such as 2026-12-18",
      product: #"<base-price id="B" amount="1" from="«2026-02-30»"/>"#),
    .init(
      "bad-time", "'25:00' is no time; it must be a time of day from 00:00 to 24:00",
      plant: #"<calendar id="c"><shift days="mon" from="06:00" until="«25:00»"/></calendar>"#),
    .init(
      "bad-duration", "'5 days' is no duration; it must be a duration of whole days such as P5D",
      top: #"<part id="X" kind="buy" lead-time="«5 days»"/>"#),
    .init(
      "bad-duration", "'PT36H' is not a duration of whole days such as P5D",
      top: #"<part id="X" kind="buy" lead-time="«PT36H»"/>"#),
    .init(
      "bad-unit", "'mm' is no unit code of UN/ECE Recommendation 20", suggestion: "MMT",
      characteristics: #"<integer id="n" min="0" max="5" unit="«mm»"/>"#),
    .init(
      "bad-currency", "'CNX' is no currency code of ISO 4217 with amounts", suggestion: "CNY",
      top: #"<market id="eu" currency="«CNX»"/>"#),
    .init(
      "bad-language", "'english!' is no language tag",
      top: #"<market id="eu"><label xml:lang="«english!»">Europe</label></market>"#),
    .init(
      "bad-pattern", "'[' is not closed",
      characteristics: #"<text id="t" maximum-length="5" obligatory="false" pattern="a«[»b"/>"#),
    .init(
      "bad-pattern", "'-' stands for itself only at the beginning and at the end of a group; write '\\-'",
      characteristics: #"<text id="t" maximum-length="5" obligatory="false" pattern="&lt;[a-z«-»9]"/>"#),
    .init(
      "limit-pattern", "written out, the pattern has more than 40000 pieces; its counts are too large",
      characteristics: #"<text id="t" maximum-length="5" obligatory="false" pattern="x«(a{300}){300}»"/>"#),
  ]
}
