import InstanceFormats
import Testing

@Suite struct InstanceFaultTests {
  @Test func namesTheLineWhereThereIsOne() {
    #expect(InstanceFault(line: 7, message: "no such machine: 9").description == "7: no such machine: 9")
    #expect(InstanceFault(line: 0, message: "the file is empty").description == "the file is empty")
  }
}
