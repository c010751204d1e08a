import StateMachine

extension RunContext {
    private var freshness: Freshness {
        Freshness(run, workflow, objective, project: project, known: grounds.known)
    }

    /// Positions of the stages that are stale by what the files say now.
    func staleStages() async throws -> Set<Int> {
        let (freshness, state) = (freshness, await recorder.state)
        return try await FileWork.run(on: .max) { try freshness.stalePositions(state) }
    }

    /// What makes stages stale whatever becomes of those before them, and the stages of which only the files tell.
    func changes() async throws -> RunSchedule.Sight {
        let (freshness, state) = (freshness, await recorder.state)
        return try await FileWork.run(on: .max) {
            RunSchedule.Sight(stale: try freshness.ownCauses(state), asked: Set(freshness.asked(state)))
        }
    }

    /// Why a stage is stale by its inputs, now that everything before it stands; empty where it is not.
    func inputCauses(of position: Int) async throws -> [StaleCause] {
        let (freshness, state) = (freshness, await recorder.state)
        return try await FileWork.run(on: .max) { try freshness.inputCauses(position, state) }
    }
}
