import Platform

/// Names for what is handed in, in the order in which it is, to the millisecond.
package enum SubmissionName {
    /// `20261121-043835-017-1a2b3c4d`.
    package static func make() -> String {
        let now = SystemClock.wallMilliseconds()
        let name = RunID.make(at: now)
        return "\(name.prefix(15))-\(padded(Int(now % 1_000), 3))-\(name.suffix(8))"
    }

    /// A number in so many digits, so that names are in the order of numbers.
    static func padded(_ number: Int, _ digits: Int) -> String {
        String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
    }
}
