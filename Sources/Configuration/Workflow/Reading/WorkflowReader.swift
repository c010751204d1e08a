import JSONText
import StateMachine

/// Reads `stages.json` and checks everything in it, so that all problems are told at once.
package struct WorkflowReader {
    /// Reads a workflow; prompt templates are looked for in the directory with the given functions; the second, where
    /// given, reads one, so that its names can be checked.
    package static func read(
        _ bytes: [UInt8], fileName: String, directory: String, fileExists: (String) -> Bool,
        contents: ((String) -> [UInt8]?)? = nil
    ) -> WorkflowReading {
        let value: JSONValue
        do {
            value = try JSONReader.read(bytes)
        } catch {
            return WorkflowReading(workflow: nil, problems: [problem(error, fileName)])
        }
        var problems = ProblemList(file: fileName)
        var draft = WorkflowDraft()
        let source = Source(top: value)
        WorkflowKeys.table.read(source, into: &draft, &problems)
        let workflow = withoutActuallyEscaping(fileExists) { fileExists in
            let templates = TemplateCheck(
                directory: directory, isLenient: draft.isConverted, fileExists: fileExists,
                contents: contents)
            return WorkflowAssembly.workflow(from: &draft, source, templates, &problems)
        }
        return WorkflowReading(workflow: problems.hasErrors ? nil : workflow, problems: problems.ordered)
    }

    private static func problem(_ problem: JSONProblem, _ fileName: String) -> Problem {
        Problem(
            severity: .error, message: problem.message, path: "$", file: fileName, line: problem.line,
            column: problem.column)
    }
}
