/// The verbs of the project's test suites and of what they have proved.
extension Verb {
    static let testing: [Verb] = [test, evidence]

    static let test = Verb(
        name: "test", arguments: "[SUITE…]", summary: "run the test suites and keep what they prove",
        options: [
            Option(name: "--parallel", summary: "suites side by side"),
            Option(name: "--no-parallel", summary: "one suite after the other"),
            Option(
                name: "--max-workers", placeholder: "N", summary: "suites at once at most; implies --parallel",
                check: .count(atMost: 10_000)),
            Option(
                name: "--retries", placeholder: "N", summary: "further attempts of a suite that fails",
                check: .whole(0...1_000)),
            Option(
                name: "--timeout", placeholder: "S", summary: "seconds that an attempt of a suite may take",
                check: .number(atMost: 604_800)),
            Option(name: "--failed", summary: "only what did not pass last time"),
            Option(name: "--fail-on-flaky", summary: "a test that passes only later fails"),
            .out, Option(name: "--evidence", placeholder: "ID", summary: "keep it in this open evidence run"),
            Option(name: "--junit", placeholder: "FILE", summary: "write a JUnit report of everything"),
            Option(name: "--detect", summary: "propose suites for this project; writes nothing"), .plain, .json,
            .stages, .stateDirectory,
        ],
        examples: [
            "test", "test unit e2e --max-workers 2", "test --failed", "test --junit report.xml --json",
            "test --detect",
        ])

    static let evidence = Verb(
        name: "evidence", arguments: "list|show|begin|close|prune [ID]", summary: "what test suites have proved",
        options: [
            Option(
                name: "--keep", placeholder: "N", summary: "prune: all but the newest of each directory (default: 20)",
                check: .count(atMost: 1_000_000)),
            Option(
                name: "--older-than", placeholder: "DAYS", summary: "prune: those that are older",
                check: .number(atMost: 36_500)),
            Option(name: "--dry-run", summary: "prune: say what would go; nothing is removed"), .out, .json,
            .stateDirectory,
        ],
        examples: [
            "evidence list", "evidence show 20261121_1951", "evidence prune --keep 5 --dry-run",
            "evidence begin", "evidence close 20261121_1951",
        ])
}

extension Option {
    /// Another place of evidence runs.
    static let out = Option(
        name: "--out", placeholder: "DIR", summary: "evidence is kept there (default: state/evidence)")
}
