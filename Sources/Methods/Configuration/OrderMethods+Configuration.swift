import Answers
import Commands
import JSONLines
import Threads

/// The questions about a configuration: the parameters are the question, by name.
extension OrderMethods {
  /// All of them, for a door.
  var configuration: [Method] {
    [
      question(.configurationOptions) { evaluator, question, stop in
        evaluator.options(question, stop: stop).map { options in
          { options.answer.write(options.selection, to: &$0) }
        }
      },
      Method(.configurationComplete) { parameters, context, writer in
        let question = try object(parameters)
        let conclusion = evaluators[context.worker].ask { $0.completion(question, stop: context.stop) }
        session.answers.write(conclusion, .full, to: &writer)
      },
      question(.configurationConflicts) { evaluator, question, stop in
        evaluator.conflicts(question, stop: stop).map { conflicts in { conflicts.write(to: &$0) } }
      },
      question(.configurationRepair) { evaluator, question, stop in
        evaluator.repairs(question, stop: stop).map { repairs in { repairs.write(to: &$0) } }
      },
      question(.configurationExplain) { evaluator, question, stop in
        evaluator.explanation(question, stop: stop).map { explanation in { explanation.write(to: &$0) } }
      },
    ]
  }

  /// A method that answers with the members that `ask` gives, or with what is wrong with the question.
  private func question(
    _ description: MethodDescription,
    _ ask: @escaping @Sendable (inout OrderEvaluator, JSONValue, StopCheck) -> Answered<(inout JSONWriter) -> Void>
  ) -> Method {
    Method(description) { parameters, context, writer in
      let question = try object(parameters)
      switch evaluators[context.worker].ask({ ask(&$0, question, context.stop) }) {
      case .answer(let members): session.answers.answer(to: &writer, members)
      case .refused(let problems): session.answers.write(.refused(problems), .full, to: &writer)
      }
    }
  }

  private func object(_ parameters: Parameters) throws(MethodFailure) -> JSONValue {
    guard let value = parameters.value, value.kind == .object else {
      throw .invalidParameters("the parameters of a question are given by name")
    }
    return value
  }
}
