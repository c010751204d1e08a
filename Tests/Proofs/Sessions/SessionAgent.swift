import Platform

/// The agent of the sessions under proof: it writes down that it lives, works for a while, and adds a line to the file
/// of its objective in the directory in which it finds itself.
///
///     Proofs session-agent LEDGER MICROSECONDS
struct SessionAgent: Sendable {
    private let ledger: Ledger
    private let microseconds: Int

    /// Reads the arguments after `session-agent`.
    init?(_ arguments: [String]) {
        guard arguments.count == 2, let microseconds = Int(arguments[1]) else { return nil }
        ledger = Ledger(path: arguments[0])
        self.microseconds = microseconds
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
        let feature = ProofAgent.variable("FEATURE")
        // For as long as this process lives, and for no longer: no child gets the descriptor.
        let lock = try ledger.claim(stage: feature, role: "work")
        if lock == nil { try ledger.append(Self.record(.double, feature)) }
        try ledger.append(Self.record(.start, feature))
        pause(microseconds: microseconds)
        if feature != SessionGround.idle { try Descriptor.appending("out-\(feature).txt").write("\(feature)\n".utf8) }
        say("\(feature) is done.")
        try ledger.append(Self.record(.end, feature))
        withExtendedLifetime(lock) {}
    }

    private static func record(_ word: LedgerRecord.Word, _ feature: String) -> LedgerRecord {
        LedgerRecord(
            word, stage: feature, role: "work", iteration: "1", attempt: ProofAgent.variable("ATTEMPT_ID"),
            pid: CurrentProcess.pid, note: CurrentProcess.variable("PWD") == nil ? "-" : "pwd")
    }
}
