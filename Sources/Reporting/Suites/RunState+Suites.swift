import StateMachine

extension RunState {
    /// The first stage of test suites that has failed; nil where none has, so that acceptance tests did not pass.
    func failedSuiteStage(in workflow: Workflow) -> Stage? {
        let failed = zip(workflow.stages, stages).filter { $1.status == .failed && $1.failure == .acceptance }
        return failed.first.flatMap { stage, _ in
            if case .suites = stage.kind { stage } else { nil }
        }
    }

    /// What did not pass: `test suites` or `acceptance tests`.
    func unpassedTests(in workflow: Workflow) -> String {
        failedSuiteStage(in: workflow) == nil ? "acceptance tests" : "test suites"
    }
}
