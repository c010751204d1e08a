import Configuration

/// What single characters of Markdown mean to their neighbours.
enum MarkdownBytes {
    /// Whether it is punctuation of ASCII, which a backslash takes its meaning.
    static func isPunctuation(_ byte: UInt8) -> Bool {
        (33...47).contains(byte) || (58...64).contains(byte) || (91...96).contains(byte) || (123...126).contains(byte)
    }

    /// Whether it is a letter or a digit, or part of a character beyond ASCII.
    static func isWord(_ byte: UInt8) -> Bool { byte > 32 && byte != 127 && !isPunctuation(byte) }

    /// A run of marks, which opens where text follows and closes where text is before it.
    static func run(_ mark: UInt8, _ count: Int, before: UInt8?, after: UInt8?) -> MarkdownRun {
        let (blankBefore, blankAfter) = (before.map { $0 <= 32 } ?? true, after.map { $0 <= 32 } ?? true)
        let (markBefore, markAfter) = (before.map(isPunctuation) ?? false, after.map(isPunctuation) ?? false)
        let isLeft = !blankAfter && (!markAfter || blankBefore || markBefore)
        let isRight = !blankBefore && (!markBefore || blankAfter || markAfter)
        guard mark == 95 else { return MarkdownRun(mark: mark, count: count, canOpen: isLeft, canClose: isRight) }
        // Inside a word `_` is only a character.
        return MarkdownRun(
            mark: mark, count: count, canOpen: isLeft && (!isRight || markBefore),
            canClose: isRight && (!isLeft || markAfter))
    }

    /// The address in `(address "title")` at a place, and where it ends; it has no blanks, brackets or control
    /// characters in it, so that looking for its end never passes the next bracket.
    static func target(_ bytes: [UInt8], after place: Int) -> (address: String, end: Int)? {
        guard place < bytes.count, bytes[place] == 40 else { return nil }
        var depth = 0
        var end = place + 1
        let isPointed = end < bytes.count && bytes[end] == 60
        if isPointed { end += 1 }
        let start = end
        while end < bytes.count, bytes[end] > 32, bytes[end] != 91, bytes[end] != 93, bytes[end] != 127 {
            if isPointed, bytes[end] == 62 { break }
            if bytes[end] == 40 { depth += 1 }
            if bytes[end] == 41, depth == 0 { break }
            if bytes[end] == 41 { depth -= 1 }
            end += 1
        }
        guard end < bytes.count else { return nil }
        let address = String(decoding: bytes[start..<end], as: UTF8.self)
        if isPointed { end += 1 }
        return closing(bytes, from: end).map { (address, $0) }
    }

    /// Where the bracket after an address, perhaps with a title, has ended.
    private static func closing(_ bytes: [UInt8], from place: Int) -> Int? {
        var end = place
        while end < bytes.count, bytes[end] == 32 { end += 1 }
        guard end < bytes.count else { return nil }
        if bytes[end] == 41 { return end + 1 }
        guard end > place, bytes[end] == 34 || bytes[end] == 39 else { return nil }
        let mark = bytes[end]
        let rest = bytes[(end + 1)...].prefix(200)
        guard let last = rest.firstIndex(where: { $0 == mark }), last + 1 < bytes.count, bytes[last + 1] == 41 else {
            return nil
        }
        return last + 2
    }
}
