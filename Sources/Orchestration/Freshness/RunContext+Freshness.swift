import StateMachine

extension RunContext {
    /// Positions of the stages that are stale by what the files say now.
    func staleStages() async throws -> Set<Int> {
        let stale = try Freshness(run, workflow, objective).staleStages(await recorder.state)
        return Set(stale.compactMap { workflow.position(of: $0.stage) })
    }
}
