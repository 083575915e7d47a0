import ArgumentParser

@main
struct Orderwright: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderwright",
    abstract: "From an XML product catalog to valid, priced, promised and scheduled orders.",
    discussion: """
      Exit codes: 0 done, also where some orders are invalid; 1 invalid orders with --fail-on-invalid, or failed catalog tests; 2 catalog errors; \
      3 store errors; 4 input or output failed; 5 orders cannot be scheduled; 64 usage.
      """,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, ValidateCommand.self, OptionsCommand.self, CompleteCommand.self, ConflictsCommand.self,
      RepairCommand.self, ExplainCommand.self, PipeCommand.self, OrderCommand.self, BomCommand.self, PlanCommand.self,
      DocumentsCommand.self,
      ServeCommand.self,
    ])
}
