import Diagnostics
import Expressions
import Patterns
import Quantities

/// Something that can be ordered or built into another product, and configured.
///
/// A product's values live in a row of `cellCount` cells: its own characteristics at their `slot`s, then for each component
/// a cell for the count (where it varies) and `maximumCount` rows of the component's product. All slots in the product's
/// expressions count from the start of that row.
public struct Product: Sendable {
  public var id: String
  public var labels: Labels
  public var place: SourceRange
  /// Index of the plant where it is made unless the order says another.
  public var plant: Int?
  public var unit: Unit
  /// Working days in the factory that its standard promise counts.
  public var leadTimeDays: Int
  public var groups: [CharacteristicGroup]
  public var characteristics: [Characteristic]
  public var components: [Component]
  public var rules: [Rule]
  public var combinations: [CombinationTable]
  public var prices: [PriceElement]
  /// All positions, each parent before its children, siblings in file order.
  public var positions: [Position]
  public var operations: [Operation]
  public var cellCount: Int

  public init(id: String, labels: Labels, place: SourceRange, unit: Unit) {
    self.id = id
    self.labels = labels
    self.place = place
    self.unit = unit
    leadTimeDays = 0
    groups = []
    characteristics = []
    components = []
    rules = []
    combinations = []
    prices = []
    positions = []
    operations = []
    cellCount = 0
  }
}

/// A step of a user interface; it does not change meaning.
public struct CharacteristicGroup: Sendable {
  public var id: String
  public var labels: Labels
  public var characteristics: Range<Int>

  public init(id: String, labels: Labels, characteristics: Range<Int>) {
    self.id = id
    self.labels = labels
    self.characteristics = characteristics
  }
}

/// One thing that can be chosen, or is derived.
public struct Characteristic: Sendable {
  public enum Source: Sendable {
    /// Chosen by the customer, else by the default.
    case chosen(default: Default?)
    case derived(TypedExpression)
  }
  public enum Default: Sendable {
    /// The cell's content; for text its length, the text itself being `textDefault`.
    case constant(Int64)
    case formula(TypedExpression)
  }

  public var id: String
  public var labels: Labels
  public var place: SourceRange
  public var slot: Int
  public var type: ValueType
  public var source: Source
  /// Must have a value for an order to be complete; false only for optional choices and texts.
  public var isObligatory: Bool
  /// Left out of answers.
  public var isHidden: Bool
  /// Of a chosen number: distance of the allowed values from `type`'s smallest, in units of its last digit; else 1.
  public var step: Int64
  /// Of a choice: one for each value of the domain, in its order.
  public var values: [ChoiceValue]
  public var textDefault: String
  /// Of a text: the form that the whole text must have, unless it is empty and need not be given.
  public var pattern: Pattern?

  public init(
    id: String, labels: Labels, place: SourceRange, slot: Int, type: ValueType, source: Source,
    isObligatory: Bool = true, isHidden: Bool = false, step: Int64 = 1, values: [ChoiceValue] = [],
    textDefault: String = "", pattern: Pattern? = nil
  ) {
    self.id = id
    self.labels = labels
    self.place = place
    self.slot = slot
    self.type = type
    self.source = source
    self.isObligatory = isObligatory
    self.isHidden = isHidden
    self.step = step
    self.values = values
    self.textDefault = textDefault
    self.pattern = pattern
  }
}

public struct ChoiceValue: Sendable {
  public var id: String
  public var labels: Labels
  public var effectivity: Effectivity
  public var place: SourceRange

  public init(id: String, labels: Labels, effectivity: Effectivity = .always, place: SourceRange) {
    self.id = id
    self.labels = labels
    self.effectivity = effectivity
    self.place = place
  }
}

/// Instances of another product inside this one.
public struct Component: Sendable {
  public enum Count: Sendable {
    case derived(TypedExpression)
    /// The customer lists as many as he wants within the range.
    case chosen(ClosedRange<Int>, default: Int)
  }

  public var id: String
  public var labels: Labels
  public var place: SourceRange
  /// Index of the component's product in the catalog.
  public var product: Int
  public var count: Count
  public var maximumCount: Int
  public var countSlot: Int
  /// Start of the first instance's cells; each next one begins `stride` later.
  public var firstSlot: Int
  public var stride: Int
  public var bindings: [Binding]

  public init(
    id: String, labels: Labels, place: SourceRange, product: Int, count: Count, maximumCount: Int, countSlot: Int,
    firstSlot: Int, stride: Int, bindings: [Binding] = []
  ) {
    self.id = id
    self.labels = labels
    self.place = place
    self.product = product
    self.count = count
    self.maximumCount = maximumCount
    self.countSlot = countSlot
    self.firstSlot = firstSlot
    self.stride = stride
    self.bindings = bindings
  }

  /// A characteristic of the component's product that the parent sets.
  public struct Binding: Sendable {
    /// Index among the characteristics of the component's product.
    public var characteristic: Int
    /// In the parent's cells.
    public var value: TypedExpression
    public var place: SourceRange

    public init(characteristic: Int, value: TypedExpression, place: SourceRange) {
      self.characteristic = characteristic
      self.value = value
      self.place = place
    }
  }
}
