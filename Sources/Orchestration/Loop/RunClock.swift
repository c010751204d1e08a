import Platform
package import StateMachine

/// Time as the loop sees it: one of the three ways in which effects enter it.
package protocol RunClock: Sendable {
    /// The moment in UTC.
    func now() -> Timestamp
    /// Seconds of a clock that is never set.
    func monotonicSeconds() -> Double
    /// Waits so many seconds, or throws `CancellationError` at once when the task is cancelled.
    func sleep(seconds: Double) async throws
}

/// The clocks of the system.
package struct WallClock: RunClock {
    /// Makes the clock.
    package init() {}

    package func now() -> Timestamp { Timestamp(milliseconds: SystemClock.wallMilliseconds()) }

    package func monotonicSeconds() -> Double { SystemClock.monotonicSeconds() }

    package func sleep(seconds: Double) async throws { try await Task.sleep(for: .seconds(min(seconds, 1e8))) }
}
