/// A program that an attempt runs without an agent, in surroundings of its own.
package struct AttemptCall: Sendable {
    /// The program and its arguments.
    package var arguments: [String]
    /// Where it runs, absolute.
    package var directory: String
    /// Globs of the user's variables that it gets beside those that every command gets.
    package var passedVariables: [String]
    /// Variables to set; the later one of a name holds.
    package var environment: [(name: String, value: String)]
    /// Seconds that it may take.
    package var timeoutSeconds: Double

    /// Puts a call together.
    package init(
        arguments: [String], directory: String, passedVariables: [String] = [],
        environment: [(name: String, value: String)] = [], timeoutSeconds: Double
    ) {
        self.arguments = arguments
        self.directory = directory
        self.passedVariables = passedVariables
        self.environment = environment
        self.timeoutSeconds = timeoutSeconds
    }
}
