import Testing

@testable import Catalogs

/// The schema for editors says the same as the table by which catalogs are checked.
@Suite struct SchemaAgreementTests {
  @Test func elementsAndAttributesAreTheSame() throws {
    let schema = try SchemaReading().elements
    #expect(schema.keys.sorted() == CatalogLanguage.elements.map(\.name).sorted())
    for description in CatalogLanguage.elements {
      let element = try #require(schema[description.name])
      let attributes = description.attributes.map { ($0.name, $0.isRequired) }
      #expect(element.attributes == Dictionary(uniqueKeysWithValues: attributes), "\(description.name)")
      #expect(element.holdsText == (description.text == .required), "\(description.name)")
    }
  }

  /// A module holds what may stand where it is imported, which the table decides by the place of the import.
  @Test func childrenAreTheSame() throws {
    let schema = try SchemaReading().elements
    for description in CatalogLanguage.elements where description.name != CatalogLanguage.importedRoot {
      #expect(schema[description.name]?.children == Set(description.children), "\(description.name)")
    }
    let importing = CatalogLanguage.elements.filter { $0.children.contains(CatalogLanguage.importing) }
    #expect(schema[CatalogLanguage.importedRoot]?.children == Set(importing.flatMap(\.children)))
  }

  @Test func everythingIsDocumented() throws {
    for (name, element) in try SchemaReading().elements { #expect(element.undocumented == [], "\(name)") }
  }

  /// The reference names every element and attribute as code.
  @Test func theReferenceNamesEverything() throws {
    let reference = try Repository.text("docs/catalog-language.md")
    for description in CatalogLanguage.elements {
      for name in [description.name] + description.attributes.map(\.name) {
        let forms = ["`\(name)`", "`\(name) ", "`<\(name) ", " \(name)=", "`\(name)="]
        #expect(forms.contains { reference.contains($0) }, "\(name)")
      }
    }
  }
}
