import Configuration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// A resume that has nothing to start, and what is said about it.
struct IdleResume {
    private let resumption: Resumption
    private let plan: ResumePlan
    private let commands: RunCommands

    /// Looks at what is wanted.
    init(_ resumption: Resumption, _ plan: ResumePlan, _ commands: RunCommands) {
        self.resumption = resumption
        self.plan = plan
        self.commands = commands
    }

    /// A sentence where all that is wanted is done already; nil where something is to be started.
    ///
    /// - Throws: `VerbError` where nothing in particular is wanted of a finished run.
    func sentence() throws -> String? {
        guard plan.change?.isEmpty ?? true, !resumption.isReopening else { return nil }
        if resumption.isRefreshing {
            guard plan.stale.isEmpty, isDone else { return nil }
            return "Nothing is stale: \(whatIsDone)"
        }
        if resumption.last != nil { return isDone ? "Nothing is to be done: \(whatIsDone)" : nil }
        guard resumption.state.isFinished else { return nil }
        let feature = resumption.run.feature
        guard let first = (plan.certain.first ?? plan.stale.first) else {
            throw VerbError.usage(
                "The run \(feature) is finished, and nothing of it is stale: there is nothing to resume. "
                    + "Begin another one with `teambot run objective.md`.")
        }
        throw VerbError.usage(
            "The run \(feature) is finished, but \(StaleLines.counted(plan)). See why with "
                + "`\(commands.why(first.stage))`; do again what is stale with `\(commands.refresh)`.")
    }

    private var isDone: Bool {
        guard let last = resumption.last else { return resumption.state.isFinished }
        return resumption.inputs.workflow.position(of: last).map { resumption.state.stages[$0].status.isDone } ?? false
    }

    private var whatIsDone: String {
        resumption.last.map { "the stage \($0) of the run \(resumption.run.feature) is done already." }
            ?? "the run \(resumption.run.feature) is complete as it stands."
    }
}
