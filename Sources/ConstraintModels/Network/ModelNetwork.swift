import Catalogs
import Expressions
import SolverCore

/// A product model as a network for the search, once with its constraints enforced and once with a switch for each.
///
/// Immutable and shared; each thread builds its own solvers from it.
public final class ModelNetwork: Sendable {
  /// All hard constraints enforced: for completing.
  public let enforced: EncodedModel
  /// Each hard constraint switched on by a literal: for explaining.
  public let switched: EncodedModel

  public init(_ model: ProductModel) {
    enforced = EncodedModel(model, isSwitched: false)
    switched = EncodedModel(model, isSwitched: true)
  }
}

/// A network with the meaning of its literals in the model.
public struct EncodedModel: Sendable {
  public let network: Network
  /// By slot: how each cell is held.
  let cells: [Int: CellEncoding]
  /// By constraint: the literal that switches it on; nil: soft, or enforced anyway.
  public let switches: [Literal?]
  /// What a completion prefers, most important first.
  public let preferences: [Preference]
  /// By count: for each number of instances from 1 that there are at least as many.
  public let atLeast: [[Literal]]
  /// By instance: that it is there.
  public let active: [Literal]
  /// Whether the network means the model; false where numbers came up that it cannot hold (beyond 2^60).
  public let isExact: Bool

  init(_ model: ProductModel, isSwitched: Bool) {
    var encoder = ModelEncoder(model)
    encoder.addCells()
    switches = encoder.addConstraints(isSwitched: isSwitched)
    atLeast = encoder.countLiterals()
    active = encoder.activeLiterals()
    preferences = encoder.preferences
    cells = encoder.translator.cells
    isExact = !encoder.translator.isTooLarge
    network = encoder.translator.network
  }
}
