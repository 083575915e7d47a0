import CatalogXML
import Testing

@Suite struct NamespaceTests {
  @Test func foreignThingsAreLeftOut() throws {
    let document = try read(
      """
      <c:catalog xmlns:c="urn:orderwright:catalog:1" xmlns:f="urn:else" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="urn:orderwright:catalog:1 catalog.xsd" f:note="x" id="k" xml:lang="zh">
        <f:note><c:product id="hidden"/>text</f:note>
        <c:product c:id="p" f:id="q" id="r"/>
      </c:catalog>
      """)
    #expect(document.root.name == "catalog")
    #expect(document.root.attributes.map(\.name) == ["id", "xml:lang"])
    #expect(document.root.children.map(\.name) == ["product"])
    #expect(document.root.children[0].attributes.map(\.name) == ["c:id", "id"])
    #expect(document.root.children[0].attributes.map(\.value) == ["p", "r"])
    #expect(!document.root.hasText)
    #expect(document.root.children[0].namePlace.line == 4)
    #expect(document.root.children("product").count == 1 && document.root.children("note").isEmpty)
  }

  @Test func rootOfAnotherNamespace() {
    #expect(
      refusal("<catalog/>") == [
        "c.xml:1:2: error: the root element 'catalog' is in no namespace; a catalog's root has "
          + "xmlns=\"urn:orderwright:catalog:1\" [catalog-namespace]"
      ])
    #expect(
      refusal("<k:catalog xmlns:k='urn:orderwright:catalog:2'/>") == [
        "c.xml:1:2: error: the root element 'k:catalog' is in the namespace 'urn:orderwright:catalog:2'; a catalog's "
          + "root has xmlns=\"urn:orderwright:catalog:1\" [catalog-namespace]"
      ])
  }

  @Test func elementsThatWereSurelyMeant() {
    #expect(
      refusal(catalog("<a xmlns=''><b/></a>\n<x:a xmlns:x='urn:orderwright:catalog:9'/><b/>")) == [
        "c.xml:1:45: error: the element 'a' is in no namespace, so it would be ignored inside a catalog in "
          + "'urn:orderwright:catalog:1' [catalog-namespace]",
        "c.xml:2:2: error: the element 'x:a' is in the namespace 'urn:orderwright:catalog:9', so it would be ignored "
          + "inside a catalog in 'urn:orderwright:catalog:1' [catalog-namespace]",
      ])
  }
}
