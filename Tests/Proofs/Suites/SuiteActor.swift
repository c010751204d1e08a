import Platform

/// A program of test suites, and the agent that mends what they find: it writes down that it lives, works for some
/// milliseconds, and leaves a report.
///
///     Proofs suite LEDGER NAME CONDUCT MICROSECONDS
struct SuiteActor: Sendable {
    private let ledger: Ledger
    private let name: String
    private let conduct: KilledSuites.Conduct
    private let microseconds: Int

    /// Reads the arguments after `suite`.
    init?(_ arguments: [String]) {
        guard arguments.count == 4, let conduct = KilledSuites.Conduct(rawValue: arguments[2]),
            let microseconds = Int(arguments[3])
        else { return nil }
        ledger = Ledger(path: arguments[0])
        name = arguments[1]
        self.conduct = conduct
        self.microseconds = microseconds
    }

    /// Does its work; gives the exit status.
    func run() -> Int32 {
        do { return try work() } catch {
            say("The suite broke: \(error)")
            return 9
        }
    }

    private func work() throws -> Int32 {
        // For as long as this process lives, and for no longer.
        let lock = try ledger.claim(stage: name, role: "suite")
        if lock == nil { try ledger.append(record(.double)) }
        let isFirst = try !ledger.records().contains { $0.word == .end && $0.task == record(.end).task }
        try ledger.append(record(.start))
        pause(microseconds: microseconds)
        let fails = conduct.fails(isFirst: isFirst, fixes: try KilledSuites.fixes(of: ledger))
        if conduct == .fixes { try KilledSuites.fix(ledger) }
        try leaveReport(fails: fails)
        try ledger.append(record(.end))
        return withExtendedLifetime(lock) { fails ? 1 : 0 }
    }

    private func leaveReport(fails: Bool) throws {
        guard let path = CurrentProcess.variable("TEAMBOT_JUNIT_FILE"), conduct != .leavesNoReport else { return }
        let cases = (1...conduct.tests).map { number in
            let failure = fails && number == 2 ? "<failure message='assert 1 == 2' type='AssertionError'/>" : ""
            return "<testcase classname='\(name)' name='test_\(number)'>\(failure)</testcase>"
        }
        try Descriptor.replacing(path).write("<testsuite name='\(name)'>\(cases.joined())</testsuite>".utf8)
    }

    private func record(_ word: LedgerRecord.Word) -> LedgerRecord {
        LedgerRecord(
            word, stage: name, role: ProofAgent.variable("ROLE"),
            iteration: ProofAgent.variable("RUN_ID") + "/" + ProofAgent.variable("ITERATION"),
            attempt: ProofAgent.variable("ATTEMPT_ID"), pid: CurrentProcess.pid,
            note: "\(SystemClock.wallMilliseconds())")
    }
}
