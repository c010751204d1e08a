import Reporting
import RunStorage
import Sessions
import StateMachine

/// A stage about which somebody wants to decide: whether it waits for that, and if not, why.
struct AskedStage {
    private let stage: String
    private let run: RunDirectory
    private let workflow: Workflow
    private let places: Places

    /// Names a stage as the user has.
    init(_ stage: String, _ run: RunDirectory, _ workflow: Workflow, _ places: Places) {
        (self.stage, self.run, self.workflow, self.places) = (stage, run, workflow, places)
    }

    /// Throws when the stage is not there or waits for nothing.
    ///
    /// - Parameter latest: the latest decision about it, where it is known already.
    func check(_ state: RunState, latest: Event?) throws {
        let position = try NamedStage.position(stage, in: workflow)
        guard state.isAsked(position) else { throw notWaiting(state, latest: latest) }
    }

    /// The error that nobody is asked about the stage now: what was decided, or what waits.
    func notWaiting(_ state: RunState, latest: Event?) -> VerbError {
        let names = state.asked.map { workflow.stages[$0].name }.joined(separator: ", ")
        let others = names.isEmpty ? "no stage does." : "these do: \(names)."
        let known = latest ?? decision()
        let decided = known.map { " \(Self.sentence($0))" } ?? ""
        if workflow.position(of: stage).map(state.isAsked) ?? false {
            return .usage(
                "Somebody was faster, and stage \(stage) is asked about anew: look at what there is now, then decide "
                    + "again.\(decided)")
        }
        return .usage("Stage \(stage) does not wait for a decision; \(others)\(decided)")
    }

    /// The latest decision about it.
    private func decision() -> Event? {
        var latest: Event?
        try? JournalReading.each(of: run.journal) { event in
            if event.name == .approvalDecided, event.stage == stage { latest = event }
        }
        return latest
    }

    /// Who has decided what, and when.
    static func sentence(_ decision: Event) -> String {
        let done = decision.decision == .approve ? "approved" : "rejected"
        let stage = decision.stage ?? "It"
        let comment = decision.comment.map { $0.isEmpty ? "" : ": \(Printable.text($0))" } ?? ""
        guard decision.by != RunState.timeout else {
            return "Nobody decided in time, so \(stage) was \(done) at \(decision.at)."
        }
        return "\(Printable.text(decision.by ?? "Somebody")) has \(done) \(stage) at \(decision.at)\(comment)."
    }
}
