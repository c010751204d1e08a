/// Durations as people write them.
package enum DurationText {
    /// The duration as `0.4 s`, `12 s`, `3 min 05 s` or `2 h 03 min`.
    package static func render(seconds: Double) -> String {
        guard seconds.isFinite, seconds > 0 else { return "0.0 s" }
        let tenths = (seconds * 10).rounded()
        if tenths < 100 { return "\(Int(tenths) / 10).\(Int(tenths) % 10) s" }
        let whole = Int(min(seconds.rounded(), 1e12))
        if whole < 60 { return "\(whole) s" }
        if whole < 3_600 { return "\(whole / 60) min \(twoDigits(whole % 60)) s" }
        return "\(whole / 3_600) h \(twoDigits(whole / 60 % 60)) min"
    }

    static func twoDigits(_ value: Int) -> String {
        value < 10 ? "0\(value)" : String(value)
    }
}
