/// How an agent's program says that it ended, where its exit status does not tell enough.
package enum AgentOutcome: String, Sendable, CaseIterable {
    /// The final record says that all went well.
    case completed
    /// The final record says that it did not, for no reason that has a name here.
    case agentError = "agent_error"
    /// There is no final record, so nothing says that the work was finished.
    case noFinalRecord = "no_final_record"
    /// What it wanted to do was not allowed, and nothing else was done.
    case toolsDenied = "tools_denied"
    /// It has used up its turns.
    case turnLimit = "turn_limit"
    /// It has used up the money or tokens that it was given.
    case budgetLimit = "budget_limit"
    /// The model has refused.
    case refused
    /// The reply breaks off in the middle.
    case cutOff = "cut_off"
    /// It was told to end, by a signal.
    case aborted
    /// The prompt is longer than the model takes.
    case promptTooLong = "prompt_too_long"
    /// The key is missing or wrong, or nobody is logged in.
    case notLoggedIn = "not_logged_in"
    /// A limit of requests or of a session is reached; it ends by itself.
    case rateLimited = "rate_limited"
    /// The service is overloaded.
    case overloaded
    /// The service has failed.
    case serverError = "server_error"
    /// The conversation to be continued is not known to the program.
    case unknownSession = "unknown_session"
    /// The program does not know an option or a model that it was called with.
    case badCall = "bad_call"
}

extension AgentOutcome {
    /// Whether waiting helps: it says nothing about the stage.
    package var isQuota: Bool { self == .rateLimited || self == .overloaded }
}
