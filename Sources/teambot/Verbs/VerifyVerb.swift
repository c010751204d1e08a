import Sessions

/// `teambot verify [FEATURE]`: proves again that what is done is done.
struct VerifyVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 { throw VerbError.usage("The verb verify cannot be run yet.") }
}
