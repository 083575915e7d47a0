import Configurations
import ConstraintModels
import Digests
import JSONLines
import Testing

@testable import Orders

/// Item ids: the same exactly if the configuration is.
struct ItemIdentityTests {
  private static func item(_ configuration: String) throws -> String {
    let model = SampleCatalog.model
    let completion = CompletionModel(model)
    let configurator = Configurator(completion, network: ModelNetwork(model))
    let reader = ConfigurationReader(model, Vocabulary(SampleCatalog.catalog))
    let row = ConfigurationRow(cellCount: model.cellCount, registerCount: completion.program.registerCount)
    return try withJSON(configuration) { value in
      reader.read(value, into: row)
      try #require(reader.problems.isEmpty)
      guard case .valid = configurator.complete(row, Choices(fields: reader.given, listed: reader.listed)) else {
        Issue.record("no valid configuration")
        return ""
      }
      var id: [UInt8] = []
      var hasher = SHA256Hasher()
      var scratch = JSONWriter()
      ItemIdentity(model).append(
        to: &id, row: row, hasher: &hasher, scratch: &scratch, isActive: { configurator.isActive($0, row) },
        text: { reader.texts[$0] })
      return String(decoding: id, as: UTF8.self)
    }
  }

  /// Groups of ways to say the same; the groups differ.
  private static let configurations = [
    [
      #"{}"#, #"{"colour":"red"}"#, #"{"name":"Ada"}"#, #"{"name":"\u0041da","code":""}"#, #"{"door":[],"extras":[]}"#,
      #"{"width":600.0,"weight":5e-1}"#, #"{"trim":null,"lid":[]}"#, #"{"side":[{},{}],"lit":false}"#,
      #"{"side":[{}]}"#,
    ],
    [#"{"colour":"blue"}"#], [#"{"trim":"red"}"#], [#"{"trim":"blue"}"#], [#"{"name":""}"#], [#"{"name":"Bob"}"#],
    [#"{"code":"AB"}"#], [#"{"extras":["red","blue"]}"#, #"{"extras":["blue","red","blue"]}"#],
    [#"{"extras":["red"]}"#],
    [#"{"width":610}"#, #"{"width":61e1}"#], [#"{"lit":true}"#],
    [#"{"door":[{}]}"#, #"{"door":[{"handle":"bar"}]}"#, #"{"door":[{"tall":1.0}]}"#], [#"{"door":[{},{}]}"#],
    [#"{"door":[{"handle":"knob"},{}]}"#], [#"{"door":[{},{"handle":"knob"}]}"#],
    [#"{"lid":{}}"#, #"{"lid":[{}]}"#, #"{"lid":{"handle":"bar"}}"#], [#"{"side":[{},{"tall":2}]}"#],
  ]

  @Test func sameExactlyIfTheConfigurationIs() throws {
    var seen: Set<String> = []
    for group in Self.configurations {
      let ids = try Set(group.map(Self.item))
      #expect(ids.count == 1, "\(group)")
      #expect(ids.isDisjoint(with: seen), "\(group)")
      #expect(ids.allSatisfy { $0.hasPrefix("wardrobe-") && $0.utf8.count == 9 + 24 })
      seen.formUnion(ids)
    }
  }

  /// Instances with nothing to choose in them still tell items apart.
  @Test func numbersOfInstancesCount() throws {
    var catalog = SampleCatalog.catalog
    for i in catalog.products[0].characteristics.indices {
      let type = catalog.products[0].characteristics[i].type
      catalog.products[0].characteristics[i].source = .derived(
        .init(type: type, term: .constant(1), text: "1", place: nil))
    }
    let model = ProductModel(catalog, product: 1, slice: SampleCatalog.model.slice)
    let completion = CompletionModel(model)
    let row = ConfigurationRow(cellCount: model.cellCount, registerCount: completion.program.registerCount)
    var ids: Set<[UInt8]> = []
    for number in 0...2 as ClosedRange<Int64> {
      row.give(number, to: 9)
      row.run(completion.program)
      var id: [UInt8] = []
      var hasher = SHA256Hasher()
      var scratch = JSONWriter()
      ItemIdentity(model).append(
        to: &id, row: row, hasher: &hasher, scratch: &scratch, isActive: { $0 <= Int(number) }, text: { _ in nil })
      ids.insert(id)
    }
    #expect(ids.count == 3)
  }
}
