/// A program that an attempt runs without an agent, in surroundings of its own.
struct AttemptCall: Sendable {
    /// The program and its arguments.
    var arguments: [String]
    /// Where it runs, absolute.
    var directory: String
    /// Globs of the user's variables that it gets beside those that every command gets.
    var passedVariables: [String] = []
    /// Variables to set, the later ones last.
    var environment: [(name: String, value: String)] = []
    /// Seconds that it may take.
    var timeoutSeconds: Double
}
