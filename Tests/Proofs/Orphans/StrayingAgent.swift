import Platform

/// An agent whose first attempt leaves strays behind; its later attempts only write down that they live.
///
///     Proofs straying-agent LEDGER MICROSECONDS [STRAY…]
///
/// Each stray is a list of tricks with commas between them.
struct StrayingAgent: Sendable {
    private let ledger: Ledger
    private let microseconds: Int
    private let strays: [Stray]

    /// Reads the arguments after `straying-agent`.
    init?(_ arguments: [String]) {
        guard arguments.count >= 2, let microseconds = Int(arguments[1]) else { return nil }
        let ledger = Ledger(path: arguments[0])
        self.ledger = ledger
        self.microseconds = microseconds
        strays = arguments.dropFirst(2).map {
            Stray(ledger: ledger, tricks: $0.split(separator: ",").compactMap { Stray.Trick(rawValue: String($0)) })
        }
    }

    /// Does its work; gives the exit status.
    func run() -> Int32 {
        do {
            let lock = try ledger.claim(stage: ProofAgent.variable("STAGE"), role: ProofAgent.variable("ROLE"))
            if lock == nil { try ledger.append(ProofAgent.record(.double)) }
            if CurrentProcess.variable("TEAMBOT_ATTEMPT") == "1" { try leaveStrays(lock) }
            try ledger.append(ProofAgent.record(.start))
            if CurrentProcess.variable("TEAMBOT_ATTEMPT") == "1" { pause(microseconds: microseconds) }
            try ledger.append(ProofAgent.record(.end))
            return withExtendedLifetime(lock) { 0 }
        } catch {
            say("The agent failed: \(error)")
            return 9
        }
    }

    /// Starts them and waits until each has written down that it lives.
    private func leaveStrays(_ lock: FileLock?) throws {
        for stray in strays { try stray.start(keeping: lock) }
        while try ledger.records().count(where: { $0.word == .child }) < strays.count { pause(microseconds: 1_000) }
    }
}
