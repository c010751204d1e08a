/// A value of the front matter: plain text, text in quotation marks, or a list of them.
enum FrontMatterValue: Equatable {
    case text(String)
    case list([String])

    /// Reads what follows a key; nil for a list or a quotation that does not end on the line.
    init?(_ written: String) {
        let bytes = Array(WhiteSpace.trimmed(written).utf8)[...]
        if bytes.first == UInt8(ascii: "[") {
            guard let items = Self.items(bytes.dropFirst()) else { return nil }
            self = .list(items)
        } else {
            guard let text = Self.scalar(bytes) else { return nil }
            self = .text(text)
        }
    }

    /// The entries between `[` and `]`.
    private static func items(_ bytes: ArraySlice<UInt8>) -> [String]? {
        var rest = WhiteSpace.trimmed(bytes)
        var items: [String] = []
        while let first = rest.first {
            if first == UInt8(ascii: "]") { return withoutRemark(rest.dropFirst()).isEmpty ? items : nil }
            if let (quoted, after) = quotation(rest) {
                items.append(quoted)
                rest = WhiteSpace.trimmed(after)
                guard let next = rest.first, next == UInt8(ascii: ",") || next == UInt8(ascii: "]") else { return nil }
            } else {
                let item = rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") }
                let text = WhiteSpace.trimmed(item)
                if !text.isEmpty { items.append(String(decoding: text, as: UTF8.self)) }
                rest = rest[item.endIndex...]
            }
            if rest.first == UInt8(ascii: ",") { rest = WhiteSpace.trimmed(rest.dropFirst()) }
        }
        return nil
    }

    /// Text, with or without quotation marks; nil for a quotation without end.
    static func scalar(_ bytes: ArraySlice<UInt8>) -> String? {
        if let (quoted, after) = quotation(bytes) { return withoutRemark(after).isEmpty ? quoted : nil }
        if let first = bytes.first, first == UInt8(ascii: "\"") { return nil }
        return String(decoding: withoutRemark(bytes), as: UTF8.self)
    }

    /// Text in quotation marks and what follows it; the marks inside are escaped or written twice.
    private static func quotation(_ bytes: ArraySlice<UInt8>) -> (text: String, rest: ArraySlice<UInt8>)? {
        guard let mark = bytes.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else { return nil }
        var text: [UInt8] = []
        var index = bytes.startIndex + 1
        while index < bytes.endIndex {
            let next = bytes[index...].dropFirst().first
            if mark == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\"), let next {
                text.append(next)
                index += 2
            } else if bytes[index] == mark {
                guard mark == UInt8(ascii: "'"), next == mark else {
                    return (String(decoding: text, as: UTF8.self), bytes[(index + 1)...])
                }
                text.append(mark)
                index += 2
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        return nil
    }

    /// The text up to a remark, which a `#` with blanks around it begins.
    private static func withoutRemark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.indices.first { index in
            guard bytes[index] == UInt8(ascii: "#") else { return false }
            let isFirst = index == bytes.startIndex || WhiteSpace.contains(bytes[index - 1])
            return isFirst && bytes[index...].dropFirst().first.map(WhiteSpace.contains) ?? true
        }
        return WhiteSpace.trimmed(bytes[..<(start ?? bytes.endIndex)])
    }
}
