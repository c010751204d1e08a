/// Durations as people write them.
package enum DurationText {
    /// The duration as `0.4 s`, `12 s`, `3 min 05 s` or `2 h 03 min`.
    package static func render(seconds: Double) -> String {
        guard seconds.isFinite, seconds > 0 else { return "0.0 s" }
        // `rounded()` would need the C library's mathematics, which nothing on this floor links.
        let limited = min(seconds, 1e12)
        let tenths = Int(limited * 10 + 0.5)
        if tenths < 100 { return "\(tenths / 10).\(tenths % 10) s" }
        let whole = Int(limited + 0.5)
        if whole < 60 { return "\(whole) s" }
        if whole < 3_600 { return "\(whole / 60) min \(twoDigits(whole % 60)) s" }
        return "\(whole / 3_600) h \(twoDigits(whole / 60 % 60)) min"
    }

    static func twoDigits(_ value: Int) -> String {
        value < 10 ? "0\(value)" : String(value)
    }
}
