extension Double {
    /// The number with two decimals.
    var short: String {
        let hundredths = Int((magnitude * 100).rounded())
        let rest = hundredths % 100
        return (self < 0 ? "-" : "") + "\(hundredths / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}

extension [Double] {
    /// The number in the middle; of two, the upper.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
