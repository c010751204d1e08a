import Configuration

/// Parts a text into code, links and marks of emphasis, in one pass from left to right.
struct MarkdownInline {
    /// So many brackets can wait for their end; one more takes the place of the first.
    private static let mostBrackets = 50
    /// Longer runs of marks are only text.
    private static let longestRun = 8

    let bytes: [UInt8]
    private let codes: [Int: CodeSpan]
    var index = 0
    private var plain: [UInt8] = []
    var tokens: [MarkdownToken] = []
    var brackets: [Int] = []

    private init(_ text: ArraySlice<UInt8>) {
        bytes = Array(text)
        let spans = bytes.contains(96) ? CodeSpan.all(in: String(decoding: bytes, as: UTF8.self)) : []
        codes = Dictionary(spans.map { ($0.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The parts of a text, which must be UTF-8.
    static func tokens(_ text: ArraySlice<UInt8>) -> [MarkdownToken] {
        var inline = MarkdownInline(text)
        while inline.index < inline.bytes.count { inline.takeNext() }
        inline.flush()
        return MarkdownEmphasis.resolved(inline.tokens)
    }

    private mutating func takeNext() {
        let byte = bytes[index]
        switch byte {
        case 92 where takeEscape(): break
        case 96 where takeCode(): break
        case 42, 95, 126: takeRun(byte)
        case 33 where index + 1 < bytes.count && bytes[index + 1] == 91: open(isImage: true)
        case 91: open(isImage: false)
        case 93 where takeLink(): break
        case 60 where takeAddress(): break
        case 104 where takeBareAddress(): break
        case 38 where takeEntity(): break
        case 10: takeLineEnd()
        default:
            plain.append(byte)
            index += 1
        }
    }

    private mutating func flush() {
        if !plain.isEmpty { tokens.append(.text(plain)) }
        plain = []
    }

    mutating func append(_ token: MarkdownToken, past count: Int) {
        flush()
        tokens.append(token)
        index += count
    }

    private mutating func takeEscape() -> Bool {
        guard index + 1 < bytes.count else { return false }
        if bytes[index + 1] == 10 {
            append(.lineBreak, past: 2)
            return true
        }
        guard MarkdownBytes.isPunctuation(bytes[index + 1]) else { return false }
        plain.append(bytes[index + 1])
        index += 2
        return true
    }

    private mutating func takeCode() -> Bool {
        if let code = codes[index] {
            append(.code(code.text), past: code.range.count)
            return true
        }
        // A run without an end is text in whole, so that none of its parts is looked at again.
        while index < bytes.count, bytes[index] == 96, codes[index] == nil {
            plain.append(96)
            index += 1
        }
        return true
    }

    private mutating func takeRun(_ mark: UInt8) {
        let start = index
        while index < bytes.count, bytes[index] == mark { index += 1 }
        let count = index - start
        let run = MarkdownBytes.run(mark, count, before: start > 0 ? bytes[start - 1] : nil, after: byte(index))
        guard count <= Self.longestRun, mark != 126 || count == 2 else {
            plain += bytes[start..<index]
            return
        }
        append(.run(run), past: 0)
    }

    private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func open(isImage: Bool) {
        append(.opening(nil, isImage: isImage), past: isImage ? 2 : 1)
        if brackets.count == Self.mostBrackets { brackets.removeFirst() }
        brackets.append(tokens.count - 1)
    }

    private mutating func takeEntity() -> Bool {
        let known: [(String, UInt8)] = [("&amp;", 38), ("&lt;", 60), ("&gt;", 62), ("&quot;", 34)]
        guard let (name, byte) = known.first(where: { bytes[index...].starts(with: $0.0.utf8) }) else { return false }
        plain.append(byte)
        index += name.utf8.count
        return true
    }

    private mutating func takeLineEnd() {
        let blanks = plain.reversed().prefix { $0 == 32 }.count
        plain.removeLast(blanks)
        if blanks >= 2 { return append(.lineBreak, past: 1) }
        plain.append(10)
        index += 1
    }
}
