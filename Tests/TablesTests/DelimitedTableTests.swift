import Tables
import Testing

@Suite struct DelimitedTableTests {
  private func cells(_ text: String, optional: [String] = []) throws(TableFault) -> [[String]] {
    try DelimitedTable(Array(text.utf8), columns: ["part", "count"], optional: optional).rows.map(\.cells)
  }

  /// What Excel, LibreOffice and editors write for the same table.
  @Test(arguments: [
    "part,count\nbolt,4\nboard,2\n", "part,count\nbolt,4\nboard,2", "part,count\r\nbolt,4\r\nboard,2\r\n",
    "part,count\rbolt,4\rboard,2\r", "\u{FEFF}part,count\nbolt,4\nboard,2\n",
    "\u{FEFF}\"part\",\"count\"\nbolt,4\nboard,2\n",
    "part;count\nbolt;4\nboard;2\n", "part\tcount\nbolt\t4\nboard\t2\n", "sep=;\r\npart;count\r\nbolt;4\r\nboard;2\r\n",
    "sep=|\npart|count\nbolt|4\nboard|2\n", "\"part\",\"count\"\n\"bolt\",\"4\"\n\"board\",\"2\"\n",
    " part , count \n bolt , 4 \n board\t,2\n", " \"part\" ; count\n \"bolt\" ;4\nboard; \"2\" \n",
    "PART,Count\nbolt,4\nboard,2\n", "count,part\n4,bolt\n2,board\n", "part,count,,\nbolt,4,,\n,,,\nboard,2\n",
    "\n  \npart,count\n\nbolt,4\n\nboard,2\n\n",
  ])
  func spreadsheetsAreRead(_ text: String) throws {
    #expect(try cells(text) == [["bolt", "4"], ["board", "2"]])
  }

  @Test func aQuotationHoldsSeparatorsQuotesBlanksAndLineEnds() throws {
    let text = "part,count\n\" M8, \"\"zinc\"\"\r\n long \",4\nboard;x,2\n"
    let table = try DelimitedTable(Array(text.utf8), columns: ["part", "count"])
    #expect(table.rows.map(\.cells) == [[" M8, \"zinc\"\r\n long ", "4"], ["board;x", "2"]])
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.separator == UInt8(ascii: ","))
  }

  @Test func columnsMayBeOptional() throws {
    #expect(try cells("count,part\n4,bolt\n", optional: ["day"]) == [["bolt", "4", ""]])
    #expect(try cells("day,count,part\nMonday,4,bolt\n", optional: ["day"]) == [["bolt", "4", "Monday"]])
  }

  /// The heading decides by itself what parts the cells, whatever else stands in it.
  @Test func aHeadingMayHoldOtherSeparators() throws {
    let table = try DelimitedTable(Array("a,b;c;d\n1;2;3\n".utf8), columns: ["a,b", "c", "d"])
    #expect(table.rows.map(\.cells) == [["1", "2", "3"]])
  }

  @Test func anEmptyTableHasNoRows() throws {
    #expect(try cells("part,count\n") == [])
    #expect(try DelimitedTable(Array("part\nbolt\n".utf8), columns: ["part"]).rows.map(\.cells) == [["bolt"]])
  }

  @Test(arguments: [
    ("", "1:1: the table is empty"), ("\u{FEFF}\n \n", "1:1: the table is empty"),
    ("part;number\n", "1:6: there is no column 'number'; the columns are part, count, day"),
    ("part\n", "1:1: the heading has no 'count'; the columns are part, count, day"),
    ("part,count,part\n", "1:12: the column 'part' is there twice"),
    ("part,,count\n", "1:6: a column has no heading; the columns are part, count, day"),
    ("part,count\nbolt\n", "2:1: 1 cell instead of 2"),
    ("part,count\nbolt,4,5\n", "2:1: 3 cells instead of 2"),
    ("part,count\nbolt,\"4\n", "2:6: a quotation is not closed"),
    ("part,count\nbolt,\"4\"5\n", "2:6: something follows a quotation in its cell"),
    ("part,count\r\nböl,3\" board\r\n", "2:5: a quote stands inside a cell that does not begin with one"),
  ])
  func faultsAreNamed(_ text: String, _ message: String) {
    let fault = #expect(throws: TableFault.self) { try cells(text, optional: ["day"]) }
    #expect(fault?.description == message)
  }

  @Test func otherEncodingsAreRefused() {
    var fault = #expect(throws: TableFault.self) {
      try DelimitedTable(Array("part,count\nb".utf8) + [0xF6, 0x6C] + Array(",4\n".utf8), columns: ["part", "count"])
    }
    #expect(fault?.description == "2:2: the table is not UTF-8 here")
    fault = #expect(throws: TableFault.self) { try DelimitedTable([0xFF, 0xFE, 0x70, 0], columns: ["part"]) }
    #expect(fault?.description == "1:1: the table is in UTF-16; it must be in UTF-8")
  }

  @Test func numbersAreCheckedAndPlaced() throws {
    let table = try DelimitedTable(
      Array("\u{FEFF}count,part\n12,\"a\nb\"\n -3 ,c\n".utf8), columns: ["part", "count"], optional: ["day"])
    #expect(try table.number(1, of: table.rows[0], in: 0...12) == 12)
    let fault = #expect(throws: TableFault.self) { try table.number(1, of: table.rows[1], in: 0...12) }
    #expect(fault?.description == "4:2: '-3' is not a whole number from 0 to 12")
    #expect(table.fault("strange", at: 0, of: table.rows[0]).description == "2:4: strange")
    #expect(table.fault("strange", at: 2, of: table.rows[1]).description == "4:1: strange")
  }

  @Test(arguments: ["bolt", "", " bolt", "bolt\t", "a,b", "say \"x\"", "two\r\nlines", "a;b", "\""])
  func whatIsWrittenIsRead(_ text: String) throws {
    let table = "part,count\r\n" + DelimitedTable.cell(text) + ",1\r\n"
    #expect(try cells(table) == [[text, "1"]])
  }
}
