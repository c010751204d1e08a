/// A heading such as `Task 1.2: Title` or `Batch 3 - Title`, perhaps after a sign or a checkbox.
struct NumberedHeading {
    /// Nil where no number follows the word.
    let number: PlanTaskNumber?
    /// What follows the number, without the marks of bold and italic; may be empty.
    let title: String
    /// Whether nothing or a separator follows the number, so that it is one beyond doubt.
    let isSeparated: Bool

    /// Reads a heading's title; nil where it does not begin with the word.
    init?(_ heading: String, word: String) {
        let bytes = Self.withoutSigns(heading)
        let count = word.utf8.count
        guard String(decoding: bytes.prefix(count), as: UTF8.self).lowercased() == word else { return nil }
        let afterWord = bytes.dropFirst(count)
        // "Tasks" and "Batched" are other words.
        if let next = afterWord.first, Self.isWord(next) { return nil }
        let rest = afterWord.drop { WhiteSpace.contains($0) || $0 == UInt8(ascii: "#") || Self.isMark($0) }
        var token = rest.prefix { Self.isWord($0) || $0 == UInt8(ascii: ".") }
        while token.last == UInt8(ascii: ".") { token = token.dropLast() }
        guard let number = PlanTaskNumber(String(decoding: token, as: UTF8.self)) else {
            (number, title, isSeparated) = (nil, "", false)
            return
        }
        let tail = rest.dropFirst(token.count).drop { WhiteSpace.contains($0) || Self.isMark($0) }
        let separator = Self.separators.first { tail.starts(with: $0) }
        self.number = number
        isSeparated = separator != nil || tail.isEmpty
        title = Self.plain(tail.dropFirst(separator?.count ?? 0))
    }

    private static let separators = [":", ".", ")", "-", "–", "—"].map { Array($0.utf8) }

    private static func isWord(_ byte: UInt8) -> Bool {
        if byte >= 128 { return !separators.contains { $0.first == byte } }
        return (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }

    /// The heading from its first letter on; a checkbox, a sign or a number before it goes away.
    private static func withoutSigns(_ heading: String) -> ArraySlice<UInt8> {
        var text = heading
        if let item = ListItem("- " + heading), item.isDone != nil { text = item.text }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: \.properties.isAlphabetic) else { return [] }
        return Array(String(scalars[first...]).utf8)[...]
    }

    private static func plain(_ title: ArraySlice<UInt8>) -> String {
        let isOutside = { (byte: UInt8) in isMark(byte) || WhiteSpace.contains(byte) }
        guard let first = title.firstIndex(where: { !isOutside($0) }),
            let last = title.lastIndex(where: { !isOutside($0) })
        else { return "" }
        return WhiteSpace.collapsed(String(decoding: title[first...last], as: UTF8.self))
    }
}
