import ArgumentParser

/// The engines on their fields' own file formats, so that anyone can measure them against others.
@main
struct Workbench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench",
    abstract: "The engines of Orderwright on the standard file formats of their fields.",
    discussion: """
      Answers are JSON lines with CPU and wall seconds unless a field has a form of its own.
      A file that cannot be read is refused with its line on the standard error, exit code 65.
      """,
    subcommands: [
      SatCommand.self, CheckProofCommand.self, DomainsCommand.self, ConflictCommand.self, ValidityCommand.self,
      CSPCommand.self, DifferentialCommand.self, CountCommand.self, CompileCommand.self, SampleCommand.self,
      JobShopCommand.self, FlexibleJobShopCommand.self, FactoryCommand.self, CarSequencingCommand.self,
      ProjectCommand.self,
    ])
}
