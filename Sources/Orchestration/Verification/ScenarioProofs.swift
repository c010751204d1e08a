import Configuration
import RunStorage
import StateMachine

/// Proves that the acceptance scenarios that have passed are those that were agreed and that are there now.
struct ScenarioProofs {
    /// The run.
    let run: RunDirectory
    /// What the journal tells.
    let record: RecordedRun
    /// Where the project is; nil where it is not on this machine.
    let project: String?

    /// That of an acceptance stage; none for others.
    func scenarios(of stage: Stage) -> [Proof] {
        guard stage.kind == .acceptance else { return [] }
        let objection = objection(stage)
        let count = record.state.scenarios.count
        let good =
            count == 1
            ? "The scenario that was agreed has passed, and is the same now."
            : "The \(count) scenarios that were agreed have passed, and are the same now."
        return [
            Proof(
                .scenarios, of: stage.name, ScenarioRecord.specification, isProved: objection == nil, objection ?? good)
        ]
    }

    private func objection(_ stage: Stage) -> String? {
        let agreed = record.state.scenarios
        if agreed.isEmpty { return "No agreed scenarios are recorded: not proved." }
        guard let totals = record.totals[stage.name], totals.allPassed == true, totals.total == agreed.count else {
            return "The journal does not say that all \(agreed.count) agreed scenarios have passed."
        }
        do {
            guard let text = try specification() else {
                return
                    "\(ScenarioRecord.specification) is missing, so that nobody can tell which scenarios have passed."
            }
            return AgreedScenarios.change(from: agreed, to: ScenarioReader.read(text))
        } catch StageEnd.failed(_, let sentence) { return sentence } catch { return "\(error)" }
    }

    private func specification() throws -> String? {
        if let text = try ArtifactFiles(run).text(ScenarioRecord.specification) { return text }
        return try project.flatMap { try AgreedScenarios.specification(in: $0, of: record.state.feature) }
    }
}
