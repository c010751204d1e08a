/// What a call of git has given.
package struct GitResult: Sendable, Equatable {
    /// The exit status; -1 when a signal has ended it.
    package var status: Int32
    /// The beginning of what it has printed on standard output.
    package var output: String
    /// The beginning of what it has printed on standard error.
    package var errors: String
    /// Whether the output is all that it has printed.
    package var isWhole: Bool

    /// Describes a result.
    package init(status: Int32, output: String, errors: String, isWhole: Bool = true) {
        self.status = status
        self.output = output
        self.errors = errors
        self.isWhole = isWhole
    }

    /// Whether git is content.
    package var isSuccess: Bool { status == 0 }

    /// Whether git has given up, before it did anything, because of another git: it listed all worktrees while that one
    /// had begun to make one, or was about to make one when that one removed the last and with it `.git/worktrees`.
    var hasMetAnothersWorktree: Bool {
        guard !isSuccess else { return false }
        return errors.contains("failed to read ") && errors.contains("/commondir")
            || errors.contains("could not create directory of ") && errors.contains("/worktrees/")
                && errors.contains("No such file or directory")
    }

    /// The output without the line break at its end.
    package var text: String { output.hasSuffix("\n") ? String(output.dropLast()) : output }

    /// The parts of an output that separates them by null bytes.
    package var parts: [String] { output.split(separator: "\0").map(String.init) }

    /// Why git has failed, without a full stop: the first of its errors, which names the cause, and the last.
    package var complaint: String {
        let lines = errors.split(whereSeparator: \.isNewline)
        let named = lines.filter { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
        var said = named.isEmpty ? Array(lines.suffix(1)) : Array(named.prefix(1))
        if named.count > 1 { said += named.suffix(1) }
        if said.isEmpty { return "git said nothing (exit status \(status))" }
        return said.map { $0.hasSuffix(".") ? $0.dropLast() : $0 }.joined(separator: "; ")
    }
}
