import RunStorage

/// Makes the lines of `progress.jsonl` readable, wherever the stream of them is cut.
package struct ProgressStream: Sendable {
    /// Bytes of a line that are waited for; teambot's own lines are far shorter.
    private static let longest = 1 << 20

    private var line: [UInt8] = []

    /// Makes a stream of which nothing has come yet.
    package init() {}

    /// Takes the next piece; gives a line for each thing that the agent says or does in it.
    package mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        var shown: [UInt8] = []
        for part in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 { shown += endLine() }
            if line.count <= Self.longest { line += part.element }
        }
        return shown
    }

    private mutating func endLine() -> [UInt8] {
        defer { line = [] }
        guard let progress = Progress.decode(line), let text = Self.text(progress) else { return [] }
        return Array((text + "\n").utf8)
    }

    /// What an agent has said or done, in one line; nil for the end of a tool that did what it should.
    static func text(_ progress: Progress) -> String? {
        switch progress {
        case .message(let text):
            let line = Printable.firstLine(text)
            return line.isEmpty ? nil : line
        case .tool(let name, let detail, let status):
            guard status != "completed" else { return nil }
            let words = Printable.text(name) + (detail.map { ": " + Printable.firstLine($0) } ?? "")
            return (status == "failed" ? "· tool failed: " : "· uses ") + words
        case .plan(let entries, let done):
            let next = entries.indices.contains(done) ? ": " + Printable.firstLine(entries[done]) : ""
            return "· plan: \(done) of \(entries.count) done" + next
        }
    }
}
