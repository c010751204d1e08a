import Platform
import TestSupport

/// One attempt that leaves strays behind and ends in one of four ways, all of which follow from a seed.
struct OrphanTrial {
    /// How the attempt ends.
    private enum Ending: String, CaseIterable { case normal, timeout, engineKilled, supervisorKilled }

    private let seed: UInt64
    private let ending: Ending
    private let strays: [[Stray.Trick]]
    private let project: ProofProject

    init(seed: UInt64, workshop: Workshop) throws {
        self.seed = seed
        var random = SplitMix64(seed: seed)
        let endings = Ending.allCases
        let ending = endings[Int(seed % UInt64(endings.count))]
        let strays = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Self.reachable(Stray.Trick.allCases.filter { _ in random.oneIn(3) }, ending)
        }
        project = try ProofProject(in: workshop) { StrayingWorkflow.text($0, Self.seconds(ending), strays) }
        (self.ending, self.strays) = (ending, strays)
    }

    /// Without a supervisor nothing tells whose process it is that has a new parent, a new session and no environment:
    /// what cannot be promised is not tried.
    private static func reachable(_ tricks: [Stray.Trick], _ ending: Ending) -> [Stray.Trick] {
        let isLost = ending == .supervisorKilled && [.twice, .session, .cleared].allSatisfy(tricks.contains)
        return isLost ? tricks.filter { $0 != .cleared } : tricks
    }

    /// How long the first attempt works: for ever where something else is to end it.
    private static func seconds(_ ending: Ending) -> Double {
        switch ending {
        case .normal: 0.005
        case .engineKilled: 0.2
        case .timeout, .supervisorKilled: 120
        }
    }

    /// Starts, ends, resumes, looks for survivors, counts.
    func run(_ report: inout ProofReport) throws {
        let engine = try project.startEngine()
        try interrupt(engine)
        try project.finish(engine)
        let completion = try project.complete(engines: 2)
        report.count("runs")
        report.count("runs: \(ending.rawValue)")
        report.count("strays", try project.ledger.records().count { $0.word == .child })
        for trick in Stray.Trick.allCases {
            report.count("strays: \(trick.rawValue)", strays.count { $0.contains(trick) })
        }
        var violations = try survivors()
        if !completion.isComplete { violations.append("It did not end: \(completion.last?.description ?? "")") }
        let tricks = strays.map { $0.isEmpty ? "plain" : $0.map(\.rawValue).joined(separator: ",") }
        for violation in violations {
            report.violate("--count 1 --seed \(seed) (\(ending), \(tricks.joined(separator: " + "))): \(violation)")
        }
    }

    private func interrupt(_ engine: RunningProgram) throws {
        guard ending == .engineKilled || ending == .supervisorKilled else { return }
        let agent = try waitForAgent(engine)
        if ending == .engineKilled { return engine.signal(SignalNumber.kill) }
        guard let supervisor = LivingProcesses.parent(of: agent) else {
            throw ProofError("The agent \(agent) is gone.")
        }
        SignalNumber.send(SignalNumber.kill, to: supervisor)
    }

    /// The process number of the agent once its strays live.
    private func waitForAgent(_ engine: RunningProgram) throws -> Int32 {
        for _ in 0..<60_000 {
            if let start = try project.ledger.records().first(where: { $0.word == .start }) { return start.pid }
            pause(microseconds: 1_000)
        }
        throw ProofError("The agent does not begin: \(try project.kill(engine))")
    }

    /// Processes that outlived the run, and agents that lived beside them.
    private func survivors() throws -> [String] {
        let records = try project.ledger.records()
        let children = records.filter { $0.word == .child }
        let left = LivingProcesses.remaining {
            children.filter { LivingProcesses.isAlive($0.pid) && LivingProcesses.beginning(of: $0.pid) == $0.note }
                .map(\.pid)
        }
        for pid in left { SignalNumber.send(SignalNumber.kill, to: pid) }
        return left.map { "Process \($0), left by an agent, is still alive." }
            + records.filter { $0.word == .double }.map { "What an attempt left lived beside \($0.attempt)." }
            + (children.isEmpty ? ["No stray was there."] : [])
    }
}
