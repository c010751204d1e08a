/// What a command line asks for.
enum Request: Sendable, Equatable {
    case invocation(Invocation)
    /// Help about a verb, or about teambot as a whole.
    case help(Verb?)
    /// The manual page.
    case manual
    case version
}
