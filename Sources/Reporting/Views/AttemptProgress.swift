import StateMachine

/// Lines about attempts: verdicts, and failures that do not end their stage.
extension ProgressLine {
    /// What the end of an attempt says that no other event does.
    ///
    /// The failure of a stage's last attempt is told by `stage_failed`, that of a scenario by its own event.
    func attemptWhat() -> What? {
        if let verdict = event.verdict { return verdictWhat(verdict) }
        switch event.outcome {
        case .interrupted:
            return role == .test || isToldElsewhere ? nil : What(.interrupted, "\(attempt) interrupted\(reason)")
        case .failed, .timedOut:
            guard let next = whatFollows else { return nil }
            let words = event.outcome == .timedOut ? "timed out" : "failed"
            return What(.interrupted, "\(attempt) \(words)\(durationText)\(next)\(reason)")
        default: return nil
        }
    }

    private func verdictWhat(_ verdict: VerdictKind) -> What {
        let task = event.task.map { " by \(Printable.text($0))" } ?? ""
        let text = "\(review)\(task): \(verdict.rawValue)\(durationText)"
        guard verdict == .rejected else { return What(.completed, text) }
        // One of several does not decide alone.
        if (stage?.reviewers.count ?? 0) > 1 { return What(.interrupted, text) }
        return What(.interrupted, text + consequence)
    }

    /// What several reviewers have decided together; nil where one has, which its own verdict tells.
    func councilWhat() -> What? {
        guard (stage?.reviewers.count ?? 0) > 1, var text = message else { return nil }
        if text.last == "." { text.removeLast() }
        return text.hasPrefix("Approved") ? What(.completed, text) : What(.interrupted, text + consequence)
    }

    /// What follows from a rejection.
    private var consequence: String {
        if let iteration = event.iteration, iteration == maximum { return "; no review is left" }
        return "; \(stage?.workAgent.map(Printable.text) ?? "the work agent") goes on with a fix"
    }

    /// The attempt as it was begun: its end does not say again what it was made for.
    private var begun: AttemptState? { stageState?.log.last { $0.number == event.attempt } }

    private var role: Role? { event.role ?? begun?.role }

    /// Whether another event says the same with what follows from it: a wait, a fallback, a limit or a warning.
    private var isToldElsewhere: Bool {
        switch event.agentOutcome {
        case .rateLimited, .overloaded, .budgetLimit, .unknownSession: true
        default: false
        }
    }

    /// Whether a second attempt may follow; after some ends somebody must do something first.
    private var isWorthRepeating: Bool {
        switch event.agentOutcome {
        case .notLoggedIn, .badCall, .promptTooLong, .toolsDenied: false
        default: true
        }
    }

    private var maximum: Int? { event.maximumIterations ?? stage?.maxIterations }

    private var review: String {
        guard let iteration = event.iteration else { return "review" }
        guard let maximum, iteration <= maximum else { return "review \(iteration)" }
        return "review \(iteration) of \(maximum)"
    }

    private var attempt: String {
        let name = (role ?? .work).rawValue + " attempt"
        return event.attempt.map { "\(name) \($0)" } ?? name
    }

    private var durationText: String {
        event.durationSeconds.map { " after \(DurationText.render(seconds: $0))" } ?? ""
    }

    /// What comes after a failed attempt while its stage goes on; nil where nothing does.
    private var whatFollows: String? {
        if role == .test { return nil }
        let limit = stage?.retry.limit ?? 0
        let failures = failuresInARow
        if failures >= 1, failures <= limit, isWorthRepeating { return ", tried again (\(failures) of \(limit))" }
        return role == .fix ? "" : nil
    }

    /// How many attempts at the same thing have failed since one succeeded.
    private var failuresInARow: Int {
        let task = event.task ?? begun?.task
        let same = (stageState?.log ?? []).filter {
            $0.role == role && $0.iteration == event.iteration && $0.task == task
        }
        return same.reversed().prefix { $0.outcome == .failed || $0.outcome == .timedOut }.count
    }
}
