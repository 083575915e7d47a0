import ArgumentParser
import InstanceFormats

/// Job shops in the standard form.
struct JobShopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobshop", abstract: "Plans a job shop for the least makespan.")
  @OptionGroup var shop: ShopRun
  @Option(help: "The instance of this name, of a file with several under lines 'instance NAME'.") var problem: String?

  func run() throws {
    try shop.plan { bytes throws(InstanceFault) in
      let reader = try JobShopReader(bytes, instance: problem)
      return (reader.problem, reader.firstOperations, reader.unit)
    }
  }
}

/// Flexible job shops in the standard form.
struct FlexibleJobShopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flexible-jobshop", abstract: "Plans a flexible job shop for the least makespan.")
  @OptionGroup var shop: ShopRun

  func run() throws {
    try shop.plan { bytes throws(InstanceFault) in
      let reader = try FlexibleJobShopReader(bytes)
      return (reader.problem, reader.firstOperations, reader.unit)
    }
  }
}
