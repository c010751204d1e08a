import RunStorage

/// Reads one report and tells each line as soon as it is whole; nothing is kept but what is open.
final class ReportReader: MarkupReceiver {
    /// Why the reader itself wants no more.
    enum Refusal: Equatable {
        /// It is XML of something else; the name of its root.
        case foreign(String)
        /// Elements stand in each other without end.
        case depth
        /// Nobody takes the lines.
        case output
    }

    private let tell: (ReportLine) -> Bool
    private let repetitions: Repetitions
    private var depth = 0
    private var suites: [OpenSuite] = []
    private var tests: [OpenTest] = []
    private var element: ElementText?
    /// The tests that were told.
    private(set) var count = 0
    /// Why no more is read.
    private(set) var refusal: Refusal?
    /// Whether the root was there and has ended.
    private(set) var hasEnded = false

    /// Makes a reader that goes on with counting repetitions; `tell` says whether to go on.
    init(_ repetitions: Repetitions, tell: @escaping (ReportLine) -> Bool) {
        self.repetitions = repetitions
        self.tell = tell
    }

    func begin(_ name: Substring, _ attributes: [String: String]) -> Bool {
        depth += 1
        if depth > ReportLimits.depth { return refuse(.depth) }
        guard element == nil else {
            element?.text.dropIndentation()
            return true
        }
        let kind = ElementKind(name)
        if depth == 1, kind != .suites, kind != .suite {
            return refuse(.foreign(BoundedText.beginning(of: String(name), 100)))
        }
        switch kind {
        case .suites, .suite: suites.append(OpenSuite(attributes, in: suites.last, depth: depth))
        case .test:
            guard tests.count < ReportLimits.openTests else { return refuse(.depth) }
            tests.append(OpenTest(attributes, in: suites.last, depth: depth))
        case .skipped, .problem, .output, .property:
            guard let kind else { break }
            element = ElementText(kind, attributes, depth: depth)
        case nil: break
        }
        return true
    }

    func text(_ text: String) { element?.text.append(text) }

    func end(_ name: Substring) -> Bool {
        defer { depth -= 1 }
        if let ended = element {
            guard ended.depth == depth else { return true }
            element = nil
            return finish(ended)
        }
        if let test = tests.last, test.depth == depth {
            tests.removeLast()
            return finish(test)
        }
        guard let suite = suites.last, suite.depth == depth else { return true }
        return finish(suite)
    }

    private func finish(_ ended: ElementText) -> Bool {
        guard tests.isEmpty else {
            tests[tests.count - 1].take(ended)
            return true
        }
        let names = suites.last?.names ?? []
        switch ended.kind {
        case .problem(let kind):
            noteProblems(1)
            return told(.suiteProblem(ended.problem(kind), suites: names))
        case .output(let isError):
            guard let content = ended.content else { return true }
            return told(.suiteOutput(content, isError: isError, suites: names))
        case .skipped, .property, .suites, .suite, .test: return true
        }
    }

    private func finish(_ ended: OpenTest) -> Bool {
        var test = ended.finished()
        if OpenTest.isFile(test) { return true }
        test.repetition = repetitions.next(className: test.className, name: test.name)
        count += 1
        noteProblems(ended.problemCount)
        return told(.test(test))
    }

    private func finish(_ suite: OpenSuite) -> Bool {
        let names = suites.last?.names ?? []
        suites.removeLast()
        hasEnded = depth == 1
        noteProblems(max(suite.problems, suite.claimed))
        guard let problem = suite.unexplained else { return true }
        return told(.suiteProblem(problem, suites: names))
    }

    private func noteProblems(_ count: Int) {
        guard let last = suites.indices.last else { return }
        suites[last].problems = suites[last].problems.addingReportingOverflow(count).partialValue
    }

    private func told(_ line: ReportLine) -> Bool { tell(line) || refuse(.output) }

    private func refuse(_ refusal: Refusal) -> Bool {
        self.refusal = refusal
        return false
    }
}
