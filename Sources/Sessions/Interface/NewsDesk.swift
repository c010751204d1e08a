import Platform
import StateMachine

/// Gives the news of a session to everybody who has asked for them.
final class NewsDesk: Sendable {
    private struct State {
        var readers: [Int: AsyncStream<SessionNews>.Continuation] = [:]
        var next = 0
        /// How many objectives were queued, which is the number of the last.
        var queued = 0
        var beginning: SessionNews?
        var isClosed = false
    }

    private let state = Locked(State())

    /// All news from now on, after that of the beginning; it ends with the session.
    func subscribe() -> AsyncStream<SessionNews> {
        let (stream, continuation) = AsyncStream.makeStream(of: SessionNews.self)
        let ticket = state.withLock { state -> Int? in
            if state.isClosed { return nil }
            if let beginning = state.beginning { continuation.yield(beginning) }
            state.next += 1
            state.readers[state.next] = continuation
            return state.next
        }
        guard let ticket else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.readers.removeValue(forKey: ticket) }
        }
        return stream
    }

    /// Tells an event of the session, or of the run of the objective with this number.
    func tell(_ event: Event, ofRunOf execution: Int? = nil) {
        state.withLock { state in
            if execution == nil, event.name == .executionQueued { state.queued += 1 }
            guard !state.readers.isEmpty || event.name == .sessionStarted else { return }
            let news = SessionNews(event, ofRunOf: execution, queued: state.queued)
            if event.name == .sessionStarted { state.beginning = news }
            // Within the lock: two runs tell at once, and all readers shall read the same order.
            for reader in state.readers.values { reader.yield(news) }
        }
    }

    func close() {
        let readers = state.withLock { state in
            state.isClosed = true
            defer { state.readers = [:] }
            return Array(state.readers.values)
        }
        for reader in readers { reader.finish() }
    }
}
