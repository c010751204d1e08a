/// Foreign text as a sentence for people may show it.
package enum QuotedText {
    private static let longest = 80

    /// The text in quotation marks, without characters that a terminal would obey, and not too long.
    package static func shown(_ text: String) -> String {
        var shown = "\""
        for (count, scalar) in text.unicodeScalars.enumerated() {
            if count == longest {
                shown += "…"
                break
            }
            if scalar == "\"" || scalar == "\\" { shown += "\\" }
            if isPrintable(scalar) { shown.unicodeScalars.append(scalar) } else { shown += escape(scalar) }
        }
        return shown + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        default: return true
        }
    }
}
