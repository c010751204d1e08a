import Platform
import Reporting
import RunStorage
import Sessions

/// What of an attempt is shown.
enum LogKind: Equatable {
    /// What the agent said: its reply or, while it works and its program tells, what it does.
    case reply
    /// Standard output as it was printed.
    case output
    case errors
    case prompt

    /// What the options ask for.
    init(_ invocation: Invocation) throws {
        switch (invocation.flag("--stderr"), invocation.flag("--prompt")) {
        case (true, true): throw VerbError.usage("--stderr and --prompt cannot be shown at once; leave one out.")
        case (true, false): self = .errors
        case (false, true): self = .prompt
        case (false, false): self = invocation.flag("--raw") ? .output : .reply
        }
    }

    /// The part of it that can be read while an attempt works, or after it has ended.
    func part(of attempt: AttemptDirectory, hasEnded: Bool) -> LogPart {
        switch self {
        case .errors: LogPart(name: "stderr.log") { try attempt.openErrorOutput() }
        case .prompt: LogPart(name: "prompt.md") { try attempt.openPrompt() }
        case .output: LogPart(name: "stdout.log") { try attempt.openOutput() }
        case .reply where !hasEnded && attempt.readOrder()?.reading != nil:
            LogPart(name: AttemptDirectory.progressName, isProgress: true) { try attempt.openProgress() }
        case .reply where FileSystem.kind(attempt.reply) == .file:
            LogPart(name: AttemptDirectory.replyName) { try attempt.openReply() }
        case .reply: LogPart(name: "stdout.log") { try attempt.openOutput() }
        }
    }

    /// What is said where there is nothing of it.
    var absence: String {
        switch self {
        case .reply, .output: "Nothing was printed on standard output."
        case .errors: "Nothing was printed on standard error."
        case .prompt: "It was asked nothing: it has no prompt."
        }
    }
}

/// A file of an attempt that is shown.
struct LogPart {
    let name: String
    /// Whether it holds lines of what an agent does, and no text.
    var isProgress = false
    /// Opens it; nil while it is not there.
    let open: () throws -> Descriptor?
}
