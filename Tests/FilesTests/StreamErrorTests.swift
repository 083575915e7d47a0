import Files
import Glibc
import Testing

struct StreamErrorTests {
  @Test("A failure is told in words, not as a number")
  func words() {
    #expect("\(StreamError.system(EISDIR))" == "Is a directory")
    #expect("\(StreamError.system(ENOSPC))" == "No space left on device")
    #expect("\(StreamError.closed)" == "Broken pipe")
  }
}
