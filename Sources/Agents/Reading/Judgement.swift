internal import RunStorage
internal import StateMachine

/// What a program's words, its exit status and who ended it come to together.
struct Judgement {
    let transcript: Transcript
    let order: ReadingOrder
    let result: AttemptResult
    /// The end of standard error.
    let errors: String

    /// The record for `result.json`.
    func record(usage: Usage) -> AgentRecord {
        let (outcome, detail) = verdict
        let until = outcome.isQuota ? LimitEnd.moment(in: detail, now: result.finishedAt) : nil
        return AgentRecord(
            outcome, sentence: OutcomeSentence(self, outcome, detail: detail).text, usage: usage,
            session: transcript.session, model: transcript.model, denied: transcript.denied, until: until)
    }

    /// The outcome, and what the program says about it.
    private var verdict: (AgentOutcome, String) {
        if result.reason == .hopeless, let warning = transcript.warning {
            return (.notLoggedIn, warning.text.isEmpty ? warning.kind : warning.text)
        }
        if transcript.isAborted { return (.aborted, "") }
        if let failure = transcript.failure { return failed(failure, words: transcript.ending?.words ?? []) }
        guard let ending = transcript.ending else { return unfinished }
        let named = ending.words.lazy.compactMap { transcript.dialect.endings[$0] }
        if let outcome = named.first(where: { $0 != .completed && $0 != .agentError }) {
            return (outcome, outcome == .aborted ? "" : ending.failure.text(isReplyToo: ending.isError))
        }
        if ending.isError || named.contains(.agentError) { return failed(ending.failure, words: ending.words) }
        if transcript.dialect.needsStop, ending.hasStop, !named.contains(.completed) { return (.cutOff, "") }
        return succeeded
    }

    private var succeeded: (AgentOutcome, String) {
        if transcript.reply.isTooLong {
            return (.agentError, "its reply has more than \(ReplyText.limit >> 20) MiB, so it is not taken")
        }
        // Ended at its budget after its last word, it has still said it.
        if let status = result.exitStatus, status != 0, result.reason != .budget {
            return (.agentError, "it says that all went well and ends with exit status \(status)")
        }
        if transcript.dialect.needsReply, !transcript.hasSpoken { return (.noFinalRecord, "it has said nothing") }
        if !transcript.denied.isEmpty, !order.isReview, !transcript.hasChanged { return (.toolsDenied, "") }
        return (.completed, "")
    }

    /// It says that it failed.
    private func failed(_ failure: Failure, words: [String]) -> (AgentOutcome, String) {
        let named = words.lazy.compactMap { transcript.dialect.endings[$0] }
        if let outcome = named.first(where: { $0 != .completed && $0 != .agentError }) {
            return (outcome, failure.text)
        }
        if let outcome = transcript.dialect.failures[failure.kind] {
            return (outcome == .noFinalRecord && wasEnded ? .aborted : outcome, failure.text)
        }
        if let outcome = meaning(failure) { return (outcome, failure.text) }
        if wasEnded { return (.aborted, "") }
        if let outcome = meaningOfStatus { return (outcome, failure.text) }
        return (.agentError, failure.text.isEmpty ? lastLine(of: errors) : failure.text)
    }

    /// There is no final record.
    private var unfinished: (AgentOutcome, String) {
        if wasEnded { return (.aborted, "") }
        if result.reason == .spawnFailed { return (.agentError, result.error ?? "it could not be started") }
        let said = Failure(text: errors)
        if result.exitStatus != 0 || transcript.hasSpoken == false, let outcome = meaning(said) {
            return (outcome, relevantLine(of: errors, for: outcome))
        }
        if let warning = transcript.warning, let outcome = meaning(warning) { return (outcome, warning.text) }
        if let outcome = meaningOfStatus { return (outcome, lastLine(of: errors)) }
        let status = result.exitStatus.map { "exit status \($0)" } ?? result.signal.map { "signal \($0)" } ?? ""
        let line = lastLine(of: errors)
        return (.noFinalRecord, [status, line].filter { !$0.isEmpty }.joined(separator: ": "))
    }

    private func meaning(_ failure: Failure) -> AgentOutcome? {
        ErrorPatterns.outcome(
            of: failure.kind + "\n" + failure.text, status: failure.status, continuesSession: order.continuesSession)
    }

    private var meaningOfStatus: AgentOutcome? { result.exitStatus.flatMap { transcript.dialect.statuses[$0] } }

    /// Whether somebody has told it to end: teambot, or a signal that programs are ended with.
    private var wasEnded: Bool {
        switch result.reason {
        case .timeout, .runLimit, .cancelled, .budget: return true
        case .spawnFailed, .hopeless: return false
        case .exited:
            let signals = [1, 2, 3, 9, 15]
            if let signal = result.signal { return signals.contains(signal) }
            return result.exitStatus.map { signals.contains($0 - 128) } ?? false
        }
    }

    private func lastLine(of text: String) -> String {
        text.split(whereSeparator: \.isNewline).last { $0.contains { $0.isLetter } }.map(String.init) ?? ""
    }

    /// The line that has decided.
    private func relevantLine(of text: String, for outcome: AgentOutcome) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        return lines.first { meaning(Failure(text: $0)) == outcome } ?? lastLine(of: text)
    }
}

extension Failure {
    /// The error's text; what was only the reply is none.
    fileprivate func text(isReplyToo: Bool) -> String { isReplyToo ? text : "" }
}
