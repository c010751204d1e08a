import JSONText
import StateMachine

/// What `state.json` says of a stage, as tables for the writer and the schema.
enum StageRecord {
    /// In the list of all stages.
    static let fields: [RecordField<StageState>] = [
        .always("status", "The status of the stage.") { $0.status },
        .always("attempts", "The attempts that were begun.") { $0.attempts },
        .known("agent", "The agent that was last at work.") { $0.agent },
        .known("iteration", "The round of review or acceptance, from 1.") { $0.iteration },
        .orNull("started_at", "When it began.") { $0.startedAt },
        .orNull("finished_at", "When it ended.") { $0.finishedAt },
        .orNull("duration_seconds", "How long it took.") { $0.durationSeconds },
        .known("error", "What went wrong, in a sentence.") { $0.error },
        .known("failure", "Why it failed, as far as exit codes tell it apart.") { $0.failure },
        .known("waiting_since", "When it began to wait for a person.") { $0.waitingSince },
        .known("decision", "What a person has decided.") { $0.decision },
        .known("approval", "Who has decided, when, and upon what.") { $0.approval },
        .known("usage", "What its attempts have used.") { $0.usage },
        .known("activity", "What its agent does.") { $0.activity },
        .known("note", "How its work is shared among agents, and how far they are.") { $0.note },
        .known("evidence", "The evidence run that has the results of its test suites.") { $0.evidence },
        .known("suites", "Its test suites that have ended.") { $0.suites.isEmpty ? nil : $0.suites },
        .known("artifacts", "What it has left.") { $0.artifacts.isEmpty ? nil : $0.artifacts },
        .known("given", "By what the artifacts are known again that it was given.") {
            $0.given.isEmpty ? nil : $0.given
        },
        .known("given_unknown", "Whether an earlier version of teambot has done it, which has not recorded it.") {
            $0.isGroundUnknown ? true : nil
        },
        .known("inputs", "The files that it was given, where it declares inputs.") {
            $0.inputs.isEmpty ? nil : $0.inputs
        },
        .known("template", "The beginning of the digest of the user's texts in its prompts.") { $0.templateDigest },
        .known("by_condition", "Whether its own condition has left it out.") { $0.isLeftOut ? true : nil },
        .known("copies", "How many changes of workflow and objective the run had taken by then.") {
            $0.copies == 0 ? nil : $0.copies
        },
        .known("revision", "How often its outcome was made anew.") { $0.revision == 0 ? nil : $0.revision },
        .known("order", "What a person wants of it when it is done once more.") { $0.order },
    ]

    /// In the list of a group's members.
    static let memberFields: [RecordField<StageState>] = [
        .always("status", "The status of the stage.") { $0.status },
        .orNull("error", "What went wrong, in a sentence.") { $0.error },
        .orNull("started_at", "When it began.") { $0.startedAt },
        .orNull("finished_at", "When it ended.") { $0.finishedAt },
    ]
}
