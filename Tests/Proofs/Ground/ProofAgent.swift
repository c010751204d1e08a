import Platform

/// The agent of the proofs: it writes down that it lives, works for some milliseconds, and leaves what is expected.
///
///     Proofs agent LEDGER MICROSECONDS [GATE]
///
/// With a gate (a named pipe that somebody holds open) it works until a line comes through it.
struct ProofAgent: Sendable {
    private let ledger: Ledger
    private let microseconds: Int
    private let gate: String?

    /// Reads the arguments after `agent`.
    init?(_ arguments: [String]) {
        guard arguments.count >= 2, let microseconds = Int(arguments[1]) else { return nil }
        ledger = Ledger(path: arguments[0])
        self.microseconds = microseconds
        gate = arguments.count > 2 ? arguments[2] : nil
    }

    /// Does its work; gives the exit status.
    func run() -> Int32 {
        do {
            try work()
            return 0
        } catch {
            say("The agent failed: \(error)")
            return 9
        }
    }

    private func work() throws {
        // For as long as this process lives, and for no longer: no child gets the descriptor.
        let lock = try ledger.claim(stage: Self.variable("STAGE"), role: Self.variable("ROLE"))
        if lock == nil { try ledger.append(Self.record(.double)) }
        try ledger.append(Self.record(.start))
        if let gate { _ = try Descriptor.reading(gate).read(3) } else { pause(microseconds: microseconds) }
        try leave()
        try ledger.append(Self.record(.end))
        withExtendedLifetime(lock) {}
    }

    private func leave() throws {
        if Self.variable("ROLE") == "review" { return say("VERIFIED_APPROVED: ok") }
        let stage = Self.variable("STAGE")
        let file = Self.variable("ARTIFACTS_DIR") + "/" + ProofWorkflow.artifact(of: stage)
        try Descriptor.replacing(file).write("\(stage), attempt \(Self.variable("ATTEMPT_ID"))\n".utf8)
        say("\(stage) is done.")
    }

    /// The value of `TEAMBOT_` and this name.
    static func variable(_ name: String) -> String { CurrentProcess.variable("TEAMBOT_" + name) ?? "-" }

    /// A record about this process.
    static func record(_ word: LedgerRecord.Word) -> LedgerRecord {
        LedgerRecord(
            word, stage: variable("STAGE"), role: variable("ROLE"), iteration: variable("ITERATION"),
            attempt: variable("ATTEMPT_ID"), pid: CurrentProcess.pid, note: "\(SystemClock.wallMilliseconds())")
    }
}
