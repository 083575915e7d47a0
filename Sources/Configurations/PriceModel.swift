import Catalogs
import ConstraintModels
import Expressions
import Quantities

/// All price elements of an unrolled product as one list of steps, ready to be run for order after order.
///
/// Components come before what contains them, instance by instance; a percentage is of all that stands before it in its
/// product, components included. Amounts are whole numbers of the currency's smallest unit, each rounded half away from zero.
public final class PriceModel: Sendable {
  /// A price element at its instance.
  public struct Element: Sendable {
    public var instance: Int
    /// Index among the price elements of the instance's product.
    public var element: Int
  }
  enum Step: Sendable {
    /// Opens a subtotal; where the register is 0, skips to just after its end.
    case begin(active: Int?, end: Int)
    case amount(element: Int, when: Int?, register: Int, scale: Int)
    case percent(element: Int, when: Int?, FixedDecimal)
    /// The largest quantity reached counts; ascending by quantity.
    case scales([(quantity: Int, element: Int, when: Int?, percent: FixedDecimal)])
    case rounding(element: Int, when: Int?, to: Int64, RoundingMode)
    /// Adds the subtotal to the one around it.
    case end
  }

  public let currency: Currency
  public let elements: [Element]
  let program: Program
  let steps: [Step]

  public init(_ model: ProductModel) {
    let market = model.slice.market.map { model.catalog.markets[$0] }
    currency = market?.currency ?? model.catalog.currency
    var terms = TermList()
    var compiler = Compiler(model: model, currency: currency)
    compiler.add(instance: 0, terms: &terms)
    let program = Program(steps: terms.terms.map(Program.Step.output))
    self.program = program
    elements = compiler.elements
    steps = compiler.steps.map { $0.mappingRegisters { program.outputRegisters[$0] } }
  }

  public var registerCount: Int { program.registerCount }
}

/// Terms that a program gives out, each once.
public struct TermList {
  public private(set) var terms: [Term] = []
  private var indices: [Term: Int] = [:]

  public init() {}

  public mutating func index(of term: Term) -> Int {
    if let index = indices[term] { return index }
    indices[term] = terms.count
    terms.append(term)
    return terms.count - 1
  }
}

extension PriceModel {
  private struct Compiler {
    let model: ProductModel
    let currency: Currency
    var elements: [Element] = []
    var steps: [Step] = []

    mutating func add(instance: Int, terms: inout TermList) {
      let start = steps.count
      let place = model.instances[instance]
      let active = place.isActive.map { terms.index(of: $0) }
      steps.append(.begin(active: active, end: 0))
      var child = instance + 1
      while child < place.end {
        add(instance: child, terms: &terms)
        child = model.instances[child].end
      }
      addElements(of: instance, terms: &terms)
      steps.append(.end)
      steps[start] = .begin(active: active, end: steps.count)
    }

    private mutating func addElements(of instance: Int, terms: inout TermList) {
      let product = model.product(of: instance)
      let base = model.instances[instance].base
      var scales: [(quantity: Int, element: Int, when: Int?, percent: FixedDecimal)] = []
      for (i, price) in product.prices.enumerated() where price.effectivity.covers(model.slice) {
        let element = elements.count
        elements.append(Element(instance: instance, element: i))
        let when = price.when.map { terms.index(of: $0.relocated(by: base)) }
        if case .scale(let quantity, let percent) = price.kind {
          scales.append((quantity, element, when, percent))
          continue
        }
        close(&scales)
        steps.append(step(of: price, element: element, when: when, base: base, terms: &terms))
      }
      close(&scales)
    }

    private mutating func close(_ scales: inout [(quantity: Int, element: Int, when: Int?, percent: FixedDecimal)]) {
      if scales.isEmpty { return }
      steps.append(.scales(scales.sorted { ($0.quantity, $0.element) < ($1.quantity, $1.element) }))
      scales = []
    }

    private func step(
      of price: PriceElement, element: Int, when: Int?, base: Int, terms: inout TermList
    ) -> Step {
      switch price.kind {
      case .amount(let amount):
        let scale = if case .number(let number) = amount.type { number.scale } else { 0 }
        return .amount(
          element: element, when: when, register: terms.index(of: amount.term.relocated(by: base)), scale: scale)
      case .percent(let percent): return .percent(element: element, when: when, percent)
      case .rounding(let to, let mode):
        let unit = to.rescaled(to: currency.minorDigits, rounding: .up)?.mantissa ?? 1
        return .rounding(element: element, when: when, to: max(unit, 1), mode)
      case .scale: preconditionFailure("scale prices are gathered before")
      }
    }
  }
}

extension PriceModel.Step {
  fileprivate func mappingRegisters(_ register: (Int) -> Int) -> Self {
    switch self {
    case .begin(let active, let end): .begin(active: active.map(register), end: end)
    case .amount(let element, let when, let amount, let scale):
      .amount(element: element, when: when.map(register), register: register(amount), scale: scale)
    case .percent(let element, let when, let percent):
      .percent(element: element, when: when.map(register), percent)
    case .scales(let scales): .scales(scales.map { ($0.quantity, $0.element, $0.when.map(register), $0.percent) })
    case .rounding(let element, let when, let to, let mode):
      .rounding(element: element, when: when.map(register), to: to, mode)
    case .end: .end
    }
  }
}
