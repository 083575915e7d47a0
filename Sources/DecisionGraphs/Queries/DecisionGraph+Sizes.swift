import FlatArrays
import Glibc

extension DecisionGraph {
  /// By node: where its count begins among the limbs, for counts under any choices; one more at the end.
  ///
  /// Choices only lower counts, so the size of the count without choices is enough. It is estimated by logarithms,
  /// whose error is far below the bit that is added.
  func limbPlaces() -> FlatArray<Int32> {
    var logarithms = FlatArray<Double>(capacity: layout.numberCount)
    for cube in 0..<layout.cubeCount {
      var free = 0.0
      for place in literalRange(of: cube) where literals[place] & 2 != 0 { free += 1 }
      logarithms.append(free)
    }
    var places = FlatArray<Int32>(capacity: layout.nodeCount + 1)
    var end: Int32 = 0
    for node in 0..<layout.nodeCount {
      var sum = -Double.infinity
      for branch in branches(of: node) {
        var product = 0.0
        for place in branch { product += logarithms[parts[place].number] }
        let (high, low) = (max(sum, product), min(sum, product))
        sum = low == -.infinity ? high : high + log2(1 + exp2(low - high))
      }
      logarithms.append(sum)
      places.append(end)
      end += sum == -.infinity ? 1 : Int32(sum + 1.5) / 64 + 1
    }
    places.append(end)
    return places
  }
}
