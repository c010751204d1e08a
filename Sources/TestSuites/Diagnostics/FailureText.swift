/// A piece of what is known about a failure, without what only looks like a message: frames of a stack, lines of code.
struct FailureText {
    /// Which part of a long piece is looked at.
    enum Part {
        /// Where a message says what is wrong.
        case beginning
        /// Where a stack or an output comes to the cause.
        case end
    }

    /// Bytes of a piece that are looked at.
    private static let longest = 8_192
    /// Bytes of a line that are shown.
    private static let longestShown = 200

    /// What is left, UTF-8.
    let bytes: [UInt8]
    /// Its lines.
    let lines: [Substring]

    /// Takes a part of a piece.
    init(_ text: String?, _ part: Part = .end) {
        let whole = (text ?? "").utf8
        let part = part == .end ? whole.suffix(Self.longest) : whole.prefix(Self.longest)
        let all = Self.text(part).utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }
        // pytest marks what it says itself with an E; everything else is the source of the test and of libraries.
        let said = all.filter { $0.hasPrefix("E  ") }.map { $0.dropFirst(2).drop { $0 == " " } }
        lines = said.isEmpty ? Self.messages(all) : said
        bytes = Array(lines.joined(separator: "\n").utf8)
    }

    /// The exceptions at the beginning of lines, the last one first: the last one is what the others led to.
    var types: [(name: Substring, line: Substring)] {
        lines.reversed().compactMap { line in Self.type(of: line).map { ($0, line) } }
    }

    /// Whether its first line is that of an exception that is no failed comparison.
    var tellsException: Bool { lines.first.flatMap(Self.type).map { Self.isException(String($0)) } ?? false }

    /// Whether a type is an exception's with a name of its own; `Error` alone says nothing.
    static func isException(_ type: String) -> Bool {
        let name = type.split { ".:$\\".contains($0) }.last ?? ""
        return ["Error", "Exception"].contains { name.hasSuffix($0) && name.count > $0.count }
    }

    /// The line around a place, bounded.
    func line(around place: Range<Int>) -> String {
        let before = bytes[..<place.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let after = bytes[place.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let start = max(before, place.lowerBound - Self.longestShown / 2)
        let shown = bytes[start..<max(start, min(after, start + Self.longestShown))]
        return Self.shown(Self.text(shown)[...])
    }

    /// A line as evidence: without blanks around it, bounded.
    static func shown(_ line: Substring) -> String {
        let plain = line.drop { $0.isWhitespace }.prefix(longestShown)
        return String(plain.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// The exception with which a line begins, as in `java.net.ConnectException: Connection refused`.
    static func type(of line: Substring) -> Substring? {
        var line = line.drop { $0.isWhitespace || $0 == "[" || $0 == "{" }
        for lead in ["Caused by: ", "cause: ", "cause]: ", "Uncaught ", "Exception in thread \"main\" "]
        where line.hasPrefix(lead) {
            line = line.dropFirst(lead.count)
        }
        let name = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_.$:\\".contains($0)) }
        let bare = name.hasSuffix(":") ? name.dropLast() : name
        guard bare.first?.isLetter == true else { return nil }
        let rest = line[name.endIndex...]
        return name.hasSuffix(":") || rest.isEmpty || rest.hasPrefix(" [") ? bare : nil
    }

    /// Bytes as text, without the halves of characters at either end.
    private static func text(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes.drop { $0 & 0xC0 == 0x80 }, as: UTF8.self)
        return text.hasSuffix("\u{FFFD}") ? String(text.dropLast()) : text
    }

    /// Lines without frames and code.
    private static func messages(_ lines: [Substring]) -> [Substring] {
        var messages: [Substring] = []
        var isCode = false
        for line in lines {
            let plain = line.drop { $0.isWhitespace }
            // Python shows the code below each frame.
            let isFrame = plain.hasPrefix("at ") || plain.hasPrefix("File \"") || isNumbered(plain) || isPlace(plain)
            if !isFrame, !(isCode && line.hasPrefix("    ")) { messages.append(line) }
            isCode = plain.hasPrefix("File \"")
        }
        return messages
    }

    /// Whether a line is nothing but a place: `/shop/ShopTest.php:7`, ``a.rb:31:in `sleep'``.
    private static func isPlace(_ line: Substring) -> Bool {
        let parts = line.split(separator: ":", maxSplits: 2)
        guard parts.count > 1, parts[0].contains("."), !parts[0].contains(" ") else { return false }
        let number = parts[1].prefix { $0.isASCII && $0.isNumber }
        guard !number.isEmpty else { return false }
        let rest = line[number.endIndex...]
        return rest.isEmpty || rest.hasPrefix(":in ") || rest.hasPrefix(" +0x")
    }

    /// Whether a line is a numbered frame: `12: core::option::unwrap_failed`, `#3 0x55d0 in main`.
    private static func isNumbered(_ line: Substring) -> Bool {
        let number = line.hasPrefix("#") ? line.dropFirst() : line
        let rest = number.drop { $0.isASCII && $0.isNumber }
        guard rest.startIndex > number.startIndex else { return false }
        return line.hasPrefix("#") ? rest.hasPrefix(" 0x") : rest.hasPrefix(": ")
    }
}
