import StateMachine

/// Moments by the clock on the wall.
enum ClockText {
    private static let day = 86_400_000 as Int64

    /// The time of day as `HH:MM:SS`.
    static func time(_ moment: Timestamp, offset: Int) -> String {
        let second = Int((local(moment, offset) % day + day) % day / 1_000)
        let parts = [second / 3_600, second / 60 % 60, second % 60]
        return parts.map(DurationText.twoDigits).joined(separator: ":")
    }

    /// A moment as `2026-11-21 14:30`.
    static func moment(_ moment: Timestamp, offset: Int) -> String {
        let day = Timestamp(milliseconds: local(moment, offset)).description.prefix(10)
        return day + " " + time(moment, offset: offset).prefix(5)
    }

    /// A moment to come: as exact as one needs it to wait for it, with its date where it is not near.
    static func upcoming(_ moment: Timestamp, now: Timestamp, offset: Int) -> String {
        let seconds = moment.seconds(since: now)
        if seconds < 600 { return time(moment, offset: offset) }
        // The next full minute: who comes back then is not too early.
        let minute = Timestamp(milliseconds: moment.milliseconds + 59_999)
        let clock = String(time(minute, offset: offset).prefix(5))
        if minute.milliseconds - now.milliseconds < day { return clock }
        return Timestamp(milliseconds: local(minute, offset)).description.prefix(10) + " " + clock
    }

    private static func local(_ moment: Timestamp, _ offset: Int) -> Int64 {
        moment.milliseconds + Int64(offset) * 1_000
    }
}
