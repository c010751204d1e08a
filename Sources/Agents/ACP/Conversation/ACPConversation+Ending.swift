import JSONText

extension ACPConversation {
    /// Ends the turn with a result or a problem; what the agent still says until it ends belongs to it.
    mutating func end(_ ending: Ending, _ now: Double) {
        guard self.ending == nil else { return }
        self.ending = ending
        step = nil
        actions.append(.closeInput)
        guard !isOutputClosed else { return finish() }
        deadline = now + Self.closeSeconds
    }

    /// Ends the turn with a problem; one that comes of a cancellation is none.
    mutating func fail(_ problem: ACPProblem, _ now: Double) {
        end(isCancelled ? .result("cancelled") : .problem(problem), now)
        // An agent that breaks the rules has nothing more to say.
        if ending != nil, !isFinished, problem.kind == .protocol || problem.kind == .timeout { finish() }
    }

    /// Asks the agent to end its turn.
    mutating func cancel(_ now: Double) {
        guard ending == nil else { return }
        guard !isCancelled else { return end(.result("cancelled"), now) }
        isCancelled = true
        guard step == .prompt, let session else {
            end(.result("cancelled"), now)
            return finish()
        }
        actions.append(.send(ACPOutgoing.notification("session/cancel") { $0.member("sessionId", session) }))
        deadline = now + Self.cancelSeconds
    }

    /// Nothing more can be said; how the agent ends is worth waiting for.
    mutating func outputClosed(_ now: Double) {
        isOutputClosed = true
        guard ending == nil else { return finish() }
        actions.append(.closeInput)
        deadline = now + Self.closeSeconds
    }

    /// The agent is gone.
    mutating func agentEnded(_ how: String) {
        if ending == nil {
            let problem = ACPProblem(.exit, "The agent \(how) \(moment).")
            ending = isCancelled ? .result("cancelled") : .problem(problem)
        }
        finish()
    }

    /// Does what is due.
    mutating func timePassed(_ now: Double) {
        guard let deadline, now >= deadline else { return }
        self.deadline = nil
        if ending == nil {
            let problem =
                isOutputClosed
                ? ACPProblem(.exit, "The agent has closed its output \(moment) and does not end.")
                : ACPProblem(.timeout, "The agent has said nothing for \(order.answerSeconds.whole) s \(moment).")
            ending = isCancelled ? .result("cancelled") : .problem(problem)
        }
        finish()
    }

    private var moment: String {
        switch step {
        case .initialize, nil: "before it has answered to initialize"
        case .new, .load, .resume: "while its session was being opened"
        case .mode, .model: "while its session was being set up"
        case .prompt: "before it has answered the prompt"
        }
    }
}

extension Double {
    /// The number without a fraction that is zero.
    fileprivate var whole: String { self == rounded() && magnitude < 1e9 ? String(Int(self)) : String(self) }
}
