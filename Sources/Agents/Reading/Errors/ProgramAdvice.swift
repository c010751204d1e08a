internal import StateMachine

/// What to do about an outcome, in words for a program's users.
struct ProgramAdvice: Sendable {
    /// How to log in.
    var logIn = "Log in with the program itself, or set its API key"
    /// What to do where the program's name for things matters.
    var special: [AgentOutcome: String] = [:]

    /// What to do; a sentence.
    func text(for outcome: AgentOutcome) -> String {
        if let special = special[outcome] { return special }
        switch outcome {
        case .completed: return ""
        case .notLoggedIn: return logIn + ", then go on with `teambot resume`."
        case .agentError, .noFinalRecord:
            return "Read `stdout.log` and `stderr.log` of the attempt, then go on with `teambot resume`."
        case .toolsDenied: return ""
        case .turnLimit: return "Raise its limit of turns with `runner_args`, or make the stage smaller."
        case .budgetLimit: return "Raise `max_cost_usd`, or go on with `teambot resume --max-cost`."
        case .refused: return "Word the objective or the stage's prompt differently."
        case .cutOff: return "Go on with `teambot resume`; if it happens again, ask for a shorter reply."
        case .aborted: return "Go on with `teambot resume`."
        case .promptTooLong: return "Shorten the objective or the artifacts, or choose a `model` that takes more."
        // It is waited for, or told with what to do where nobody waits.
        case .rateLimited, .overloaded: return ""
        case .serverError: return "It usually passes: go on with `teambot resume`, or name a `fallback`."
        case .unknownSession: return "The next attempt begins a new conversation."
        case .badCall:
            return "Look at `model` and `runner_args` of the agent in `stages.json`, and at the program's version."
        }
    }
}

extension AgentOutcome {
    /// What happened, to follow the name of a program.
    var happening: String {
        switch self {
        case .completed: "has completed"
        case .agentError: "has failed"
        case .noFinalRecord: "ended without saying that it was finished"
        case .toolsDenied: "was not allowed to do its work"
        case .turnLimit: "has used up its turns"
        case .budgetLimit: "has used up what it may spend"
        case .refused: "has refused"
        case .cutOff: "broke off in the middle of its reply"
        case .aborted: "was told to end"
        case .promptTooLong: "cannot take a prompt of this length"
        case .notLoggedIn: "is not logged in"
        case .rateLimited: "has reached a limit of its provider"
        case .overloaded: "cannot work because its provider is overloaded"
        case .serverError: "cannot work because its provider's server failed"
        case .unknownSession: "does not know the conversation that was to be continued"
        case .badCall: "does not accept how it was called"
        }
    }
}
