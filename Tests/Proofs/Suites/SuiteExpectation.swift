import JSONText

/// What must be told of a suite, wherever it is told.
struct SuiteExpectation: Sendable, Equatable {
    let name: String
    let status: String
    let passed: Int
    let failed: Int
    let flaky: Int
    let attempts: Int

    /// What becomes of a suite after so many fixes.
    init(_ member: KilledSuites.Member, fixes: Int) {
        name = member.name
        let fails = fixes < member.conduct.neededFixes
        status = fails ? "failed" : "passed"
        failed = fails ? 1 : 0
        passed = member.conduct.tests - failed
        flaky = member.conduct == .wavers ? 1 : 0
        attempts = fails || member.conduct == .wavers ? 2 : 1
    }

    /// What is told of it; nil where that is no suite.
    init?(_ told: JSONValue) {
        guard let name = told["name"]?.string, let status = told["status"]?.string else { return nil }
        self.name = name
        self.status = status
        passed = told["passed"]?.integer ?? -1
        failed = (told["failed"]?.integer ?? -1) + (told["errors"]?.integer ?? -1)
        flaky = told["flaky"]?.integer ?? -1
        attempts = told["attempts"]?.integer ?? -1
    }
}
