/// A line that begins with a name in bold, such as `**Goal**: text`, `**Goal:** text` or `**Goals**` alone.
struct BoldLabel: Equatable {
    /// The name as written, without its colon.
    let name: String
    /// What follows on the line.
    let rest: String
    /// Whether a colon makes it a label beyond doubt.
    let hasColon: Bool

    /// Reads a line; nil when it does not begin with a name in bold.
    init?(_ line: String) {
        let bytes = Array(line.utf8)
        guard MarkdownLine.indentation(of: bytes) < 4 else { return nil }
        let text = WhiteSpace.trimmed(bytes[...])
        guard let mark = text.first, mark == 42 || mark == 95, text.dropFirst().first == mark else { return nil }
        let inner = text.dropFirst(2)
        let window = inner.prefix(Self.longestName)
        guard let end = window.indices.first(where: { window[$0] == mark && window[$0...].dropFirst().first == mark })
        else { return nil }
        var name = WhiteSpace.trimmed(inner[..<end])
        var rest = WhiteSpace.trimmed(inner[end...].dropFirst(2))
        let isColonInside = name.last == 58
        let isColonOutside = rest.first == 58
        guard isColonInside || isColonOutside || rest.isEmpty else { return nil }
        if isColonInside { name = WhiteSpace.trimmed(name.dropLast()) }
        if isColonOutside { rest = WhiteSpace.trimmed(rest.dropFirst()) }
        guard !name.isEmpty else { return nil }
        hasColon = isColonInside || isColonOutside
        self.name = String(decoding: name, as: UTF8.self)
        self.rest = String(decoding: rest, as: UTF8.self)
    }

    /// Bytes of the longest name in bold that is looked for.
    private static let longestName = 100
}
