package import StateMachine

extension Stage {
    /// What a person is asked about it; nil where nobody is.
    package var question: String? {
        if case .approval(let question) = kind, !question.isEmpty { return question }
        return approval?.question
    }

    /// Until when a person can decide while it waits, and what holds then; nil where it waits for ever.
    package func deadline(_ state: StageState) -> (moment: Timestamp, standard: Decision)? {
        guard let approval, let seconds = approval.timeoutSeconds, let since = state.waitingSince else { return nil }
        return (Timestamp(milliseconds: since.milliseconds + Int64(seconds * 1_000)), approval.standard)
    }
}
