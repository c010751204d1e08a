import Platform
import RunStorage
import StateMachine

/// Decides what follows when an agent's program has said something else than "done": it is asked again later, another
/// runner takes over, or nothing more is started.
struct AgentAnswer: Sendable {
    private let context: RunContext
    private let stage: Stage

    /// Prepares the answers of a stage's agents.
    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// Whether the stage goes on after an end that says nothing about it.
    ///
    /// - Throws: `StageEnd.limited` when nothing helps but money or time.
    func goesOn(
        after result: AttemptResult, _ attempt: AttemptState, _ reading: ReadingOrder, isAdopted: Bool
    ) async throws -> Bool {
        if result.reason == .budget || result.agent?.outcome == .budgetLimit {
            // An earlier engine's slice says nothing: there may be more now.
            if isAdopted { return true }
            throw StageEnd.limited(.stage, spent(result, attempt, reading))
        }
        guard result.reason == .exited || result.reason == .hopeless, let told = result.agent, let agent = attempt.agent
        else { return false }
        switch told.outcome {
        case .unknownSession:
            // Asked again it would say the same, without end.
            guard reading.continuesSession else {
                throw StageEnd.failed(.failed, told.sentence ?? "\(agent) does not know a conversation.")
            }
            try await tell(.warning, agent, "Its conversation is not known any more; a new one begins.")
            return true
        case .rateLimited, .overloaded: return try await pause(told, agent, attempt, reading)
        default: return false
        }
    }

    /// Whether another runner takes over after an end that no second try would change. Where nobody is logged in nothing
    /// more is started: whatever comes next would meet the same.
    func isReplaced(
        after result: AttemptResult, _ attempt: AttemptState, _ reading: ReadingOrder, _ end: Event
    ) async throws -> Bool {
        guard result.agent?.outcome == .notLoggedIn, let agent = attempt.agent else { return false }
        guard let next = context.limits.bench.replace(reading.runner, of: agent) else {
            context.limits.close()
            return false
        }
        // The other runner's attempt is none of the stage's retries.
        try await context.recorder.record(end.with { $0.outcome = .interrupted })
        try await replaced(reading.runner, agent, next, because: result.agent?.sentence)
        return true
    }

    private func pause(
        _ told: AgentRecord, _ agent: String, _ attempt: AttemptState, _ reading: ReadingOrder
    ) async throws -> Bool {
        let now = context.clock.now()
        let consequence = context.limits.bench.limit(
            reading.runner, of: agent, stated: told.until.map { $0.seconds(since: now) },
            now: context.clock.monotonicSeconds(), chance: Self.chance("\(context.runID)\(stage.name)\(attempt.number)")
        )
        let reason = told.sentence ?? "The provider of \(agent) has reached a limit."
        switch consequence {
        case .replaced(let next): try await replaced(reading.runner, agent, next, because: told.sentence)
        case .paused(let seconds):
            let until = Timestamp(milliseconds: now.milliseconds + Int64(min(seconds, 1e9) * 1_000))
            try await context.recorder.record(
                Event(.quotaWait, stage: stage.name).with {
                    $0.agent = agent
                    $0.until = until
                    $0.durationSeconds = (seconds * 10).rounded() / 10
                    $0.message = "waits until \(until): \(reason)"
                })
        case .tooLong:
            let sentence =
                "\(reason) Waiting for it would take longer than max_quota_wait allows: "
                + "go on with `teambot resume` later, or name a `fallback`."
            context.limits.bench.refuse(agent, because: sentence)
            throw StageEnd.limited(.stage, sentence)
        }
        return true
    }

    private func replaced(
        _ runner: String, _ agent: String, _ next: Runner, because reason: String?
    ) async throws {
        try await context.recorder.record(
            Event(.agentFallback, stage: stage.name).with {
                $0.agent = agent
                $0.runner = next.name
                $0.message = "\(next.name) takes over from \(runner)" + (reason.map { ": \($0)" } ?? "")
            })
    }

    private func tell(_ name: EventName, _ agent: String, _ sentence: String) async throws {
        try await context.recorder.record(
            Event(name, stage: stage.name).with {
                $0.agent = agent
                $0.message = sentence
            })
    }

    private func spent(_ result: AttemptResult, _ attempt: AttemptState, _ reading: ReadingOrder) -> String {
        var limits: [String] = []
        if let cost = reading.slice.costUSD { limits.append("$\((cost * 100).rounded() / 100)") }
        if let tokens = reading.slice.tokens { limits.append("\(tokens) tokens") }
        let share = limits.isEmpty ? "what it may" : "its share of " + limits.joined(separator: " and ")
        return "\(attempt.agent ?? "The agent") has used up \(share) in \(stage.name)."
    }

    /// A number from 0 to 1 that is always the same for an attempt and differs between attempts.
    private static func chance(_ text: String) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Double(hash >> 11) / Double(1 << 53)
    }
}

extension AttemptResult {
    /// Whether a second attempt could end otherwise without anybody doing something first.
    var isWorthRepeating: Bool {
        switch agent?.outcome {
        case .notLoggedIn, .badCall, .promptTooLong, .toolsDenied: false
        default: true
        }
    }
}
