import Configurations
import ConstraintModels
import Quantities

/// What can be chosen beside a customer's choices, with what the configuration as it stands costs and what each value would change.
public struct OptionsAnswer: Sendable {
  /// What a value changes against the configuration as it stands.
  public struct Change: Hashable, Sendable {
    /// The total with it, in the currency's smallest units.
    public var total: Int64
    /// Days by which the promise moves.
    public var days: Int

    /// A change to a total, and of the promise by so many days.
    public init(total: Int64, days: Int) {
      self.total = total
      self.days = days
    }
  }
  /// A value among the options of a field.
  public struct Place: Hashable, Sendable {
    /// Index of the field.
    public var field: Int
    /// Index among its options.
    public var option: Int

    /// The value at an index among a field's options.
    public init(field: Int, option: Int) {
      self.field = field
      self.option = option
    }
  }

  public let forms: AnswerForms
  public let options: ConfigurationOptions
  /// Why the choices conflict, where they do.
  public let conflict: OrderConflict?
  /// What the customer wrote in text fields.
  public let texts: [GivenText]
  /// The configuration as it stands, as an order; nil where it is not complete.
  public let order: ValidOrder?
  /// Whether everything was asked about.
  public let isWhole: Bool
  /// By value, what choosing it changes; only where that was asked for.
  public let changes: [Place: Change]

  /// Options with what is known beside them.
  public init(
    forms: AnswerForms, options: ConfigurationOptions, conflict: OrderConflict?, texts: [GivenText], order: ValidOrder?,
    isWhole: Bool, changes: [Place: Change]
  ) {
    self.forms = forms
    self.options = options
    self.conflict = conflict
    self.texts = texts
    self.order = order
    self.isWhole = isWhole
    self.changes = changes
  }
}
