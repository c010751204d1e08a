import Configuration
import StateMachine
import Testing

/// Reads workflows for tests; every template but `missing.md` exists.
enum WorkflowSample {
    static func read(_ text: String) -> WorkflowReading {
        WorkflowReader.read(Array(text.utf8), fileName: "stages.json", directory: "/project") { path in
            !path.hasSuffix("missing.md")
        }
    }

    /// The workflow of a text without problems.
    static func workflow(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Workflow {
        let reading = read(text)
        #expect(reading.problems.isEmpty, "\(reading.problems)", sourceLocation: location)
        return try #require(reading.workflow, sourceLocation: location)
    }

    /// A file with these stages; each word is an edge such as `A>B`, and everything is done by a command.
    static func graph(_ edges: String, groups: String = "", agents: [String: String] = [:]) -> String {
        var order: [String] = []
        var successors: [String: [String]] = [:]
        for edge in edges.split(separator: " ") {
            let ends = edge.split(separator: ">").map(String.init)
            for end in ends where successors[end] == nil {
                order.append(end)
                successors[end] = []
            }
            if let first = ends.first, let last = ends.last, ends.count == 2 { successors[first]?.append(last) }
        }
        let stages = order.map { name in
            let next = (successors[name] ?? []).map { "\"\($0)\"" }.joined(separator: ",")
            let doer = agents[name].map { "\"work_agent\":\"\($0)\"" } ?? "\"command\":[\"true\"]"
            return "\"\(name)\":{\(doer),\"next_stages\":[\(next)]}"
        }
        return "{\"stages\":{\(stages.joined(separator: ",\n"))},\"parallel_groups\":{\(groups)}}"
    }
}
