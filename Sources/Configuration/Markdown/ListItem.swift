/// A line that begins a list item: a bullet (`-`, `*`, `+`) or a number (`1.`, `1)`), perhaps with a checkbox.
struct ListItem: Equatable {
    /// The text after the marker and the checkbox.
    let text: String
    /// Whether its checkbox is ticked; nil where there is none.
    let isDone: Bool?
    /// Where the content begins, in the indices of the line that was read; nil for an empty item.
    let contentIndex: Int?

    /// Reads a line; nil when it does not begin an item.
    init?(_ line: ArraySlice<UInt8>) {
        let rest = line.drop { $0 == 32 || $0 == 9 }
        guard let first = rest.first else { return nil }
        var afterMarker = rest.dropFirst()
        if (48...57).contains(first) {
            let afterDigits = rest.drop { (48...57).contains($0) }
            guard rest.count - afterDigits.count <= 9, let dot = afterDigits.first, dot == 46 || dot == 41 else {
                return nil
            }
            afterMarker = afterDigits.dropFirst()
        } else if first != 45 && first != 42 && first != 43 {
            return nil
        }
        if let blank = afterMarker.first, blank != 32, blank != 9 { return nil }
        let content = WhiteSpace.trimmed(afterMarker)
        contentIndex = content.isEmpty ? nil : content.startIndex
        isDone = Self.checkbox(content)
        let body = isDone == nil ? content : WhiteSpace.trimmed(content.dropFirst(3))
        text = String(decoding: body, as: UTF8.self)
    }

    /// Reads a line of text.
    init?(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    /// Reads `[ ]`, `[x]` or `[X]` with a blank or nothing after it.
    private static func checkbox(_ content: ArraySlice<UInt8>) -> Bool? {
        let head = Array(content.prefix(4))
        guard head.count >= 3, head[0] == 91, head[2] == 93 else { return nil }
        if head.count == 4, head[3] != 32, head[3] != 9 { return nil }
        switch head[1] {
        case 32: return false
        case 120, 88: return true
        default: return nil
        }
    }
}
