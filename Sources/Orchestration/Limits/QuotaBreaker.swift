import StateMachine

/// How long an agent is left alone after its provider has said "not now". A value; nothing here waits.
struct QuotaBreaker: Sendable, Equatable {
    /// What follows from a limit.
    enum Answer: Sendable, Equatable {
        /// Seconds to wait.
        case wait(Double)
        /// It would take longer than one is ready to wait.
        case tooLong(Double)
    }

    /// Seconds before the first new try where the provider does not say when.
    static let firstPause = 15.0
    /// Seconds between two tries at most.
    static let longestPause = 900.0

    /// Limits in a row, since the agent has last answered.
    private(set) var failures = 0
    /// Seconds waited since then.
    private(set) var waited = 0.0

    /// What to do about one more limit.
    ///
    /// - Parameters:
    ///   - stated: seconds until the moment that the provider has named.
    ///   - maximum: seconds that may be waited for one agent until it answers.
    ///   - chance: from 0 to 1, so that agents of one provider do not all come back at once.
    mutating func trip(stated: Double?, maximum: Double, chance: Double) -> Answer {
        failures += 1
        let backOff = min(Self.longestPause, Self.firstPause * Double(1 << min(failures - 1, 10)))
        let ownPause = backOff * (0.75 + chance / 2)
        // A clock that is a little behind must not ask too early.
        let statedPause = stated.map { max(1, $0) + 1 + 2 * chance }
        // A provider that names moments at which it still refuses is not believed a second time: it would be asked
        // every few seconds for hours.
        let pause = failures == 1 ? statedPause ?? ownPause : max(statedPause ?? 0, ownPause)
        guard waited + pause <= maximum else { return .tooLong(pause) }
        waited += pause
        return .wait(pause)
    }

    /// The agent has answered.
    mutating func reset() { self = QuotaBreaker() }
}
