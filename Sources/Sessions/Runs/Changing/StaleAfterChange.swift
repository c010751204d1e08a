import Configuration
import Orchestration
import RunStorage
import StateMachine

/// The stages that are stale now or become so when the changed originals are taken.
struct StaleAfterChange {
    private let run: RunDirectory
    private let inputs: Inputs
    private let state: RunState

    /// Looks at a run as it is without the change.
    init(_ run: RunDirectory, _ inputs: Inputs, _ state: RunState) {
        self.run = run
        self.inputs = inputs
        self.state = state
    }

    /// These stages in the order of the workflow with which the run goes on.
    ///
    /// - Parameter changed: the state by that workflow.
    func stages(_ change: WorkflowChange?, _ changed: RunState, in workflow: Workflow) throws -> [StaleStage] {
        let known = try Freshness(run, inputs.workflow, inputs.objective).staleStages(state)
        guard let change else { return known }
        var causes: [String: [StaleCause]] = [:]
        for stage in known { causes[stage.stage, default: []] += stage.causes }
        for (position, stage) in workflow.stages.enumerated() where changed.stages[position].isJudged {
            let ofChange = self.causes(of: stage, change)
            if !ofChange.isEmpty { causes[stage.name, default: []] += ofChange }
        }
        return workflow.stages.compactMap { stage in
            causes[stage.name].map { StaleStage(stage: stage.name, causes: $0) }
        }
    }

    private func causes(of stage: Stage, _ change: WorkflowChange) -> [StaleCause] {
        var causes: [StaleCause] = []
        if change.redefined.contains(stage.name) {
            let own = change.changed.filter { $0.name == stage.name }
            let agents = change.agents.filter { stage.agents.contains($0.name) }
            causes += own.flatMap(\.settings).filter { $0.key != "next_stages" }.map {
                .setting(key: $0.key, was: $0.was, now: $0.now)
            }
            causes += agents.flatMap { agent in
                agent.settings.map { .setting(key: "agents.\(agent.name).\($0.key)", was: $0.was, now: $0.now) }
            }
            if causes.isEmpty { causes = [.unknown] }
        }
        if change.otherwiseTold.contains(stage.name) { causes.append(.objective(parts: change.objective)) }
        return causes
    }
}
