/// A time as tools write it, in whatever language their machine speaks.
enum SecondsText {
    /// The seconds; nil for what is no time.
    ///
    /// The last of two kinds of separators is the decimal mark, and so is one that stands alone: tests take a second
    /// and some thousandths far more often than whole thousands of seconds.
    static func seconds(_ text: String) -> Double? {
        if let usual = plain(text) { return usual.isFinite ? usual : nil }
        let simple = String(String.UnicodeScalarView(text.unicodeScalars.map(simple)))
        let number = simple.hasPrefix("PT") ? duration(simple.dropFirst(2)) : withUnit(simple)
        return number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }

    /// A digit of any script as one of ASCII's, and marks as `.` and `,`, or `'` for blanks and others that only group.
    private static func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x66B: return ","
        case 0x66C, 0x2019, 0xFF07: return "'"
        case 0x21..<0x80: return scalar
        default: break
        }
        if scalar.properties.isWhitespace { return "'" }
        guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
            return scalar
        }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }

    private static func withUnit(_ padded: String) -> Double? {
        let text = padded.prefix(upTo: padded.lastIndex { $0 != "'" }.map(padded.index(after:)) ?? padded.startIndex)
        if text.hasSuffix("ms") { return number(text.dropLast(2)).map { $0 / 1_000 } }
        return number(text.hasSuffix("s") ? text.dropLast() : text)
    }

    /// `1H2M3.5S`, the rest of an ISO 8601 duration.
    private static func duration(_ text: Substring) -> Double? {
        var rest = text
        var total = 0.0
        for (unit, seconds) in [("H", 3_600.0), ("M", 60), ("S", 1)] {
            guard let end = rest.firstIndex(of: Character(unit)) else { continue }
            guard let amount = number(rest[..<end]) else { return nil }
            total += amount * seconds
            rest = rest[rest.index(after: end)...]
        }
        return rest.isEmpty && !text.isEmpty ? total : nil
    }

    private static func number(_ text: Substring) -> Double? {
        var text = text.drop { $0 == "'" }
        while text.hasSuffix("'") { text.removeLast() }
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        guard let last = parts.last, parts.count == 1 || isGrouped(parts.dropLast() + [last.prefix { $0.isNumber }])
        else { return nil }
        return decimal(parts.joined())
    }

    /// A number with `.` and `,`, of which at most one is a decimal mark.
    private static func decimal(_ text: String) -> Double? {
        guard let mark = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return plain(text) }
        let whole = text[..<mark]
        let other = whole.contains(text[mark])
        let groups = whole.split(whereSeparator: { $0 == "." || $0 == "," })
        guard !other else {
            // One mark again and again is no decimal mark.
            let all = text.split(separator: text[mark], omittingEmptySubsequences: false)
            return isGrouped(all) ? plain(all.joined()) : nil
        }
        guard groups.isEmpty == whole.isEmpty,
            groups.count < 2 || isGrouped(whole.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," })
        else { return nil }
        let fraction = text[text.index(after: mark)...]
        guard !groups.isEmpty || !fraction.isEmpty else { return nil }
        return plain((groups.isEmpty ? "0" : groups.joined()) + "." + (fraction.isEmpty ? "0" : fraction))
    }

    /// Whether these are the groups of one number: two or three digits each but for the first, three in the last.
    private static func isGrouped(_ groups: [Substring]) -> Bool {
        guard let first = groups.first, let last = groups.last, (1...3).contains(first.count) else { return false }
        return last.count == 3 && groups.dropFirst().allSatisfy { (2...3).contains($0.count) }
            && groups.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Digits, a fraction, an exponent, in ASCII; no words such as `inf` and no hexadecimal digits.
    private static func plain(_ text: String) -> Double? {
        guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2B,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) })
        else { return nil }
        return Double(text)
    }
}
