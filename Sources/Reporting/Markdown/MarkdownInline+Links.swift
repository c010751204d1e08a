extension MarkdownInline {
    /// A bracket that ends a link or an image.
    mutating func takeLink() -> Bool {
        guard let opening = brackets.popLast(), case .opening(_, let isImage) = tokens[opening],
            let (address, end) = MarkdownBytes.target(bytes, after: index + 1)
        else { return false }
        let target = MarkdownTarget(address: address)
        tokens[opening] = .opening(target, isImage: isImage)
        append(.closing(target, isImage: isImage), past: end - index)
        // A link holds no other, and what is around it cannot be one either.
        brackets.removeAll()
        return true
    }

    /// `<https://…>`.
    mutating func takeAddress() -> Bool {
        guard let end = bytes[(index + 1)...].prefix(2_000).firstIndex(where: { $0 == 62 || $0 == 60 || $0 <= 32 }),
            bytes[end] == 62
        else { return false }
        let target = MarkdownTarget(address: String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
        guard target.isSafe else { return false }
        link(target, past: end + 1 - index)
        return true
    }

    /// `https://…` in a text.
    mutating func takeBareAddress() -> Bool {
        guard bytes[index...].starts(with: "http://".utf8) || bytes[index...].starts(with: "https://".utf8),
            index == 0 || !MarkdownBytes.isWord(bytes[index - 1]), brackets.isEmpty
        else { return false }
        var end =
            bytes[index...].prefix(2_000).firstIndex { $0 <= 32 || [34, 60, 62, 96, 41, 93].contains($0) }
            ?? min(bytes.count, index + 2_000)
        while end > index, [33, 39, 42, 44, 46, 58, 59, 63, 95].contains(bytes[end - 1]) { end -= 1 }
        let target = MarkdownTarget(address: String(decoding: bytes[index..<end], as: UTF8.self))
        guard target.address.utf8.count > 8, target.isSafe else { return false }
        link(target, past: end - index)
        return true
    }

    private mutating func link(_ target: MarkdownTarget, past count: Int) {
        append(.opening(target, isImage: false), past: count)
        tokens.append(.text(Array(target.address.utf8)))
        tokens.append(.closing(target, isImage: false))
    }
}
