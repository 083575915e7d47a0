/// What a unit measures; only units of one dimension convert into each other.
public enum Dimension: Hashable, Sendable {
  case count, set, roll, length, area, volume, mass, time, ratio, power, energy, force, torque, pressure, temperature
  case arealDensity, linearDensity, density, speed, volumeFlow, angle, voltage, current, frequency, luminousFlux,
    digitalSize
  /// A product of powers of SI units, such as `kg·m⁻²·s⁻¹`, that has no name here.
  case derived(String)
  /// What only this unit measures, by its code: nothing converts into it by an exact factor.
  case own(code: String)

  /// Those with a name.
  private static let named: [String: Dimension] = [
    "count": .count, "set": .set, "roll": .roll, "length": .length, "area": .area, "volume": .volume, "mass": .mass,
    "time": .time, "ratio": .ratio, "power": .power, "energy": .energy, "force": .force, "torque": .torque,
    "pressure": .pressure, "temperature": .temperature, "arealDensity": .arealDensity, "linearDensity": .linearDensity,
    "density": .density, "speed": .speed, "volumeFlow": .volumeFlow, "angle": .angle, "voltage": .voltage,
    "current": .current, "frequency": .frequency, "luminousFlux": .luminousFlux, "digitalSize": .digitalSize,
  ]

  /// As the list of units writes it: a name, `=` and an SI expression, or nothing for what is measured in itself.
  init(_ text: String, of code: String) {
    if let named = Dimension.named[text] {
      self = named
    } else if text.isEmpty {
      self = .own(code: code)
    } else {
      precondition(text.hasPrefix("="), "a dimension has a name or an expression")
      self = .derived(String(text.dropFirst()))
    }
  }
}
