import Sessions

/// `teambot why [FEATURE] STAGE`: says why a stage is stale.
struct WhyVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 { throw VerbError.usage("The verb why cannot be run yet.") }
}
