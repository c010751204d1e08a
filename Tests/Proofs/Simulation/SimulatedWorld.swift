import Platform
import RunStorage
import StateMachine
import TestSupport

/// The attempts of a run with their files: what engines begin, and what goes on without them.
final class SimulatedWorld: Sendable {
    /// One attempt as the world knows it.
    struct Attempt {
        enum Standing { case lives, hasResult, isLost }

        let part: Script.Part
        let number: Int
        var standing: Standing
        /// Whether its directory is there.
        var hasDirectory: Bool
        var stepsLeft: Int
    }

    struct State {
        var attempts: [String: Attempt] = [:]
        /// How many attempts of a part have come to their end by themselves.
        var ended: [Script.Part: Int] = [:]
        /// Attempts that an engine waits for now, by stage.
        var watched: [String: Int] = [:]
        var violations: [String] = []
        var generator: SplitMix64
    }

    let workflow: Workflow
    let script: Script
    let run: RunDirectory
    private let state: Locked<State>

    init(_ workflow: Workflow, _ script: Script, _ run: RunDirectory, _ generator: SplitMix64) {
        self.workflow = workflow
        self.script = script
        self.run = run
        state = Locked(State(generator: generator))
    }

    func change<Value>(_ body: (inout State) throws -> Value) rethrows -> Value { try state.withLock(body) }

    var violations: [String] { change { $0.violations } }

    func ended(_ part: Script.Part) -> Int { change { $0.ended[part, default: 0] } }

    /// Attempts of a stage that never came to an end of their own.
    func lost(_ stage: String) -> Int {
        change { $0.attempts.values.count { $0.part.stage == stage && $0.standing == .isLost } }
    }

    /// An attempt comes to its end by itself; the files say how.
    func end(_ path: String) throws -> AttemptResult {
        let (part, count) = change { state -> (Script.Part?, Int) in
            guard let part = state.attempts[path]?.part else { return (nil, 0) }
            state.attempts[path]?.standing = .hasResult
            state.ended[part, default: 0] += 1
            return (part, state.ended[part, default: 0] - 1)
        }
        let answer = part.map { script.answer($0, count) } ?? .fails
        let reply: String =
            switch answer {
            case .works: "done \(count)\n"
            case .approves: "It is good.\nVERIFIED_APPROVED: yes\n"
            case .rejects: "REJECTED: again\n"
            case .mumbles: "I do not know.\n"
            case .isSilent, .fails, .timesOut: ""
            }
        if !reply.isEmpty { try Descriptor.replacing(path + "/stdout.log").write(reply.utf8) }
        let (status, reason) = (answer == .fails ? 1 : 0, answer == .timesOut ? AttemptResult.Reason.timeout : .exited)
        return try leave(status, reason, printed: reply, in: path)
    }

    /// An attempt is told to end by the engine that stops; it never had an end of its own.
    func stop(_ path: String) throws -> AttemptResult {
        change { $0.attempts[path]?.standing = .isLost }
        return try leave(nil, .cancelled, in: path)
    }

    private func leave(
        _ status: Int?, _ reason: AttemptResult.Reason, printed: String = "", in path: String
    ) throws -> AttemptResult {
        var result = AttemptResult(
            reason: reason, startedAt: Timestamp(milliseconds: 0), finishedAt: Timestamp(milliseconds: 1),
            durationSeconds: 0.001)
        result.exitStatus = status
        result.outputDigest = printed.isEmpty ? nil : Digest.sha256(printed.utf8)
        try Descriptor.replacing(path + "/result.json").write(result.encode())
        return result
    }

    /// Time goes by without an engine: some attempts end, some live on, some lose their supervisor.
    func goOn() throws {
        for path in change({ $0.attempts.filter { $0.value.standing == .lives }.keys.sorted() }) {
            switch change({ Int.random(in: 0..<6, using: &$0.generator) }) {
            case 0: change { $0.attempts[path]?.standing = .isLost }
            case 1...3: _ = try end(path)
            default: break
            }
        }
    }

    /// The power is cut: no attempt lives on, and directories that nobody has synced may be gone.
    func losePower() throws {
        for path in change({ $0.attempts.filter { $0.value.standing == .lives }.keys.sorted() }) {
            let isGone = change { state in
                state.attempts[path]?.standing = .isLost
                return state.generator.oneIn(2)
            }
            guard isGone else { continue }
            try FileSystem.removeTree(path)
            change { $0.attempts[path]?.hasDirectory = false }
        }
    }

    /// Attempts of which neither journal nor directory tells any more have never been; those that only the journal
    /// tells of count.
    func reconcile(with events: [Event]) {
        var recorded: [String: (Script.Part, Int)] = [:]
        for event in events where event.name == .attemptStarted {
            guard let stage = event.stage, let number = event.attempt, let role = event.role else { continue }
            recorded[path(stage, number, role)] = (Script.Part(stage: stage, role: role), number)
        }
        change { state in
            state.attempts = state.attempts.filter { $0.value.hasDirectory || recorded[$0.key] != nil }
            for (path, (part, number)) in recorded where state.attempts[path] == nil {
                state.attempts[path] = Attempt(
                    part: part, number: number, standing: .isLost, hasDirectory: false, stepsLeft: 0)
            }
            state.watched = [:]
        }
    }

    private func path(_ stage: String, _ number: Int, _ role: Role) -> String {
        let attempt = AttemptState(
            number: number, role: role, agent: nil, iteration: nil, task: nil, startedAt: Timestamp(milliseconds: 0))
        return run.attempt(attempt, of: stage).path
    }
}
