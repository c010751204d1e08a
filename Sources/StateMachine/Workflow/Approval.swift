/// What a person is asked about a stage, before or after it runs.
package struct Approval: Sendable, Equatable {
    /// When a person is asked.
    package enum Moment: String, Sendable, CaseIterable {
        case before, after
    }

    /// What the person decides.
    package var question: String
    /// The artifacts that the person says yes to; empty means all that the stage has been given.
    package var artifacts: [String]
    /// Seconds after which the default holds; nil waits for ever.
    package var timeoutSeconds: Double?
    /// What holds when nobody has decided in time (`default` in `stages.json`).
    package var standard: Decision
    /// Whether the person is asked before the stage runs or after it.
    package var moment: Moment

    /// Makes a question; everything but its text has the default of `stages.json`.
    package init(
        question: String, artifacts: [String] = [], timeoutSeconds: Double? = nil, standard: Decision = .reject,
        moment: Moment = .before
    ) {
        self.question = question
        self.artifacts = artifacts
        self.timeoutSeconds = timeoutSeconds
        self.standard = standard
        self.moment = moment
    }
}
