import Commands
import Diagnostics
import Testing

/// What plants cannot do, told for every plant and market.
@Suite struct PlantCheckTests {
  private func found(_ catalog: CheckedCatalog, _ request: SessionRequest = SessionRequest()) throws -> [String] {
    try catalog.check(request).diagnostics.map { diagnostic in
      let notes = diagnostic.notes.map { "; \($0.message)" }.joined()
      return "\(diagnostic.severity.rawValue): \(diagnostic.message)\(notes) [\(diagnostic.code)]"
    }
  }

  private func operation(_ attributes: String) -> String {
    #"<operation id="90" work-center="bench" \#(attributes)><label xml:lang="en">x</label></operation>"#
  }

  @Test func operationsThatNeverFit() throws {
    #expect(try found(CheckedCatalog(product: operation(#"run="PT8H" may-pause="false""#))) == [])
    #expect(
      try found(CheckedCatalog(product: operation(#"set-up="PT1S" run="PT8H" may-pause="false""#))) == [
        "error: the operation '90' of 'box' cannot be done in plant 'works': it takes PT8H1S and must not pause, but work center 'bench' is never open for longer than PT8H [plant-cannot-make]"
      ])
    // Somebody may choose what needs it, or a time that is too long.
    #expect(
      try found(CheckedCatalog(product: operation(#"run="PT9H" may-pause="false" when="lid""#))) == [
        "warning: the operation '90' of 'box' cannot be done in plant 'works': it takes PT9H and must not pause, but work center 'bench' is never open for longer than PT8H [plant-cannot-make]"
      ])
    #expect(
      try found(CheckedCatalog(product: operation(#"run="PT1M * width" may-pause="false""#))) == [
        "warning: the operation '90' of 'box' cannot be done in every configuration, as far as ranges tell, in plant 'works': it takes PT15H and must not pause, but work center 'bench' is never open for longer than PT8H [plant-cannot-make]"
      ])
  }

  @Test func operationsOfOneMarket() throws {
    let catalog = CheckedCatalog(product: operation(#"run="PT9H" may-pause="false" markets="eu""#))
    #expect(try found(catalog).count == 1)
    #expect(try found(catalog, SessionRequest(market: "cn")) == [])
  }

  @Test func plantsThatLackAWorkCenter() throws {
    let other = #"""
      <plant id="shed"><label xml:lang="en">Shed</label>
      <calendar id="day"><shift days="mon" from="06:00" until="14:00"/></calendar>
      <work-center id="vice" calendar="day"><label xml:lang="en">Vice</label><resource id="vice-1"/></work-center></plant>
      """#
    #expect(
      try found(CheckedCatalog(top: other)) == [
        "note: orders of 'drawer' are invalid in plant 'shed'; '5': there is no work center 'bench' [plant-cannot-make]",
        "note: orders of 'box' are invalid in plant 'shed'; '10': there is no work center 'bench'; '20': there is no work center 'bench' [plant-cannot-make]",
      ])
    #expect(try CheckedCatalog(top: other).check().verdict == .sound)
  }
}
