import StateMachine

/// The wait for the end of a provider's limit, as the state keeps it among what a stage does.
struct QuotaWait {
    private static let beginning = "waits until "
    private static let momentLength = 24

    /// When it is over.
    let until: Timestamp
    /// Why, in a sentence.
    let reason: String

    /// Reads `waits until 2026-11-21T14:00:00.000Z: …`; nil for anything else that a stage may do.
    init?(_ activity: String) {
        guard activity.hasPrefix(Self.beginning) else { return nil }
        let rest = activity.dropFirst(Self.beginning.count)
        guard let until = Timestamp(String(rest.prefix(Self.momentLength))) else { return nil }
        self.until = until
        reason = Printable.firstLine(String(rest.dropFirst(Self.momentLength).drop { $0 == ":" || $0 == " " }))
    }

    /// The wait by the clock on the wall.
    func text(now: Timestamp, clockOffset: Int) -> String {
        let moment = ClockText.upcoming(until, now: now, offset: clockOffset)
        return Self.beginning + moment + (reason.isEmpty ? "" : ": \(reason)")
    }
}
