package import Configuration
import Orchestration
import Platform
package import Reporting
package import RunStorage
package import StateMachine

/// What of a run is stale, for those who only look at it.
package enum StaleLook {
    /// The stale stages; that they cannot be found out is a warning, and nobody's view fails by it.
    package static func find(
        _ state: RunState, of workflow: Workflow, in run: RunDirectory, tell: (String) -> Void
    ) -> StaleStages {
        // Most looks are at runs in which nothing has come to its end yet.
        guard state.stages.contains(where: { $0.status.isDone }) else { return StaleStages() }
        do {
            let objective = try Inputs.objective(of: run)
            return StaleStages(try Freshness(run, workflow, objective).staleStages(state), in: workflow)
        } catch {
            tell("warning: What is stale cannot be found out. \(error)")
            return StaleStages(unknown: "\(error)")
        }
    }
}

extension Inputs {
    /// The objective as a run has it; damaged copies are exit 8.
    package static func objective(of run: RunDirectory) throws -> Objective {
        do throws(SystemError) {
            let bytes = try FileSystem.read(run.objective, limit: limit)
            return ObjectiveReader.read(bytes, fileName: "objective.md").objective
        } catch {
            throw VerbError(8, "The run's copy of its objective cannot be read. \(error.description)")
        }
    }
}
