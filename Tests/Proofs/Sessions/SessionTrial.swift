import Platform
import RunStorage
import StateMachine
import TestSupport

/// One session whose engines are killed at moments that follow from a seed, and that is taken up until it is done.
struct SessionTrial {
    private static let mostEngines = 12

    private let seed: UInt64
    private let ground: SessionGround
    private let before: SessionFootprint
    private var random: SplitMix64
    private var blows: Int
    private let whole: Int

    /// - Parameter whole: how long an undisturbed session takes, in microseconds.
    init(seed: UInt64, whole: Int, workshop: Workshop) throws {
        self.seed = seed
        self.whole = whole
        random = SplitMix64(seed: seed)
        blows = Int.random(in: 1...4, using: &random)
        let work = [1_000, 20_000, 150_000].randomElement(using: &random) ?? 0
        ground = try SessionGround(in: workshop, microseconds: work, integrates: random.oneIn(3))
        before = try SessionFootprint(ground)
    }

    /// Kills, resumes, audits, counts.
    mutating func run(_ report: inout ProofReport) throws {
        var refusals: [String] = []
        var isDone = false
        for _ in 0..<Self.mostEngines where !isDone {
            let engine = try ground.startEngine()
            if blows > 0 {
                blows -= 1
                isDone = try !kill(engine, &report)
            } else {
                let end = ground.note(try engine.finish())
                isDone = end.status == 0 || Self.saysDone(end)
                if !isDone { refusals.append("\(end.exit): \(end.errors.suffix(800))") }
                if refusals.count > 1 { break }
            }
        }
        var violations = SessionAudit.violations(of: ground, since: before)
        if !isDone || !refusals.isEmpty {
            violations.append("Engines ended badly: " + refusals.joined(separator: "; "))
        }
        report.count("sessions")
        report.count("completions", SessionGround.count)
        for violation in violations { report.violate("--count 1 --seed \(seed): \(violation)") }
    }

    /// Whether it came in time; otherwise the engine has ended well by itself.
    private mutating func kill(_ engine: RunningProgram, _ report: inout ProofReport) throws -> Bool {
        let isSecondTried = random.oneIn(4)
        let takesGit = random.oneIn(4)
        pause(microseconds: Int.random(in: 0..<max(1, whole), using: &random))
        if isSecondTried, ground.session != nil { try trySecond(engine, &report) }
        let children = takesGit ? Self.git(of: engine.pid) : []
        engine.signal(SignalNumber.kill)
        for pid in children { SignalNumber.send(SignalNumber.kill, to: pid) }
        let end = ground.note(try engine.finish())
        guard end.exit.signal == SignalNumber.kill else {
            // The second was faster.
            if end.status == 7, isSecondTried { return true }
            guard end.status == 0 || Self.saysDone(end) else { throw ProofError("An engine ended by itself: \(end)") }
            report.count("sessions over before a kill")
            return false
        }
        report.count("kills")
        if !children.isEmpty { report.count("kills with git", children.count) }
        count(&report)
        return true
    }

    /// Nobody else gets a session that an engine has.
    private func trySecond(_ engine: RunningProgram, _ report: inout ProofReport) throws {
        let second = ground.note(try ground.start(["resume", "--json"]).finish())
        guard second.status != 7 else { return report.count("second engines refused") }
        // The first may have been done before the second came, or the second may have come first.
        if Self.saysDone(second) || second.status == 0 { return }
        report.violate("--count 1 --seed \(seed): a second engine ended with \(second.exit) beside the first.")
    }

    private func count(_ report: inout ProofReport) {
        guard let session = ground.session, let state = try? SessionLoading.read(session).state else {
            return report.count("kills before the session was made")
        }
        report.count("ended before the kill", state.executions.count { $0.status.isFinal })
        report.count("at work at the kill", state.executions.count { $0.status == .running })
    }

    private static func saysDone(_ end: FinishedProcess) -> Bool {
        end.status == 2
            && (end.mentions("is finished") || end.mentions("nothing to resume") || end.mentions("no unfinished"))
    }

    /// The children of an engine that are git.
    private static func git(of engine: Int32) -> [Int32] {
        FileSystem.list("/proc").compactMap { Int32($0) }.filter { pid in
            LivingProcesses.parent(of: pid) == engine
                && String(decoding: LivingProcesses.content("/proc/\(pid)/comm"), as: UTF8.self).hasPrefix("git")
        }
    }
}
