import Execution
import Platform
import RunStorage
import StateMachine

/// Tells what the agent of a running attempt says and does, at most once a second and never without end.
struct AttemptFollower: Sendable {
    /// Seconds between two tellings.
    private static let pause = 1.0
    /// Tools that are told at once; of more, the last ones.
    private static let toolsAtOnce = 8
    /// Bytes of an adopted attempt's progress that are told again.
    private static let knownAgain = 2_048
    /// Events of one attempt; the journal does not grow with what an agent does for hours.
    private static let maximumEvents = 2_000

    private let context: RunContext
    private let stage: Stage
    private let attempt: AttemptState
    /// Whether its agent tells what it does; other attempts are only waited for.
    private let isTalking: Bool

    /// Prepares it for an attempt that is about to begin or is at work.
    init(_ context: RunContext, _ stage: Stage, _ attempt: AttemptState, _ reading: ReadingOrder?) {
        isTalking = reading != nil
        self.context = context
        self.stage = stage
        self.attempt = attempt
    }

    /// Waits for the end of the attempt, and tells meanwhile what its agent says and does.
    func whileFollowing(
        _ directory: AttemptDirectory, _ body: @escaping @Sendable () async throws -> AttemptEnd
    ) async throws -> AttemptEnd {
        guard isTalking else { return try await body() }
        return try await withThrowingTaskGroup(of: AttemptEnd?.self) { group in
            // The attempt first: what is to be followed is made when it starts.
            group.addTask { try await body() }
            group.addTask {
                await follow(directory)
                return nil
            }
            defer { group.cancelAll() }
            while let end = try await group.next() {
                if let end { return end }
            }
            return .left
        }
    }

    /// Follows the attempt until the task is cancelled.
    private func follow(_ directory: AttemptDirectory) async {
        let told = Counter()
        // Of an attempt that an earlier engine has followed only the end is told again.
        let size = (try? directory.openProgress()?.size()) ?? 0
        await context.executor.follow(directory, from: max(0, size - Self.knownAgain)) { news, _ in
            let events = events(of: news)
            guard await told.add(events.count) <= Self.maximumEvents else { return }
            try? await context.recorder.record(events)
            try? await context.clock.sleep(seconds: Self.pause)
        }
    }

    /// The events for what is new: the last message, the last tools, the last plan.
    func events(of news: [Progress]) -> [Event] {
        var message: String?
        var plan: ([String], Int)?
        var tools: [Event] = []
        for item in news {
            switch item {
            case .message(let text): message = text
            case .plan(let entries, let done): plan = (entries, done)
            case .tool(let name, let detail, let status): tools.append(tool(name, detail, status))
            }
        }
        var events = Array(tools.suffix(Self.toolsAtOnce))
        if let (entries, done) = plan { events.append(self.plan(entries, done)) }
        if let message { events.append(event(.agentMessage) { $0.message = message }) }
        return events
    }

    private func tool(_ name: String, _ detail: String?, _ status: String) -> Event {
        event(.toolCall) {
            $0.tool = name
            $0.status = status
            $0.message = name + (detail.map { ": \($0)" } ?? "")
        }
    }

    private func plan(_ entries: [String], _ done: Int) -> Event {
        event(.plan) {
            $0.passed = done
            $0.total = entries.count
            let next = done < entries.count && done >= 0 ? ": \(entries[done])" : ""
            $0.message = "\(done) of \(entries.count) done\(next)"
        }
    }

    private func event(_ name: EventName, _ change: (inout Event) -> Void) -> Event {
        Event(name, stage: stage.name).with {
            $0.attempt = attempt.number
            $0.agent = attempt.agent
            change(&$0)
        }
    }
}

/// A sum that several calls add to.
private actor Counter {
    private var sum = 0

    func add(_ count: Int) -> Int {
        sum += count
        return sum
    }
}
