import Catalogs
import Diagnostics
import Expressions
import Quantities
import Testing

@Suite struct ReadCatalogTests {
  @Test func theSmallCatalogIsSound() throws {
    let folder = try CatalogFolder(["catalog.xml": SmallCatalog().source])
    let reading = folder.read()
    #expect(reading.texts == [])
    #expect(reading.catalog != nil)
  }
}
