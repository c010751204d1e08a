/// Time that is still running: whole seconds, so that a clock on the screen moves once a second.
enum ElapsedText {
    /// The time as `4 s`, `3 min 05 s` or `2 h 03 min`.
    static func render(seconds: Double) -> String {
        let whole = whole(seconds)
        // Below ten seconds finished durations have tenths, a running clock has none.
        return whole < 10 ? "\(whole) s" : DurationText.render(seconds: Double(whole))
    }

    /// The time as short as it can be: `0:04`, `3:05` or `2:03:05`.
    static func short(seconds: Double) -> String {
        let whole = whole(seconds)
        let clock = "\(DurationText.twoDigits(whole % 60))"
        if whole < 3_600 { return "\(whole / 60):\(clock)" }
        return "\(whole / 3_600):\(DurationText.twoDigits(whole / 60 % 60)):\(clock)"
    }

    private static func whole(_ seconds: Double) -> Int {
        seconds.isFinite && seconds > 0 ? Int(min(seconds, 1e9)) : 0
    }
}
