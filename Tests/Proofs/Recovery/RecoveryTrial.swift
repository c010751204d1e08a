import Platform
import TestSupport

/// One run whose engines are killed several times in a row, at moments that follow from a seed.
struct RecoveryTrial {
    /// How long an engine needs to read what the run has left; in this time kills are aimed more often.
    private static let beginning = 4_000

    private let seed: UInt64
    private let rhythm: RunRhythm
    private let project: ProofProject
    private var random: SplitMix64

    init(seed: UInt64, rhythm: RunRhythm, workshop: Workshop) throws {
        self.seed = seed
        random = SplitMix64(seed: seed)
        let members = [ProofWorkflow.briefly, 100_000, 300_000].randomElement(using: &random) ?? 0
        self.rhythm = rhythm.with(memberMicroseconds: members)
        project = try ProofProject(in: workshop) { ledger in
            var workflow = ProofWorkflow(ledger: ledger)
            workflow.memberMicroseconds = members
            return workflow.text
        }
    }

    /// Kills, kills again, resumes, audits, counts.
    mutating func run(_ report: inout ProofReport) throws {
        report.count("runs")
        var isFirst = true
        for _ in 0...Int.random(in: 2...6, using: &random) {
            let limit = !isFirst && random.oneIn(2) ? Self.beginning : rhythm.whole / 2
            let moment = Int.random(in: 0..<limit, using: &random)
            let engine = try project.startEngine()
            pause(microseconds: moment)
            guard try project.kill(engine).exit.signal == SignalNumber.kill else { break }
            report.count(
                isFirst ? "first kills" : limit == Self.beginning ? "early kills of resumes" : "kills of resumes")
            isFirst = false
        }
        let completion = try project.complete()
        var violations = RunAudit.violations(of: project)
        if let objection = completion.objection { violations.append(objection) }
        for violation in violations { report.violate("--count 1 --seed \(seed): \(violation)") }
    }
}
