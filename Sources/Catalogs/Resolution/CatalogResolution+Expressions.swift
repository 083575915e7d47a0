import CatalogXML
import Diagnostics
import Expressions
import Quantities

extension CatalogResolution {
  /// The expression in the attribute, checked; nil where it is missing, or mistaken and reported.
  ///
  /// A name whose own definition has been reported already is no mistake of the expression.
  func typed(
    _ element: XMLElement, _ name: String, in scope: any Scope, expecting expectation: ExpectedType
  ) -> TypedExpression? {
    guard let attribute = element.attribute(name), element.string(name) != nil else { return nil }
    // Checking asks the scope, which may check other expressions first and report what is wrong with them.
    var found: [Diagnostic] = []
    let result = Expression.check(
      attribute.value, in: scope, expecting: expectation, origin: TextOrigin { attribute.place(of: $0) },
      into: &found)
    diagnostics += found
    return result
  }

  /// The condition in the attribute.
  func condition(_ element: XMLElement, _ name: String, in product: ProductDraft) -> Term? {
    typed(element, name, in: product, expecting: .boolean)?.term
  }
}
