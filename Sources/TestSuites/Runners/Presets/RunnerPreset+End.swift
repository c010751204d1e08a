import Platform

extension RunnerPreset {
    /// What the end of the tool says.
    ///
    /// - Parameters:
    ///   - exitStatus: nil where a signal ended it.
    ///   - signal: nil where it ended by itself.
    ///   - output: the end of what it printed, and of `errorOutput`.
    ///   - usesOwnCommand: whether the suite's own command ran in place of the tool's.
    package func end(
        exitStatus: Int?, signal: Int?, output: String, errorOutput: String, usesOwnCommand: Bool
    ) -> ToolEnd {
        guard let status = exitStatus else { return .crashed(wasEnded(by: signal, usesOwnCommand)) }
        let (output, errors) = (PrintedLines.of(output), PrintedLines.of(errorOutput))
        for sign in signs {
            guard let line = sign.line(in: output, errors, status: status) else { continue }
            return end(sign, line, usesOwnCommand)
        }
        if status == 0 { return .success }
        let last = errors.last ?? output.last
        if status == 126 || status == 127 { return .toolMissing(cannotStart(last, usesOwnCommand)) }
        // So a shell says that a signal ended what it has started.
        if (129...192).contains(status), statuses[status] == nil {
            return .crashed(wasEnded(by: status - 128, usesOwnCommand))
        }
        return end(status, last, usesOwnCommand)
    }

    private func end(_ sign: EndSign, _ line: Substring, _ usesOwnCommand: Bool) -> ToolEnd {
        switch sign.meaning {
        case .nothingRan: .nothingRan
        case .toolMissing: .toolMissing("\(said(line, usesOwnCommand)) \(installation)")
        case .crashed: .crashed(said(line, usesOwnCommand))
        }
    }

    private func end(_ status: Int, _ last: Substring?, _ usesOwnCommand: Bool) -> ToolEnd {
        if nothing.contains(status) { return .nothingRan }
        // What stands around a tool has statuses of its own: whether tests failed must be seen in the report.
        guard !usesOwnCommand, let failures, !failures.contains(status) else { return .testsFailed }
        let what = statuses[status].map { ": it \($0)." } ?? ", which does not say that tests failed."
        return .crashed("\(subject(usesOwnCommand)) ended with status \(status)\(what)\(quoted(last))")
    }

    private func wasEnded(by signal: Int?, _ usesOwnCommand: Bool) -> String {
        let name = signal.flatMap { Int32(exactly: $0) }.map(SignalNumber.name) ?? "a signal"
        return "\(subject(usesOwnCommand)) was ended by \(name) before it was done."
    }

    private func cannotStart(_ last: Substring?, _ usesOwnCommand: Bool) -> String {
        let remedy = usesOwnCommand ? "Install it, or correct `command` of the suite." : installation
        return "\(subject(usesOwnCommand)) or something that it needs could not be started.\(quoted(last)) \(remedy)"
    }

    private func said(_ line: Substring, _ usesOwnCommand: Bool) -> String {
        "\(subject(usesOwnCommand)) said: \(line.prefix(300))" + (line.last == "." ? "" : ".")
    }

    private func quoted(_ line: Substring?) -> String {
        line.map { " Its last words: \($0.prefix(300))" + ($0.last == "." ? "" : ".") } ?? ""
    }

    /// The tool, at the beginning of a sentence.
    private func subject(_ usesOwnCommand: Bool) -> String {
        usesOwnCommand || failures == nil ? "The suite's command" : name
    }
}
