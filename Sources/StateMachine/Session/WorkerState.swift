/// One of the workers of a session.
package struct WorkerState: Sendable, Equatable {
    /// `worker-1`, `worker-2`, …
    package let name: String
    /// The objective that it has, by its number.
    package var execution: Int?
    /// When it got it.
    package var busySince: Timestamp?
    /// Seconds that it has worked, without what it is at.
    package var busySeconds = 0.0

    /// Seconds that it has worked until a moment.
    package func busySeconds(at now: Timestamp) -> Double {
        busySeconds + (busySince.map { now.seconds(since: $0) } ?? 0)
    }
}
