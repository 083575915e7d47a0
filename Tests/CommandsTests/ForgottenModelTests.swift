import CatalogSessions
import Commands
import Testing

/// Answers do not depend on how many models are kept.
struct ForgottenModelTests {
  @Test func forgettingDoesNotShow() throws {
    let wide = try OrderStream.session()
    let narrow = CatalogSession(wide.catalog, modelLimit: 1)
    var roomy = OrderEvaluator(wide)
    var tight = OrderEvaluator(narrow)
    var stream = OrderStream(seed: 9)
    for i in 0..<300 {
      let line = stream.line("O-\(i)")
      #expect(answer(line, &roomy, wide) == answer(line, &tight, narrow))
    }
  }
}
