import StateMachine

/// The names of evidence runs: `YYYYMMDD_HHMMSSZ`, and `_01` and so on where others began in the same second.
enum EvidenceRunName {
    /// The name of a run that began at a moment and is the so many-th (from 0) of its second.
    static func text(_ moment: Timestamp, _ repetition: Int) -> String {
        let digits = moment.description.filter(\.isNumber)
        let plain = "\(digits.prefix(8))_\(digits.dropFirst(8).prefix(6))Z"
        return repetition == 0 ? plain : "\(plain)_\(padded(repetition, 2))"
    }

    /// Whether a name is one of these; nothing else in a directory of evidence is touched.
    static func isValid(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        func areDigits(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { (48...57).contains($0) } }
        guard bytes.count >= 16, areDigits(0..<8), bytes[8] == UInt8(ascii: "_"), areDigits(9..<15),
            bytes[15] == UInt8(ascii: "Z")
        else { return false }
        if bytes.count == 16 { return true }
        return (19...25).contains(bytes.count) && bytes[16] == UInt8(ascii: "_") && areDigits(17..<bytes.count)
    }

    /// The day of a run, `YYYYMMDD`.
    static func day(of name: String) -> String { String(name.prefix(8)) }

    /// When a run of this name began, to the second; nil where no calendar has such a day.
    static func moment(of name: String) -> Timestamp? {
        let digits = Array(name.utf8.prefix(15)).filter { $0 != UInt8(ascii: "_") }
        func part(_ range: Range<Int>) -> String {
            String(decoding: digits.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
        }
        let day = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        return Timestamp("\(day)T\(part(8..<10)):\(part(10..<12)):\(part(12..<14)).000Z")
    }

    /// A number with leading zeros.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
