package import Platform

/// What a process has left.
package struct FinishedProcess: Sendable, CustomStringConvertible {
    /// How it ended.
    package let exit: ExitState
    /// What it printed on standard output.
    package let output: String
    /// What it printed on standard error.
    package let errors: String

    /// The exit status; nil when a signal ended it.
    package var status: Int? { exit.status.map { Int($0) } }

    /// Everything it has said, for a failed expectation.
    package var description: String { "\(exit)\n--- output\n\(output)\n--- errors\n\(errors)" }

    /// Whether it has said this, in any case, on either stream.
    package func mentions(_ text: String) -> Bool {
        (output + errors).lowercased().contains(text.lowercased())
    }
}
