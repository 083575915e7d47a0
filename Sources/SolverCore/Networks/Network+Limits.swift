extension Network {
  /// The values of all variables must lie within this distance of zero, so that two of them can be added in 64 bits.
  public static let valueLimit = Domain.largestMagnitude
}
