import Catalogs
import Expressions
import SolverCore

/// Builds the network of a model: cells in evaluation order, then the constraints.
struct ModelEncoder {
  let model: ProductModel
  var translator = Translator()
  private(set) var preferences: [Preference] = []

  init(_ model: ProductModel) { self.model = model }

  mutating func addCells() {
    for step in model.order {
      switch step {
      case .field(let i): addField(model.fields[i])
      case .count(let i): addCount(model.counts[i])
      }
    }
  }

  private mutating func addField(_ field: Field) {
    let characteristic = model.characteristic(of: field)
    switch field.source {
    case .computed(let term, _): translator.cells[field.slot] = computed(term, type: characteristic.type)
    case .chosen(let preferred):
      let cell = chosen(characteristic)
      translator.cells[field.slot] = cell
      prefer(cell, preferred, characteristic)
    }
  }

  private mutating func addCount(_ count: CountField) {
    switch count.source {
    case .computed(let term): translator.cells[count.slot] = .variable(translator.variable(term))
    case .listed(let range, let number):
      let variable = translator.network.makeVariable(Int64(range.lowerBound)...Int64(range.upperBound))
      translator.cells[count.slot] = .variable(variable)
      preferences.append(.literal(translator.network.literal(variable, equals: Int64(number))))
      preferences.append(.smallest(variable))
    }
  }

  private mutating func computed(_ term: Expressions.Term, type: ValueType) -> CellEncoding {
    switch type {
    case .boolean: .literal(translator.literal(term))
    case .set: .members(translator.members(of: term))
    case .value, .number, .text: .variable(translator.variable(term))
    }
  }

  private mutating func chosen(_ characteristic: Characteristic) -> CellEncoding {
    switch characteristic.type {
    case .boolean: .literal(translator.network.makeLiteral())
    case .set(let domain): .members(domain.values.map { _ in translator.network.makeLiteral() })
    case .value, .text: .variable(translator.makeVariable(in: characteristic.type.range))
    case .number(let number):
      .variable(translator.makeVariable(in: number.range, step: characteristic.step))
    }
  }

  /// The default first, then the values in catalog order; of numbers and texts the smallest.
  private mutating func prefer(_ cell: CellEncoding, _ preferred: Field.FieldDefault?, _ characteristic: Characteristic)
  {
    switch preferred {
    case .formula(let term)?: preferences.append(.literal(equality(cell, term)))
    case .constant(let value)?: prefer(cell, value)
    case nil: if !characteristic.isObligatory { prefer(cell, characteristic.type.unset) }
    }
    switch cell {
    case .literal(let literal): preferences.append(.literal(!literal))
    case .members(let literals): preferences += literals.map { .literal(!$0) }
    case .variable(let variable): preferences.append(.smallest(variable))
    }
  }

  private mutating func prefer(_ cell: CellEncoding, _ value: Int64) {
    preferences += literals(cell, hold: value).map { .literal($0) }
  }

  private mutating func literals(_ cell: CellEncoding, hold value: Int64) -> [Literal] {
    switch cell {
    case .literal(let literal): [value == 1 ? literal : !literal]
    case .members(let literals): literals.enumerated().map { value >> Int64($0) & 1 == 1 ? $1 : !$1 }
    case .variable(let variable): [translator.network.literal(variable, equals: value)]
    }
  }

  private mutating func equality(_ cell: CellEncoding, _ term: Expressions.Term) -> Literal {
    switch cell {
    case .literal(let literal):
      let other = translator.literal(term)
      let (both, neither) = (translator.allOf([literal, other]), translator.allOf([!literal, !other]))
      return translator.anyOf([both, neither])
    case .variable(let variable):
      let difference = translator.accepted(WeightedSum(variable).subtracting(translator.form(term)))
      return translator.comparison(difference, .equal, 0)
    case .members(let literals):
      let others = translator.members(of: term)
      return translator.allOf(
        literals.enumerated().map { i, literal in
          let other = i < others.count ? others[i] : .false
          let (both, neither) = (translator.allOf([literal, other]), translator.allOf([!literal, !other]))
          return translator.anyOf([both, neither])
        })
    }
  }

  mutating func countLiterals() -> [[Literal]] {
    model.counts.map { count in
      guard case .variable(let variable)? = translator.cells[count.slot] else { return [] }
      return count.instances.indices.map { translator.network.literal(variable, atLeast: Int64($0) + 1) }
    }
  }

  mutating func activeLiterals() -> [Literal] {
    model.instances.map { $0.isActive.map { translator.literal($0) } ?? .true }
  }
}

extension ValueType {
  /// What an optional cell holds while nothing is chosen.
  var unset: Int64 {
    if case .value = self { -1 } else { 0 }
  }
}
