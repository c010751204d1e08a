import StateMachine

/// How a stage has come to stand as it does.
extension StageExplanation {
    /// The sentences about it, whether it is stale or not.
    var standing: [String] {
        switch stageState.status {
        case .completed: completion + staleBeforeWords
        case .pending: handled ?? waits
        case .running: [stageState.startedAt.map { "It is at work since \(time($0))\(by)." } ?? "It is at work."]
        case .waiting: question
        case .skipped: [skipped] + staleBeforeWords
        case .failed: failure
        case .blocked: blocked
        case .interrupted:
            [
                "It was interrupted" + (stageState.finishedAt.map { " at \(time($0))" } ?? "")
                    + ", and goes on with the run."
            ]
        }
    }

    private var by: String { stageState.agent.map { " by \(Printable.text($0))" } ?? "" }

    private var completion: [String] {
        let moment = stageState.finishedAt.map { " at \(time($0))" } ?? ""
        let count = stageState.attempts > 1 ? ", in attempt \(stageState.attempts)" : ""
        var sentences = ["It was completed\(by)\(moment)\(count)."]
        if stageState.revision > 0 {
            sentences.append(
                "Its outcome was made anew \(stageState.revision == 1 ? "once" : "\(stageState.revision) times").")
        }
        sentences += decision + acceptance
        if stale.unknown != nil {
            sentences.append("Whether it still stands cannot be found out.")
        } else if !isStale {
            sentences.append("Everything that it depended on is as it was, and so is what it has left.")
        }
        return sentences
    }

    /// Who has said yes or no to it.
    private var decision: [String] {
        guard let decided = stageState.decision else { return [] }
        let record = stageState.approval
        let who = record?.author ?? ""
        let when = record.map { " at \(time($0.at))" } ?? ""
        let comment = stageState.comment.map { ": “\(Printable.text($0))”" } ?? ""
        return ["It was \(decided == .approve ? "approved" : "rejected")\(who)\(when)\(comment)."]
    }

    private var acceptance: [String] {
        guard let event = past.acceptance else { return [] }
        let who = event.by.map { " by \(Printable.text($0))" } ?? ""
        let comment = event.comment.map { ": “\(Printable.text($0))”" } ?? ""
        return ["It was accepted as it stands\(who) at \(time(event.at))\(comment)."]
    }

    private var staleBeforeWords: [String] {
        isStale || staleBefore.isEmpty
            ? [] : ["\(Self.list(staleBefore)) stale: when what comes before it comes out otherwise, it is stale, too."]
    }

    /// What a stage waits for that runs when others have failed; nil for every other stage.
    private var handled: [String]? {
        let causes = workflow.failuresHandled[position].map { Printable.text(workflow.stages[$0].name) }
        return causes.isEmpty ? nil : ["It is run only when one of these fails: \(causes.joined(separator: ", "))."]
    }

    private var waits: [String] {
        let open = workflow.predecessors[position].filter { !state.stages[$0].status.isDone }
        let names = open.map { "\(Printable.text(workflow.stages[$0].name)) (\(state.stages[$0].status.rawValue))" }
        let again = reopened("It is to be done again")
        guard !names.isEmpty else { return [again ?? "It can begin as soon as an engine has the run."] }
        return [again].compactMap(\.self) + ["It waits for \(names.joined(separator: ", "))."]
    }

    /// Why it is done or asked about once more; nil where nobody has said so.
    private func reopened(_ what: String) -> String? {
        past.reopening.flatMap { event in
            event.message.map { "\(what) since \(time(event.at)): \(Printable.text($0))" }
        }
    }

    private var question: [String] {
        if stageState.decision != nil { return decision + ["It goes on with the run."] }
        let since = stageState.waitingSince.map { " since \(time($0))" } ?? ""
        let until = stage.deadline(stageState).map { moment, standard in
            "At \(time(moment)) it is \(standard == .approve ? "approved" : "rejected") unless somebody has decided."
        }
        let asked = (stage.asked?.question).map { ": \(Printable.text($0))" } ?? "."
        return ["It waits for an answer\(since)\(asked)"]
            + [until, reopened("It is asked about again")].compactMap(\.self)
    }

    private var skipped: String {
        let event = past.skip
        let who = event?.by.map { " by \(Printable.text($0))" } ?? ""
        let reason = (event?.comment ?? event?.message ?? event?.error).map(Printable.text) ?? ""
        let when = (event?.at ?? stageState.finishedAt).map { " at \(time($0))" } ?? ""
        return "It was skipped\(who)\(when)" + (reason.isEmpty ? "." : ": \(reason)" + (reason.last == "." ? "" : "."))
    }

    private var failure: [String] {
        let when = stageState.finishedAt.map { " at \(time($0))" } ?? ""
        let error = stageState.error.map(Printable.firstLine) ?? ""
        return ["It failed\(when)" + (error.isEmpty ? "." : ": \(error)")] + decision
    }

    private var blocked: [String] {
        let causes = workflow.ancestors(of: position).filter { state.stages[$0].status == .failed }
        let names = causes.map { Printable.text(workflow.stages[$0].name) }
        if names.isEmpty { return ["It cannot begin: what it needs has not come out right."] }
        return ["It cannot begin: \(names.joined(separator: ", ")) \(names.count == 1 ? "has" : "have") failed."]
    }
}
