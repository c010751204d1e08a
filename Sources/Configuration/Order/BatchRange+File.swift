extension BatchRange {
    /// A plan file's bytes with this choice in their front matter, so that a copy of them says what was chosen on the
    /// command line; choosing the same again changes nothing.
    package func chosen(in bytes: [UInt8]) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let file = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        let line = Array("batches: \(self)".utf8)
        let lines = TextLines(file)
        guard let first = lines.first(where: { _ in true }), FrontMatterBlock.isMark(first) else {
            return Self.block(line) + file
        }
        var old: ArraySlice<UInt8>?
        for text in lines.dropFirst() {
            if FrontMatterBlock.isMark(text) {
                guard let old else { return Array(file[..<text.startIndex]) + line + [10] + file[text.startIndex...] }
                return Array(file[..<old.startIndex]) + line + file[old.endIndex...]
            }
            if old == nil, Self.isChoice(text) { old = text }
        }
        return Self.block(line) + file
    }

    private static func block(_ line: [UInt8]) -> [UInt8] { Array("---\n".utf8) + line + Array("\n---\n".utf8) }

    private static func isChoice(_ line: ArraySlice<UInt8>) -> Bool {
        let text = WhiteSpace.trimmed(line)
        let name = text.prefix { $0 != UInt8(ascii: ":") }
        return name.count < text.count && WhiteSpace.trimmed(name).elementsEqual("batches".utf8)
    }
}
