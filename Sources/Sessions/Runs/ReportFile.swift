import Execution
import Orchestration
import Platform
package import Reporting
package import RunStorage
package import StateMachine

/// The report of a run as a file.
package enum ReportFile {
    /// The bytes of the report of a run as it stands.
    package static func bytes(
        _ state: RunState, of workflow: Workflow, in run: RunDirectory, engine: EngineState, commands: RunCommands
    ) throws -> [UInt8] {
        let mask = RunContext.mask(for: workflow, CurrentProcess.environment)
        let history = RunHistory(try JournalReading.read(run.journal).events)
        var material = ReportMaterial(
            state: state, workflow: workflow.shown(mask.text), history: history, engine: engine, commands: commands,
            directory: run.path,
            now: Timestamp(milliseconds: SystemClock.wallMilliseconds()), clockOffset: SystemClock.offsetFromUTC(),
            version: Version.current)
        material.stale = StaleLook.find(state, of: workflow, in: run) { _ in }
        return ReportPage.render(ReportReading.fill(material, from: run) { mask.bytes($0) })
    }

    /// Writes the report of a run that an engine leaves. That it cannot be written is a warning and changes nothing.
    ///
    /// - Returns: where it is; nil where there is none.
    package static func write(
        after outcome: Outcome, _ state: RunState, of workflow: Workflow, in run: RunDirectory, commands: RunCommands,
        tell: (String) -> Void
    ) -> String? {
        switch outcome {
        case .storageFailure: return nil
        // Its agents work on: nothing has ended.
        case .detached: return nil
        default: break
        }
        do {
            let engine = EngineLook.absent(from: run, state)
            try AtomicFile.write(
                bytes(state, of: workflow, in: run, engine: engine, commands: commands), to: run.report)
            return run.report
        } catch {
            tell("warning: The report could not be written. \(error)")
            return nil
        }
    }
}
