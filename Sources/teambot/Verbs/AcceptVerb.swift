import Sessions

/// `teambot accept [FEATURE] STAGE`: declares a changed stage good as it stands.
struct AcceptVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 { throw VerbError.usage("The verb accept cannot be run yet.") }
}
