import Testing

@testable import TestSuites

@Suite("The summary of diagnoses")
struct DiagnosisSummaryTests {
    @Test("counts failures by kind, the most frequent first, and gives at most three suggestions")
    func summary() {
        let messages = [
            "KeyError: 'a'", "connection refused", "connection refused", "assert 1 == 2", "HTTP 401",
            "PermissionError: x",
        ]
        let failures = messages.enumerated().map { Failure(suite: "unit", test: "t\($0.offset)", message: $0.element) }
        let summary = DiagnosisSummary(DiagnosisGroup.groups(of: failures), status: .failed)
        #expect(summary.total == 6)
        #expect(summary.categories.map(\.category) == [.connection, .auth, .assertion, .data])
        #expect(summary.categories.map(\.count) == [2, 2, 1, 1])
        #expect(summary.suggestions.count == 3)
        #expect(summary.text.hasPrefix("6 failures: 2 connection, 2 auth, 1 assertion, 1 data.\n- Start the service"))
    }

    @Test("never says that all passed when a suite crashed")
    func crash() {
        let groups = DiagnosisGroup.groups(of: [Failure(suite: "e2e", message: "The program was ended by SIGSEGV.")])
        let text = DiagnosisSummary(groups, status: .failed).text
        #expect(text.hasPrefix("1 failure: 1 unknown; 1 suite broke down.\n- "))
    }

    @Test("without failures says what the run proves")
    func nothing() {
        #expect(DiagnosisSummary([], status: .passed).text == "All tests passed.")
        #expect(DiagnosisSummary([], status: .nothingRan).text == "No suite was run, so nothing is proved.")
        #expect(DiagnosisSummary([], status: .failed).text.hasPrefix("The run did not pass"))
    }
}

@Suite("A defect that is filed about a failure")
struct DefectTests {
    @Test("has a severity by the kind of its cause")
    func severity() {
        let expected: [DiagnosisCategory: DefectSeverity] = [
            .auth: .critical, .assertion: .high, .connection: .high, .timeout: .medium, .data: .medium,
            .unknown: .medium, .flaky: .low,
        ]
        for category in DiagnosisCategory.allCases { #expect(category.severity == expected[category]) }
    }

    @Test("has a title of at most 500 characters and tells at most 200 of what happens, each in one line")
    func bounds() {
        let long = String(repeating: "the stock\n is empty ", count: 100)
        let failure = DiagnosedFailure(Failure(suite: "unit", test: "test_a", message: long))
        #expect(failure.title.count == 500 && failure.title.hasPrefix("unit: test_a: the stock is empty"))
        #expect(failure.actual.count == 200 && failure.actual.hasSuffix("…") && !failure.actual.contains("\n"))
        let crash = DiagnosedFailure(Failure(suite: "e2e", message: "No end after 300 s."))
        #expect(crash.title == "e2e: the suite broke down: No end after 300 s.")
    }
}
