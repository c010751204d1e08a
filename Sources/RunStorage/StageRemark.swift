import JSONText
package import StateMachine

/// What is said of a stage when somebody asks, and never stored: it is derived from more than the state.
package struct StageRemark: Sendable, Equatable {
    /// Why it is stale, in sentences; empty for one that is not.
    package var staleBecause: [String]
    /// What a person is asked, while it waits.
    package var question: String?
    /// Until when it waits; then its default holds.
    package var waitingUntil: Timestamp?

    /// Makes a remark.
    package init(staleBecause: [String] = [], question: String? = nil, waitingUntil: Timestamp? = nil) {
        self.staleBecause = staleBecause
        self.question = question
        self.waitingUntil = waitingUntil
    }

    /// The members that it adds to those of the stage.
    static let fields: [RecordField<StageRemark>] = [
        .known("stale", "That it was done upon something else; from `status --json` only.") {
            $0.staleBecause.isEmpty ? nil : true
        },
        .known("stale_because", "Why it is stale, in sentences; from `status --json` only.") {
            $0.staleBecause.isEmpty ? nil : $0.staleBecause
        },
        .known("question", "What a person is asked while it waits; from `status --json` only.") { $0.question },
        .known("waiting_until", "Until when it waits for an answer; from `status --json` only.") { $0.waitingUntil },
    ]
}
