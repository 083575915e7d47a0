import JSONLines

extension Line {
  /// Bytes between the line ends; 0 where they were dropped.
  var length: Int { unsafe bytes.count }
}
