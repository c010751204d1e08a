import JSONText
import Platform
import StateMachine
import TestSupport

/// `teambot test`, killed at moments that follow from a seed, and then called once more and let alone.
struct TestVerbTrial {
    private let seed: UInt64
    private let project: ProofProject
    private let suites: KilledSuites
    private var random: SplitMix64
    private let overhead: Int
    private var violations: [String] = []

    /// - Parameter overhead: how long teambot takes besides the work of suites, in microseconds.
    init(seed: UInt64, overhead: Int, workshop: Workshop) throws {
        self.seed = seed
        self.overhead = overhead
        var random = SplitMix64(seed: seed)
        var drawn: KilledSuites?
        project = try ProofProject(in: workshop) { ledger in
            let suites = KilledSuites(ledger: ledger, &random, canBeSequential: true)
            drawn = suites
            return suites.text
        }
        guard let drawn else { throw ProofError("No suites were drawn.") }
        suites = drawn
        if random.oneIn(2) { for _ in 0..<suites.failingRounds { try KilledSuites.fix(suites.ledger) } }
        self.random = random
    }

    private var directory: String { project.path + "/state/evidence" }

    /// Kills, tests once more, audits, counts.
    mutating func run(_ report: inout ProofReport) throws {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let engine = try project.start("test", "--json")
            pause(microseconds: Int.random(in: 0..<(suites.work / 2 + overhead), using: &random))
            let end = try project.kill(engine)
            report.count(end.exit.signal == SignalNumber.kill ? "kills of tests" : "tests over before a kill")
            if random.oneIn(2) { try inspectEvidence() }
        }
        let before = Set(FileSystem.list(directory))
        let end = try project.finish(project.start("test", "--json"))
        report.count("tests")
        do {
            try inspect(end, report: &report, before)
            try inspectEvidence()
        } catch { violations.append("It cannot be inspected: \(error) \(end)") }
        for violation in violations { report.violate("--count 1 --seed \(seed) (test): \(violation)") }
    }

    private mutating func inspect(_ end: FinishedProcess, report: inout ProofReport, _ before: Set<String>) throws {
        let fixes = try KilledSuites.fixes(of: suites.ledger)
        let expected = suites.members.map { SuiteExpectation($0, fixes: fixes) }
        let passes = expected.allSatisfy { $0.status == "passed" }
        check(end.status == (passes ? 0 : 4), "The last test ended so: \(end)")
        let root = try JSONReader.read(Array(end.output.utf8))
        let id = root["evidence"]?.string ?? "none"
        check(!before.contains(id), "The evidence run \(id) was there before.")
        for (who, told) in [("test --json", root), ("the manifest", try manifest(of: id))] {
            let status = told["status"]?.string ?? "none"
            check(status == (passes ? "passed" : "failed"), "\(who) tells \(status).")
            let found = (told["suites"]?.elements ?? []).compactMap(SuiteExpectation.init).map(Self.withoutAttempts)
            check(
                Set(found) == Set(expected.map(Self.withoutAttempts)) && found.count == expected.count,
                "\(who) tells \(found), and true is \(expected).")
        }
        let records = try suites.ledger.records()
        for double in records where double.word == .double {
            violations.append("Two lived at once: \(double.line.dropLast())")
        }
        for suite in expected {
            let own = records.filter { $0.stage == suite.name && $0.iteration.hasPrefix(id) }
            let (starts, ends) = (own.count { $0.word == .start }, own.count { $0.word == .end })
            check(
                starts == suite.attempts && ends == suite.attempts,
                "\(suite.name): \(starts) began, \(ends) ended, \(suite.attempts) were to be.")
        }
        report.count("attempts that killed tests left", before.reduce(0) { $0 + living($1).count })
        // Told before anybody waits: they may not live on after the test that followed.
        let left = before.flatMap(living)
        check(left.isEmpty, "Processes of killed tests live on: \(left.count).")
    }

    private func living(_ id: String) -> [Int32] { LivingProcesses.ofAttempts(below: directory + "/" + id) }

    private func manifest(of id: String) throws -> JSONValue {
        try JSONReader.read(FileSystem.read("\(directory)/\(id)/manifest.json"))
    }

    private static func withoutAttempts(_ suite: SuiteExpectation) -> String {
        "\(suite.name) \(suite.status) \(suite.passed) \(suite.failed) \(suite.flaky)"
    }

    private mutating func inspectEvidence() throws {
        guard FileSystem.exists(directory) else { return }
        var audit = EvidenceAudit(directory)
        try audit.compare(with: project.finish(project.start("evidence", "list", "--json")).output)
        violations += audit.violations
    }

    private mutating func check(_ isKept: Bool, _ sentence: @autoclosure () -> String) {
        if !isKept { violations.append(sentence()) }
    }
}
