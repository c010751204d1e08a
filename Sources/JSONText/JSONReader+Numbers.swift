extension JSONReader {
    /// Reads the number at the offset; whole numbers that do not fit become doubles.
    mutating func number() throws(JSONProblem) -> JSONValue.Kind {
        let start = offset
        let isNegative = current == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let whole = try wholePart(isNegative: isNegative)
        var isWhole = true
        if current == UInt8(ascii: ".") {
            isWhole = false
            offset += 1
            try digits("a digit after the decimal point")
        }
        if let letter = current, letter | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            offset += 1
            if let sign = current, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
            try digits("a digit in the exponent")
        }
        if isWhole, let whole { return .integer(whole) }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw problem("The number \(QuotedText.shown(text)) is too large.", at: start)
        }
        return .double(number)
    }

    /// Reads the digits before a fraction; nil where their number does not fit.
    private mutating func wholePart(isNegative: Bool) throws(JSONProblem) -> Int? {
        let start = offset
        var total: Int? = 0
        while let digit = digit {
            offset += 1
            total = JSONReader.appending(digit, to: total, isNegative: isNegative)
        }
        guard offset > start else { throw unexpected("a digit") }
        if offset > start + 1, bytes[start] == UInt8(ascii: "0") {
            throw problem("A number must not begin with 0; remove the zero or write a string.", at: start)
        }
        return total
    }

    @inline(__always)
    private static func appending(_ digit: Int, to total: Int?, isNegative: Bool) -> Int? {
        guard let total else { return nil }
        let (tens, overflowed) = total.multipliedReportingOverflow(by: 10)
        let (sum, overflowedToo) =
            isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
        return overflowed || overflowedToo ? nil : sum
    }

    private mutating func digits(_ expected: String) throws(JSONProblem) {
        guard digit != nil else { throw unexpected(expected) }
        while digit != nil { offset += 1 }
    }

    /// The value of the digit at the offset; nil where there is none.
    private var digit: Int? {
        @inline(__always) get {
            guard let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            return Int(byte - UInt8(ascii: "0"))
        }
    }
}
