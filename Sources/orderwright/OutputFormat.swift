import ArgumentParser

/// Who reads what a command prints: a person or a program.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
