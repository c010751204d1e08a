import Execution
import Platform
import RunStorage
import StateMachine

/// An executor without processes: each attempt ends as the test says, and every start is written down.
final class SimulatedExecutor: AttemptExecutor {
    /// What an order comes to.
    typealias Answer = @Sendable (AttemptOrder) async -> AttemptEnd

    private let answer: Answer
    private let log = Locked<[String]>([])
    private let told = Locked<[String]>([])
    private let alive = Locked((now: 0, most: 0))

    init(_ answer: @escaping Answer) { self.answer = answer }

    /// The attempts that were started, as `STAGE/nn-role`, in order.
    var started: [String] { log.withLock { $0 } }
    /// What those that have a prompt were told, in order.
    var prompts: [String] { told.withLock { $0 } }
    /// The most attempts that were alive at once.
    var mostAlive: Int { alive.withLock { $0.most } }

    func run(
        _ order: AttemptOrder, prompt: [UInt8]?, environment: [String], in directory: AttemptDirectory
    ) async throws -> AttemptEnd {
        log.withLock { $0.append("\(order.stage)/\(order.number)-\(order.role.rawValue)") }
        if let prompt { told.withLock { $0.append(String(decoding: prompt, as: UTF8.self)) } }
        alive.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
        }
        let end = await answer(order)
        alive.withLock { $0.now -= 1 }
        if case .ended(let result) = end { try keep(result, order, directory) }
        return end
    }

    func adopt(_ directory: AttemptDirectory) async throws -> AttemptEnd {
        try directory.readResult().map(AttemptEnd.ended) ?? .lost
    }

    private func keep(_ result: AttemptResult, _ order: AttemptOrder, _ directory: AttemptDirectory) throws {
        try FileSystem.makeDirectories(directory.path)
        try AtomicFile.write(order.encode(), to: directory.order)
        try AtomicFile.write(result.encode(), to: directory.result)
    }

    /// An end that the agent's program has told.
    static func told(_ record: AgentRecord, reason: AttemptResult.Reason = .exited) -> AttemptEnd {
        guard case .ended(var result) = exit(0, reason: reason) else { return .lost }
        result.agent = record
        return .ended(result)
    }

    /// An end with an exit status.
    static func exit(_ status: Int, reason: AttemptResult.Reason = .exited) -> AttemptEnd {
        var result = AttemptResult(
            reason: reason, startedAt: Timestamp(milliseconds: 0), finishedAt: Timestamp(milliseconds: 1),
            durationSeconds: 0.001)
        result.exitStatus = status
        return .ended(result)
    }
}
