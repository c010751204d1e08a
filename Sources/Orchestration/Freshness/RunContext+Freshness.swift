import StateMachine

extension RunContext {
    /// Positions of the stages that are stale by what the files of the run say now.
    func staleStages() async throws -> Set<Int> {
        let state = await recorder.state
        return state.stagesWithOtherInputs(in: workflow)
    }
}
