import Platform

/// Gives the news of a session to everybody who has asked for them.
final class NewsDesk: Sendable {
    private struct State {
        var readers: [Int: AsyncStream<SessionNews>.Continuation] = [:]
        var next = 0
        var isClosed = false
    }

    private let state = Locked(State())

    /// All news from now on; it ends with the session.
    func subscribe() -> AsyncStream<SessionNews> {
        let (stream, continuation) = AsyncStream.makeStream(of: SessionNews.self)
        let ticket = state.withLock { state -> Int? in
            if state.isClosed { return nil }
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

    func tell(_ news: @autoclosure () -> SessionNews) {
        let readers = state.withLock { Array($0.readers.values) }
        guard !readers.isEmpty else { return }
        let news = news()
        for reader in readers { reader.yield(news) }
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
