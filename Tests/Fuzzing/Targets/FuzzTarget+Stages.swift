import Configuration
import RunStorage
import StateMachine

extension FuzzTarget {
    /// `stages.json`: a workflow without problems that stop it is one that can run to its end.
    static let stages = FuzzTarget(name: "stages", maximumLength: 3_072) { bytes in
        let reading = WorkflowReader.read(
            bytes, fileName: "stages.json", directory: "/project", fileExists: { $0.utf8.count % 2 == 0 })
        let hasErrors = reading.problems.contains { $0.severity == .error }
        if hasErrors == (reading.workflow != nil) { return "a workflow with errors, or neither of them" }
        if let problem = reading.problems.first(where: { $0.line < 1 || $0.column < 1 || $0.message.isEmpty }) {
            return "a problem without a place or a sentence: \(problem)"
        }
        return reading.workflow.flatMap(objection)
    }

    private static func objection(to workflow: Workflow) -> String? {
        if workflow.stages.isEmpty { return "a workflow without stages" }
        if workflow.topologicalOrder.count != workflow.stages.count { return "a cycle" }
        if Set(workflow.stages.map(\.name)).count != workflow.stages.count { return "two stages of one name" }
        if workflow.predecessors.count(where: \.isEmpty) != 1 { return "not one beginning" }
        if workflow.maxConcurrent < 1 { return "nothing can run" }
        for artifact in workflow.stages.flatMap(\.artifacts) where !SafeName.isRelativePath(artifact) {
            return "an artifact outside: \(artifact)"
        }
        var text = StateText(of: workflow)
        var again = StateText(of: workflow)
        let state = RunState(of: workflow)
        guard case .state(let read) = StateReading.read(text.render(state), of: workflow) else {
            return "its state cannot be read back"
        }
        return again.render(read) == text.render(state) ? nil : "its state changes when it is read"
    }
}
