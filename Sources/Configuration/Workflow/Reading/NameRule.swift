import JSONText

/// What stages, groups and agents may be called: their names become parts of paths, variables and lines.
enum NameRule {
    private static let longest = 64

    /// Why a name is not allowed; nil for one that is.
    static func objection(to name: String) -> String? {
        let bytes = Array(name.utf8)
        guard let first = bytes.first else { return "A name must not be empty." }
        let rule =
            "use 1 to \(longest) letters, digits, \"_\", \"-\" or \".\", beginning with a letter, digit or \"_\"."
        guard bytes.count <= longest else {
            return "The name \(QuotedText.shown(name)) has \(bytes.count) bytes; \(rule)"
        }
        let isAllowed = bytes.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        guard isAllowed, isWordByte(first) else { return "The name \(QuotedText.shown(name)) is not allowed; \(rule)" }
        guard !hasTwoDots(bytes) else {
            return "The name \(QuotedText.shown(name)) is not allowed; it must not contain \"..\"."
        }
        return nil
    }

    /// Whether a name can be one of an environment variable.
    static func isVariable(_ name: String) -> Bool {
        guard let first = name.utf8.first, first < UInt8(ascii: "0") || first > UInt8(ascii: "9") else { return false }
        return name.utf8.allSatisfy(isWordByte)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            return true
        default: return false
        }
    }

    private static func hasTwoDots(_ bytes: [UInt8]) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == UInt8(ascii: ".") }
    }
}
