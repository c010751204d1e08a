/// Numbers with the word that they count.
package enum Counted {
    /// `1 stage` or `14 stages`.
    package static func stages(_ count: Int) -> String { count == 1 ? "1 stage" : "\(count) stages" }

    /// `1 of 1 stage is done` or `2 of 14 stages are done`.
    static func done(_ done: Int, of count: Int) -> String {
        "\(done) of \(stages(count)) \(count == 1 ? "is" : "are") done"
    }

    /// `9,876`: a large number in groups of three digits.
    static func grouped(_ count: Int) -> String {
        var digits = Array(String(count))
        for place in stride(from: digits.count - 3, to: count < 0 ? 1 : 0, by: -3) { digits.insert(",", at: place) }
        return String(digits)
    }
}
