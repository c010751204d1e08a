import Platform
import StateMachine
import TestSupport

/// One run, interrupted while its group waits at a gate, for which sixteen engines race.
struct RaceTrial {
    private static let engines = 16

    private let seed: UInt64
    private let project: ProofProject
    private let gate: Gate

    init(seed: UInt64, workshop: Workshop) throws {
        self.seed = seed
        var path = ""
        project = try ProofProject(in: workshop) { ledger in
            path = ledger.path + ".gate"
            var workflow = ProofWorkflow(ledger: ledger)
            workflow.gate = path
            return workflow.text
        }
        gate = try Gate(path)
    }

    /// Interrupts, lets race, opens the gate, audits, counts.
    func run(_ report: inout ProofReport) throws {
        var random = SplitMix64(seed: seed)
        var violations: [String] = []
        let first = try project.startEngine()
        try first.skip(to: .parallelStageStart, times: Int.random(in: 1...3, using: &random))
        pause(microseconds: Int.random(in: 0..<10_000, using: &random))
        try project.kill(first)
        let racers = try (0..<Self.engines).map { _ in try project.start("resume", "--json") }
        // A racer that tells nothing has ended; the one that has the run waits at the gate.
        let winners = try racers.filter { try $0.skip(to: .runResumed) }
        for loser in racers where !winners.contains(where: { $0 === loser }) {
            let end = try project.finish(loser)
            if end.status == 7 { report.count("losers") } else { violations.append("A loser ended with \(end)") }
        }
        if winners.count != 1 { violations.append("\(winners.count) engines had the run.") }
        try gate.open(for: ProofWorkflow.members.count)
        for winner in winners {
            let end = try project.finish(winner)
            if end.status != 0 { violations.append("The winner ended with \(end)") }
        }
        report.count("rounds")
        report.count("winners", winners.count)
        violations += RunAudit.violations(of: project)
        for violation in violations { report.violate("--count 1 --seed \(seed): \(violation)") }
    }
}
