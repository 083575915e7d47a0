/// What a unit measures; only units of one dimension convert into each other.
public enum Dimension: String, Hashable, Sendable, CaseIterable {
  case count, set, roll, length, area, volume, mass, time, ratio, power, energy, force, torque, pressure, temperature
  case arealDensity, linearDensity, density, speed, volumeFlow, angle, voltage, current, frequency, luminousFlux,
    digitalSize
}
