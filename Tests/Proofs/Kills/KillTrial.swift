import Platform
import RunStorage
import StateMachine
import TestSupport

/// One run whose engine is killed once, at a moment that follows from a seed.
struct KillTrial {
    /// Where the blow is aimed.
    private enum Aim { case anywhere, group, background }

    private let seed: UInt64
    private let rhythm: RunRhythm
    private let project: ProofProject
    private let aim: Aim
    private let fraction: Double

    init(seed: UInt64, rhythm: RunRhythm, workshop: Workshop) throws {
        self.seed = seed
        var random = SplitMix64(seed: seed)
        let members = [ProofWorkflow.briefly, 30_000, 120_000, 200_000].randomElement(using: &random) ?? 0
        self.rhythm = rhythm.with(memberMicroseconds: members)
        project = try ProofProject(in: workshop) { ledger in
            var workflow = ProofWorkflow(ledger: ledger)
            workflow.memberMicroseconds = members
            return workflow.text
        }
        aim = random.oneIn(2) ? .group : random.oneIn(5) ? .background : .anywhere
        fraction = Double.random(in: 0..<1, using: &random)
    }

    /// Kills, resumes, audits, counts.
    func run(_ report: inout ProofReport) throws {
        guard try kill() else { return report.count("runs over before the kill") }
        count(&report)
        let completion = try project.complete()
        report.count("resumes", completion.engines)
        report.count("completions", ProofWorkflow.stages.count)
        var violations = RunAudit.violations(of: project)
        if let objection = completion.objection { violations.append(objection) }
        for violation in violations { report.violate("--count 1 --seed \(seed) (\(aim)): \(violation)") }
    }

    /// Whether it came in time.
    private func kill() throws -> Bool {
        switch aim {
        case .anywhere:
            let engine = try project.startEngine()
            pause(microseconds: Int(fraction * Double(rhythm.whole)))
            return try project.kill(engine).exit.signal == SignalNumber.kill
        case .group:
            let engine = try project.startEngine()
            try engine.skip(to: .parallelGroupStart)
            pause(microseconds: Int(fraction * Double(rhythm.group)))
            return try project.kill(engine).exit.signal == SignalNumber.kill
        case .background: return try killInBackground()
        }
    }

    private func killInBackground() throws -> Bool {
        let launcher = try project.finish(project.start("run", "objective.md", "--background"))
        guard launcher.status == 0, let run = project.run else { throw ProofError("No run began: \(launcher)") }
        guard let pid = run.owner()?.pid, pid > 0 else { return false }
        pause(microseconds: Int(fraction * Double(rhythm.whole)))
        guard FileLock.isHeld(run.lock) else { return false }
        SignalNumber.send(SignalNumber.kill, to: pid)
        try FileLock.waitUntilFree(run.lock)
        return true
    }

    private func count(_ report: inout ProofReport) {
        report.count("kills")
        if aim == .background { report.count("kills in the background") }
        let events = project.run.flatMap { try? JournalReading.read($0.journal).events } ?? []
        let isInGroup =
            events.contains { $0.name == .parallelGroupStart } && !events.contains { $0.name == .parallelGroupComplete }
        if isInGroup { report.count("kills while the group ran") }
        if events.isEmpty { report.count("kills before the run was made") }
        report.count(
            "completions told before the kill", project.acknowledged.count { $0.contains("\"stage_completed\"") })
    }
}
