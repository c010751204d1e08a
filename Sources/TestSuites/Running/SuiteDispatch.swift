import Execution
import Platform
import StateMachine

/// Starts suites in their order as places get free and what they need has passed; whatever becomes of one, the others go on.
struct SuiteDispatch: Sendable {
    /// Makes the result of a suite that does not run: its status, and why.
    typealias Leaving = @Sendable (Suite, SuiteStatus, String?) async throws -> SuiteResult

    private let suites: [Suite]
    private let isSequential: Bool
    private let places: AsyncSemaphore

    /// Prepares a run of these suites.
    init(_ suites: [Suite], _ mode: SuiteMode) {
        self.suites = suites
        switch mode {
        case .sequential:
            isSequential = true
            places = AsyncSemaphore(places: 1)
        case .parallel(let workers):
            isSequential = false
            places = AsyncSemaphore(places: workers ?? suites.reduce(0) { $0 + max(1, $1.weight) })
        }
    }

    /// What is known while suites run.
    private struct Board {
        var results: [SuiteResult?]
        var pending: [Int]
        var running = 0

        /// What there is to do with a suite now; nil where it still has to wait.
        enum Move {
            case start
            case leave(SuiteStatus, String?)
        }

        /// The next suite, in their order, that does not have to wait.
        func next(of suites: [Suite]) -> (index: Int, move: Move)? {
            for index in pending {
                if let move = move(suites[index], suites) { return (index, move) }
            }
            // Suites that wait for each other would wait for ever.
            guard running == 0, let index = pending.first else { return nil }
            return (index, .leave(.skipped, "It waits for suites that wait for it; correct `needs`."))
        }

        private func move(_ suite: Suite, _ suites: [Suite]) -> Move? {
            guard suite.isEnabled else { return .leave(.disabled, nil) }
            for (index, other) in suites.enumerated() where suite.needs.contains(other.name) {
                guard let result = results[index] else { return nil }
                let status = result.summary.status
                if status != .passed {
                    return .leave(
                        .skipped,
                        "It needs the suite \(other.name), which did not pass (\(status.rawValue)).")
                }
            }
            return .start
        }
    }

    /// Runs them all and gives their results in their order.
    ///
    /// - Throws: the first error that says nothing about a suite, after every suite that was started has ended.
    func run(
        _ body: @escaping @Sendable (Suite) async throws -> SuiteResult, leaving leave: @escaping Leaving
    ) async throws -> [SuiteResult] {
        let failure = Locked<(any Error)?>(nil)
        let results = await withTaskGroup(of: (Int, SuiteResult?).self) { group in
            var board = Board(results: suites.map { _ in nil }, pending: Array(suites.indices))
            while true {
                let mayStart = failure.withLock { $0 == nil } && !(isSequential && board.running > 0)
                if mayStart, let (index, move) = board.next(of: suites) {
                    board.pending.removeAll { $0 == index }
                    let suite = suites[index]
                    switch move {
                    case .leave(let status, let reason):
                        board.results[index] = await keeping(failure) { try await leave(suite, status, reason) }
                    case .start:
                        guard await takePlaces(for: suite, unless: failure) else { continue }
                        board.running += 1
                        group.addTask {
                            defer { places.giveBack(suite.weight) }
                            return (index, await keeping(failure) { try await body(suite) })
                        }
                    }
                    continue
                }
                guard let (index, result) = await group.next() else { break }
                board.running -= 1
                board.results[index] = result
            }
            return board.results.compactMap { $0 }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return results
    }

    /// Waits for room; false where nothing more is to be started.
    private func takePlaces(for suite: Suite, unless failure: Locked<(any Error)?>) async -> Bool {
        guard await keeping(failure, { try await places.take(suite.weight) }) != nil else { return false }
        if failure.withLock({ $0 == nil }) { return true }
        places.giveBack(suite.weight)
        return false
    }

    /// What the body gives; nil, and the error kept, where it is the first to throw.
    private func keeping<Value>(
        _ failure: Locked<(any Error)?>, _ body: () async throws -> Value
    ) async -> Value? {
        do { return try await body() } catch {
            failure.withLock { $0 = $0 ?? error }
            return nil
        }
    }
}
