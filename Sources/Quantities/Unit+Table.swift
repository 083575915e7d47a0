extension Unit {
  /// A line of the table: code, symbol, dimension, factor to the base unit as decimal text.
  struct Entry {
    let code: String
    let symbol: String
    let dimension: Dimension
    let factor: String

    init(_ code: String, _ symbol: String, _ dimension: Dimension, _ factor: String = "1") {
      self.code = code
      self.symbol = symbol
      self.dimension = dimension
      self.factor = factor
    }
  }

  /// Source: UN/ECE Recommendation 20, "Codes for Units of Measure Used in International Trade", annexes I and II, and
  /// Recommendation 21 for rolls.
  static let table: [Entry] = [
    Entry("C62", "pc", .count), Entry("H87", "pc", .count), Entry("EA", "pc", .count), Entry("PR", "pr", .count, "2"),
    Entry("DZN", "dz", .count, "12"), Entry("CEN", "hundred", .count, "100"), Entry("MIL", "thousand", .count, "1000"),
    Entry("SET", "set", .set), Entry("RO", "roll", .roll),
    Entry("C45", "nm", .length, "0.000000001"), Entry("4H", "µm", .length, "0.000001"),
    Entry("MMT", "mm", .length, "0.001"),
    Entry("CMT", "cm", .length, "0.01"), Entry("DMT", "dm", .length, "0.1"), Entry("MTR", "m", .length),
    Entry("LM", "m", .length), Entry("KMT", "km", .length, "1000"), Entry("INH", "in", .length, "0.0254"),
    Entry("FOT", "ft", .length, "0.3048"), Entry("YRD", "yd", .length, "0.9144"),
    Entry("SMI", "mi", .length, "1609.344"),
    Entry("MMK", "mm²", .area, "0.000001"), Entry("CMK", "cm²", .area, "0.0001"), Entry("DMK", "dm²", .area, "0.01"),
    Entry("MTK", "m²", .area), Entry("INK", "in²", .area, "0.00064516"), Entry("FTK", "ft²", .area, "0.09290304"),
    Entry("MMQ", "mm³", .volume, "0.000000001"), Entry("CMQ", "cm³", .volume, "0.000001"),
    Entry("MLT", "ml", .volume, "0.000001"), Entry("CLT", "cl", .volume, "0.00001"),
    Entry("LTR", "l", .volume, "0.001"),
    Entry("DMQ", "dm³", .volume, "0.001"), Entry("MTQ", "m³", .volume),
    Entry("MGM", "mg", .mass, "0.000001"), Entry("GRM", "g", .mass, "0.001"), Entry("KGM", "kg", .mass),
    Entry("TNE", "t", .mass, "1000"), Entry("ONZ", "oz", .mass, "0.028349523125"),
    Entry("LBR", "lb", .mass, "0.45359237"),
    Entry("C26", "ms", .time, "0.001"), Entry("SEC", "s", .time), Entry("MIN", "min", .time, "60"),
    Entry("HUR", "h", .time, "3600"), Entry("DAY", "d", .time, "86400"), Entry("WEE", "wk", .time, "604800"),
    Entry("P1", "%", .ratio, "0.01"), Entry("59", "ppm", .ratio, "0.000001"),
    Entry("WTT", "W", .power), Entry("KWT", "kW", .power, "1000"), Entry("MAW", "MW", .power, "1000000"),
    Entry("JOU", "J", .energy), Entry("KJO", "kJ", .energy, "1000"), Entry("WHR", "Wh", .energy, "3600"),
    Entry("KWH", "kWh", .energy, "3600000"), Entry("MWH", "MWh", .energy, "3600000000"),
    Entry("NEW", "N", .force), Entry("B47", "kN", .force, "1000"), Entry("NU", "N·m", .torque),
    Entry("PAL", "Pa", .pressure), Entry("KPA", "kPa", .pressure, "1000"), Entry("BAR", "bar", .pressure, "100000"),
    Entry("MPA", "MPa", .pressure, "1000000"), Entry("CEL", "°C", .temperature),
    Entry("GM", "g/m²", .arealDensity, "0.001"), Entry("28", "kg/m²", .arealDensity),
    Entry("GF", "g/m", .linearDensity, "0.001"), Entry("KL", "kg/m", .linearDensity),
    Entry("23", "g/cm³", .density, "1000"), Entry("KMQ", "kg/m³", .density),
    Entry("MTS", "m/s", .speed), Entry("MQH", "m³/h", .volumeFlow),
    Entry("DD", "°", .angle), Entry("VLT", "V", .voltage), Entry("KVT", "kV", .voltage, "1000"),
    Entry("4K", "mA", .current, "0.001"), Entry("AMP", "A", .current), Entry("HTZ", "Hz", .frequency),
    Entry("KHZ", "kHz", .frequency, "1000"), Entry("MHZ", "MHz", .frequency, "1000000"),
    Entry("LUM", "lm", .luminousFlux),
    Entry("AD", "B", .digitalSize), Entry("2P", "kB", .digitalSize, "1000"), Entry("4L", "MB", .digitalSize, "1000000"),
    Entry("E34", "GB", .digitalSize, "1000000000"),
  ]
}
