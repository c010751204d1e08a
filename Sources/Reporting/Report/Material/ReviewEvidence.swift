/// Finds in a reviewer's prompt what git said about the changes.
enum ReviewEvidence {
    /// The lists of changed files, without the changes themselves; nil where there are none.
    static func overview(in prompt: String, base: String) -> String? {
        let lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.lastIndex(where: { $0 == "$ git status --short" }) else { return nil }
        let rest = lines[start...]
        let end = rest.firstIndex { $0 == "$ git diff \(base)" } ?? rest.index(start, offsetBy: min(80, rest.count))
        let text = rest[..<end].prefix(120).joined(separator: "\n")
        return text.isEmpty ? nil : text
    }
}
