import Sessions

/// `teambot skip [FEATURE] STAGE`: leaves an optional stage out.
struct SkipVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 { throw VerbError.usage("The verb skip cannot be run yet.") }
}
