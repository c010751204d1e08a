import Sessions

/// `teambot retry [FEATURE] STAGE`: does one stage again.
struct RetryVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 { throw VerbError.usage("The verb retry cannot be run yet.") }
}
