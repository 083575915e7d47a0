import Synchronization

/// The models that orders have asked for, up to a number: those that were used least recently go first.
///
/// The lock that every look-up takes guards a table and nothing else. A model is made under the lock of its own place in the table: who
/// asks for the same one meanwhile waits for it, nobody else does, and it is made once.
final class OrderModels<Key: Hashable & Sendable, Model: AnyObject & Sendable>: Sendable {
  private final class Place: Sendable {
    let model = Mutex<Model?>(nil)
  }
  private struct Table {
    var places: [Key: (place: Place, use: Int)] = [:]
    var uses = 0

    mutating func place(for key: Key, limit: Int) -> Place {
      uses += 1
      if let known = places[key]?.place {
        places[key]?.use = uses
        return known
      }
      if places.count == limit, let oldest = places.min(by: { $0.value.use < $1.value.use }) {
        places[oldest.key] = nil
      }
      let place = Place()
      places[key] = (place, uses)
      return place
    }
  }

  private let table = Mutex(Table())
  private let limit: Int

  /// At most `limit` models are kept; who still uses one keeps it longer.
  init(limit: Int) {
    precondition(limit > 0, "at least one model is kept")
    self.limit = limit
  }

  /// How many are kept.
  var count: Int { table.withLock { $0.places.count } }

  /// The model for a key; `make` is called where it is not kept, and must not ask for the same key.
  func model(_ key: Key, make: () -> Model) -> Model {
    let place = table.withLock { $0.place(for: key, limit: limit) }
    return place.model.withLock { model in
      if let model { return model }
      let made = make()
      model = made
      return made
    }
  }
}
