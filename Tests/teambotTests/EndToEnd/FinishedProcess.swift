import Platform

/// What a process has left.
struct FinishedProcess: Sendable, CustomStringConvertible {
    let exit: ExitState
    let output: String
    let errors: String

    /// The exit status; nil when a signal ended it.
    var status: Int? { exit.status.map { Int($0) } }

    /// Everything it has said, for a failed expectation.
    var description: String { "\(exit)\n--- output\n\(output)\n--- errors\n\(errors)" }

    /// Whether it has said this, in any case, on either stream.
    func mentions(_ text: String) -> Bool {
        (output + errors).lowercased().contains(text.lowercased())
    }
}
