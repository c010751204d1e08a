import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport

/// A run with a stage of suites, whose engines are killed at moments that follow from a seed, brought to its end.
struct StageSuitesTrial {
    private let seed: UInt64
    private let project: ProofProject
    private let suites: KilledSuites
    private var random: SplitMix64
    private let overhead: Int

    /// - Parameter overhead: how long teambot takes besides the work of suites, in microseconds, for each round.
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
        self.random = random
    }

    /// Kills, resumes, audits, counts.
    mutating func run(_ report: inout ProofReport) throws {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let engine = try project.startEngine()
            let whole = (suites.work / 2 + overhead * (1 + suites.failingRounds))
            pause(microseconds: Int.random(in: 0..<whole, using: &random))
            guard try project.kill(engine).exit.signal == SignalNumber.kill else {
                report.count("runs over before a kill")
                break
            }
            report.count("kills of runs")
        }
        let completion = try project.complete()
        report.count("runs")
        var violations: [String] = []
        if let objection = completion.objection { violations.append(objection) }
        do { violations += try audit() } catch { violations.append("It cannot be inspected: \(error)") }
        for violation in violations { report.violate("--count 1 --seed \(seed) (stage): \(violation)") }
    }

    private func audit() throws -> [String] {
        guard let run = project.run else { return ["There is no run."] }
        let events = try JournalReading.read(run.journal).events
        let records = RecordAudit(events: events)
        var violations = records.lost(project.acknowledged) + ledgerViolations(try project.ledger.records())
        violations += tellings(try JSONReader.read(FileSystem.read(run.state)), "state.json")
        let status = try project.finish(project.start("status", "--json"))
        violations += tellings(try JSONReader.read(Array(status.output.utf8)), "status --json")
        violations += try evidenceViolations(run)
        let doctor = try project.finish(project.start("doctor"))
        if doctor.status != 0 { violations.append("doctor: \(doctor)") }
        for pid in LivingProcesses.remaining({ LivingProcesses.holding("TEAMBOT_RUN_ID=\(records.runID)") }) {
            violations.append("Process \(pid) of the run is still alive.")
        }
        return violations
    }

    /// Each attempt of each round began once and came to its end.
    private func ledgerViolations(_ records: [LedgerRecord]) -> [String] {
        var violations = records.filter { $0.word == .double }.map { "Two lived at once: \($0.line.dropLast())" }
        for round in 1...1 + suites.failingRounds {
            var expected = suites.members.map { ($0.name, SuiteExpectation($0, fixes: round - 1).attempts) }
            expected.append(("fixer", round <= suites.failingRounds ? 1 : 0))
            for (name, attempts) in expected {
                let own = records.filter { $0.stage == name && $0.iteration.hasSuffix("/\(round)") }
                let (starts, ends) = (own.count { $0.word == .start }, own.count { $0.word == .end })
                if starts != attempts || ends != attempts {
                    violations.append(
                        "Round \(round), \(name): \(starts) began, \(ends) ended, \(attempts) were to be.")
                }
            }
        }
        return violations
    }

    private func tellings(_ root: JSONValue, _ who: String) -> [String] {
        let expected = suites.members.map { SuiteExpectation($0, fixes: suites.failingRounds) }
        let told = (root["stages"]?["TEST"]?["suites"]?.elements ?? []).compactMap(SuiteExpectation.init)
        let status = root["status"]?.string ?? "none"
        return (status == "complete" ? [] : ["\(who) says that the run is \(status)."])
            + (told.sorted { $0.name < $1.name } == expected.sorted { $0.name < $1.name }
                ? [] : ["\(who) tells \(told) of the suites, and true is \(expected)."])
    }

    private func evidenceViolations(_ run: RunDirectory) throws -> [String] {
        var audit = EvidenceAudit(run.path + "/evidence")
        try audit.compare(with: project.finish(project.start("evidence", "list", "--json")).output)
        let counts = Dictionary(audit.statuses.map { ($0.value, 1) }, uniquingKeysWith: +)
        var violations = audit.violations
        if counts["passed", default: 0] < 1 || counts["failed", default: 0] < suites.failingRounds {
            violations.append("The evidence runs stand so: \(counts).")
        }
        if let open = counts["running"] { violations.append("\(open) evidence runs are open in a run that is over.") }
        return violations
    }
}
