import Configuration
import JSONText
import Platform
import Reporting
import Sessions
import StateMachine

/// `teambot validate [OBJECTIVE]`: checks the workflow and an objective without starting anything.
struct ValidateVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        let stages = places.stagesFile
        let bytes = try Inputs.bytes(stages, missing: "Write one with `teambot init`, or name one with --stages.")
        let reading = Inputs.workflow(bytes, stages, FileSystem.parent(of: stages))
        let warnings = reading.workflow.map {
            NotificationCheck.problems(
                $0, bytes, file: stages.split(separator: "/").last.map(String.init) ?? stages, project: places.project)
        }
        let problems = reading.problems + (warnings ?? [])
        var objectiveProblems: [MarkdownProblem] = []
        if let objective = invocation.positionals.first {
            let text = try Inputs.objectiveBytes(objective)
            objectiveProblems = ObjectiveReader.read(text, fileName: objective).problems
        }
        let isValid = reading.workflow != nil && objectiveProblems.isEmpty
        if let workflow = reading.workflow, let sentence = ReportReader.problem(workflow) { Console.tell(sentence) }
        if invocation.flag("--json") {
            Console.write(bytes: json(problems, objectiveProblems, isValid) + [10])
        } else {
            for problem in problems { Console.tell(problem.description) }
            for problem in objectiveProblems {
                Console.tell(problem.message)
            }
            if isValid { Console.write("Valid: \(Counted.stages(reading.workflow?.stages.count ?? 0)).\n") }
        }
        return isValid ? 0 : 2
    }

    private func json(_ problems: [Problem], _ objective: [MarkdownProblem], _ isValid: Bool) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.member("valid", isValid)
            root.key("problems")
            root.array { list in
                for problem in problems {
                    list.object {
                        $0.member("file", "stages")
                        $0.member("severity", problem.severity.rawValue)
                        $0.member("message", problem.message)
                        $0.member("path", problem.path)
                        $0.member("line", problem.line)
                        $0.member("column", problem.column)
                    }
                }
                for problem in objective {
                    list.object {
                        $0.member("file", "objective")
                        $0.member("severity", "error")
                        $0.member("message", problem.message)
                        $0.member("line", problem.line)
                    }
                }
            }
        }
        return writer.bytes
    }
}
