import Diagnostics

/// Mistakes in expressions, tables, plants, tests and other files.
enum SurroundingMistakes {
  static let all: [SeededMistake] = [
    .init(
      "unknown-name", "nothing here has the name 'widht'", suggestion: "width",
      product: #"<rule id="R1" when="lid" require="«widht» gt 5"/>"#),
    .init(
      "unit-mismatch", "'width gt weight' mixes KGM (kg) and MMT (mm)",
      product: #"<rule id="R1" require="«width gt weight»"/>"#),
    .init(
      "type-mismatch", "'width' is a number, but a condition is wanted here",
      product: #"<rule id="R1" require="«width»"/>"#),
    .init(
      "unknown-value", "'bleu' is not a value of 'colours'", suggestion: "blue",
      product: #"<rule id="R1" require="colour = '«bleu»'"/>"#),
    .init(
      "table-row-duplicate", "row 2 of table 't' has the same keys as row 1",
      top:
        #"<table id="t"><key name="k" type="colours"/><result name="r" type="boolean"/><row values="red true"/><row values="«red false»"/></table>"#
    ),
    .init(
      "wrong-cell-count", "each row of 't' has 3 cells, but there are 2 columns",
      top:
        #"<table id="t"><key name="k" type="integer"/><result name="r" type="integer"/><row values="«1 2 3»"/><row values="2 3 4"/></table>"#
    ),
    .init(
      "bad-number", "'x' is no number",
      top:
        #"<table id="t"><key name="k" type="integer"/><result name="r" type="boolean"/><row values="«x» true"/></table>"#
    ),
    .init(
      "missing-column", "a table needs at least one 'key' and one 'result'",
      top: #"<table id="«t»"><key name="k" type="integer"/></table>"#),
    .init(
      "bad-match", "only numbers have an order that 'up-to' can follow",
      top:
        #"<table id="t"><key name="k" type="colours" match="«up-to»"/><result name="r" type="boolean"/><row values="red true"/></table>"#
    ),
    .init(
      "break-outside-shift", "the break is not inside its shift",
      plant:
        #"<calendar id="c"><shift days="mon" from="06:00" until="14:00"><break from="«13:50»" until="14:10"/></shift></calendar>"#
    ),
    .init(
      "overlap", "the shift overlaps an earlier one",
      plant:
        #"<calendar id="c"><shift days="mon" from="22:00" until="06:00"/><shift days="tue" from="«05:00»" until="13:00"/></calendar>"#
    ),
    .init(
      "empty-period", "the holiday from 2026-05-01 until 2026-04-30 has no day: 'until' is the first day no longer",
      plant:
        #"<calendar id="c"><shift days="mon" from="06:00" until="14:00"/><holiday date="2026-05-01" until="«2026-04-30»"/></calendar>"#
    ),
    .init(
      "resource-differs", "'saw-1' has another 'calendar' in another work center, but is one resource",
      plant:
        #"<calendar id="c"><shift days="mon" from="06:00" until="14:00"/></calendar><work-center id="w" calendar="c"><resource id="«saw-1»"/></work-center>"#
    ),
    .init(
      "resource-differs", "'saw-1' has another 'power' in another work center, but is one resource",
      plant: #"<work-center id="w" calendar="day"><resource id="saw-1" power="«2»"/></work-center>"#),
    .init(
      "mixed-currencies",
      "the amount counts in CNY in market 'cn' and in EUR in market 'eu'; say by 'markets' in which of them it counts",
      top: #"<market id="eu" currency="EUR"/>"#,
      product:
        #"<base-price id="B" amount="«5»"/><base-price id="C" amount="5" markets="eu"/><surcharge id="S" percent="5"/>"#
    ),
    .init(
      "mixed-currencies",
      "the amount counts in CNY in market 'cn' and in EUR in market 'eu'; say by 'markets' in which of them it counts",
      top: #"<market id="eu" currency="EUR"/>"#, product: #"<price-rounding to="«1.00»" markets="cn eu"/>"#),
    .init(
      "no-resources", "'w' has no 'resource' to work on", plant: #"<work-center id="«w»" calendar="day"/>"#),
    .init(
      "missing-calendar", "a plant needs a 'calendar'; its first one is its own", top: #"<plant id="«p2»"/>"#),
    .init(
      "duplicate-id", "the stock of 'SIDE' is stated twice",
      plant: #"<stock part="SIDE" quantity="1"/><stock part="«SIDE»" quantity="2"/>"#),
    .init(
      "missing-attribute", "'stock' needs the attribute 'quantity', or a 'file'", plant: #"<«stock» part="SIDE"/>"#),
    .init(
      "unknown-id", "there is no part 'SDIE'", suggestion: "SIDE", plant: #"<stock file="stock.csv"/>"#,
      files: ["stock.csv": "part,quantity\nSCREW,5\n«SDIE»,7\n"]),
    .init(
      "bad-date", "'soon' is no date; it must be a date such as 2026-12-18", plant: #"<receipt file="r.csv"/>"#,
      files: ["r.csv": "part,quantity,date\r\nSCREW,5,2026-02-01\r\nSCREW,5, «soon» \r\n"]),
    .init(
      "unknown-column", "'qty' is none of the columns 'part', 'quantity'", plant: #"<stock file="stock.csv"/>"#,
      files: ["stock.csv": "part,«qty»\n"]),
    .init(
      "unknown-value", "'pink' is no value of 'colours'",
      product: #"<combinations id="K" characteristics="colour lid" file="k.csv"/>"#,
      files: ["k.csv": "lid,colour\ntrue,red\nfalse,\"red\"\n\"true\",«pink»\n"]),
    .init(
      "bad-csv", "the quotation mark is never closed",
      product: #"<combinations id="K" characteristics="colour" file="k.csv"/>"#,
      files: ["k.csv": "colour\nred\n«»\"blue\n"]),
    .init(
      "file-unreadable", "cannot read 'nowhere.xml': No such file or directory", top: #"<import file="«nowhere.xml»"/>"#
    ),
    .init(
      "file-outside", "'/etc/hosts' lies outside the folder that this catalog may read",
      top: #"<import file="«/etc/hosts»"/>"#),
    .init(
      "wrong-root", "the root is 'catalog', but must be 'module': what is imported is a module",
      top: #"<import file="m.xml"/>"#, files: ["m.xml": #"<«catalog» xmlns="urn:orderwright:catalog:1"/>"#]),
    .init(
      "import-cycle", "'a.xml' imports itself by way of others", top: #"<import file="a.xml"/>"#,
      files: [
        "a.xml": #"<module xmlns="urn:orderwright:catalog:1" id="a"><import file="b.xml"/></module>"#,
        "b.xml": #"<module xmlns="urn:orderwright:catalog:1" id="b"><import file="«a.xml»"/></module>"#,
      ]),
    .init(
      "missing-expectation", "the test 'T' expects nothing", top: #"<test id="«T»" product="box"/>"#),
    .init(
      "given-derived", "'door[1].twice' is derived in 'door' and cannot be given",
      top:
        #"<test id="T" product="box"><given characteristic="«door[1].twice»" value="4"/><expect status="valid"/></test>"#
    ),
    .init(
      "given-bound", "'door[1].tall' is bound by 'box' and cannot be given",
      top:
        #"<test id="T" product="box"><given characteristic="«door[1].tall»" value="4"/><expect status="valid"/></test>"#
    ),
    .init(
      "value-outside", "there are at most 2 of 'door'",
      top:
        #"<test id="T" product="box"><given characteristic="«door»[3].tall" value="400"/><expect status="valid"/></test>"#
    ),
    .init(
      "bad-path", "'door[0].tall' is no path such as 'width' or 'door[1].handle'",
      top:
        #"<test id="T" product="box"><given characteristic="«door[0].tall»" value="400"/><expect status="valid"/></test>"#
    ),
    .init(
      "unknown-id", "there is no hard rule 'R0'",
      top: #"<test id="T" product="box"><expect rule="«R0»"/></test>"#),
    .init(
      "missing-attribute",
      "'expect' needs one of the attributes 'status', 'price', 'rule', 'characteristic', 'position', 'operation', 'warning'",
      top: #"<test id="T" product="box"><«expect» absent="true"/></test>"#),
    .init(
      "conflicting-attributes", "'expect' cannot have 'run' beside 'position'",
      top: #"<test id="T" product="box"><expect position="10" quantity="1" «run»="PT1S"/></test>"#),
  ]
}
