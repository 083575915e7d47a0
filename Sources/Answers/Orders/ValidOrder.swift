import BillsOfMaterials
import Catalogs
import Configurations
import ConstraintModels
import Expressions
import Quantities

/// A valid order: the complete configuration, its price, what it takes to make it, and by when it is promised.
public struct ValidOrder: Sendable {
  /// What is written of every order of its product and slice, and the models behind that.
  public let forms: AnswerForms
  /// Pieces.
  public let quantity: Int
  /// The day on which it counts as placed.
  public let ordered: CalendarDate
  /// The day by which the customer wants it.
  public let requested: CalendarDate?
  /// What its lateness weighs in plans, relative to other orders.
  public let priority: Int
  /// Id of the configured item.
  public let item: String
  public let configuration: CompletedConfiguration
  /// What the customer wrote, by index of the field.
  public let texts: [GivenText]
  /// Indices of the soft constraints that are not kept.
  public let warnings: [Int]
  /// The catalog revision that it was configured against, where that is another one.
  public let otherRevision: String?
  public let price: OrderPrice
  /// Lines of the bill of one piece.
  public let billLines: Int
  /// For one piece; nil: nobody asked for it.
  public let making: Making?
  /// For one piece, as the author's formulas give them; only where they were asked for.
  public let positions: [CountingPosition]
  /// The day on which it reaches the customer.
  public let promise: CalendarDate

  /// A valid order of all of this.
  public init(
    forms: AnswerForms, quantity: Int, ordered: CalendarDate, requested: CalendarDate?, priority: Int, item: String,
    configuration: CompletedConfiguration, texts: [GivenText], warnings: [Int], otherRevision: String?,
    price: OrderPrice, billLines: Int, making: Making?, positions: [CountingPosition], promise: CalendarDate
  ) {
    self.forms = forms
    self.quantity = quantity
    self.ordered = ordered
    self.requested = requested
    self.priority = priority
    self.item = item
    self.configuration = configuration
    self.texts = texts
    self.warnings = warnings
    self.otherRevision = otherRevision
    self.price = price
    self.billLines = billLines
    self.making = making
    self.positions = positions
    self.promise = promise
  }
}

/// What a customer wrote in a text field.
public struct GivenText: Hashable, Sendable {
  /// Index of the field.
  public var field: Int
  public var text: String

  /// A text in a field.
  public init(field: Int, text: String) {
    self.field = field
    self.text = text
  }
}

/// The price of an order, in the currency's smallest units.
public struct OrderPrice: Sendable {
  /// What adds up to the price of one piece.
  public var items: [PriceItem]
  public var piece: Int64
  /// Of all pieces.
  public var total: Int64

  /// A price of these items.
  public init(items: [PriceItem], piece: Int64, total: Int64) {
    self.items = items
    self.piece = piece
    self.total = total
  }
}

extension ValidOrder {
  /// The model of its product in its slice.
  public var model: ProductModel { forms.model }

  /// The currency of its price.
  public var currency: Currency { forms.prices.currency }

  /// The bill of one piece. Requires that its making was asked for.
  public var bill: [BillLine] { forms.bill.bill(of: known(making)) }

  /// The operations for one piece. Requires that its making was asked for.
  public var routing: [RoutingStep] { forms.bill.routing(of: known(making), cells: configuration.cells) }

  private func known(_ making: Making?) -> Making {
    guard let making else { preconditionFailure("the bill of an order is there where it was asked for") }
    return making
  }

  /// What the customer wrote in a text field; nil: nothing.
  func text(_ field: Int) -> String? { texts.first { $0.field == field }?.text }

  /// What a field holds; nil: its instance is not there.
  public func content(of field: Int) -> FieldContent? {
    guard configuration.isThere[model.fields[field].instance] else { return nil }
    return model.content(
      of: field, cell: configuration.cells[model.fields[field].slot],
      text: text(field) ?? model.characteristic(of: model.fields[field]).textDefault)
  }
}
