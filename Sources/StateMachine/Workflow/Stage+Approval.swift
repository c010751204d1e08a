extension Stage {
    /// What a person is asked about it; a stage that is nothing but an approval has at least its question.
    package var asked: Approval? {
        if let approval { return approval }
        if case .approval(let question) = kind { return Approval(question: question) }
        return nil
    }

    /// Until when a person can decide while it waits, and what holds then; nil where it waits for ever.
    package func deadline(_ state: StageState) -> (moment: Timestamp, standard: Decision)? {
        guard let asked, let seconds = asked.timeoutSeconds, let since = state.waitingSince else { return nil }
        let milliseconds = Int64(min(max(seconds, 0), 1e12) * 1_000)
        return (Timestamp(milliseconds: since.milliseconds + milliseconds), asked.standard)
    }

    /// Whether it is nothing but a person's approval.
    package var isApproval: Bool { if case .approval = kind { true } else { false } }

    /// The same stage; one that is nothing but an approval of certain artifacts depends on these.
    var withInputsOfApproval: Stage {
        guard isApproval, inputs.isEmpty, let artifacts = approval?.artifacts, !artifacts.isEmpty else { return self }
        var stage = self
        stage.inputs = artifacts
        return stage
    }
}
