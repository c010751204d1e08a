import RunStorage

/// What in a tool's report, or among what it printed, leaves a doubt whether every test of the suite was run.
///
/// Tools end early, or leave out what needs a test that failed, each in a way of its own.
package struct ReportDoubts: Sendable {
    /// Skipped tests that may have been left out because another one failed.
    enum Skips: Sendable {
        /// Every one: the tool does not say why.
        case every
        /// Those whose reason has one of these words, whatever their case.
        case saying([String])
    }

    /// Words of reasons that speak of another test.
    static let reasons = Skips.saying([
        "depend", "fail", "previous", "earlier", "prerequisite", "require", "not run", "abort", "did not",
    ])

    /// Skipped tests that may have been left out.
    var skips = Skips.every
    /// What stands before the name of a failed test where that came to its end: then tests after it could run, too.
    var endOfFailure: String?
    /// Beginnings of lines of a failure that ended all tests beside it and after it.
    var ends: [String] = []
    /// Lines that the tool prints when it stops early.
    var printed: [EndSign] = []

    /// Whether a test of the report leaves a doubt.
    func arises(from test: TestCase) -> Bool {
        switch test.status {
        case .passed: false
        case .skipped: isLeftOut(test)
        case .failed, .error: isEndOfAll(test)
        }
    }

    /// Whether what was printed leaves a doubt.
    func arises(fromOutput output: String, errors: String) -> Bool {
        let (output, errors) = (PrintedLines.of(output), PrintedLines.of(errors))
        return printed.contains { $0.line(in: output, errors, status: 0) != nil }
    }

    private func isLeftOut(_ test: TestCase) -> Bool {
        switch skips {
        case .every: return true
        case .saying(let words):
            let reason = test.skipReason?.lowercased() ?? ""
            return words.contains { reason.contains($0) }
        }
    }

    private func isEndOfAll(_ test: TestCase) -> Bool {
        let texts = test.problems.map { $0.text ?? $0.message }
        if let endOfFailure, !texts.contains(where: { $0.contains("\(endOfFailure)\(test.name) ") }) { return true }
        return !ends.isEmpty
            && texts.contains { text in
                text.split(whereSeparator: \.isNewline).contains { line in ends.contains { line.hasPrefix($0) } }
            }
    }
}
