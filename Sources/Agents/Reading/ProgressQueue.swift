internal import RunStorage

/// News of an agent's work that nobody has fetched yet: the newest few hundred.
struct ProgressQueue: Sendable {
    private static let most = 300
    private static let messageLength = 300
    private static let detailLength = 200
    private static let mostEntries = 100

    private var waiting: [Progress] = []
    /// The line of a message that comes in pieces.
    private var line: [UInt8] = []
    private var lastPlan: Progress?

    /// Everything since the last call.
    mutating func drain() -> [Progress] {
        flush()
        defer { waiting = [] }
        return waiting.count > Self.most ? Array(waiting.suffix(Self.most)) : waiting
    }

    /// The agent has said something: its last line is news.
    mutating func say(_ text: ArraySlice<UInt8>) {
        flush()
        take(text)
        flush()
    }

    /// The next piece of what the agent says.
    mutating func take(_ piece: ArraySlice<UInt8>) {
        // Of a long piece only its end can hold the last line.
        for part in piece.suffix(8 << 10).split(separator: 10, omittingEmptySubsequences: false) {
            if part.startIndex != max(piece.startIndex, piece.endIndex - (8 << 10)), !part.allSatisfy({ $0 <= 32 }) {
                line = []
            }
            line += part.prefix(max(0, 4 * Self.messageLength - line.count))
        }
    }

    /// A tool begins or ends.
    mutating func tool(_ name: String, detail: String?, status: String) {
        flush()
        append(
            .tool(
                name: ShownText.line(name, length: 100),
                detail: detail.map { ShownText.line($0, length: Self.detailLength) },
                status: status))
    }

    /// The plan, if it has changed.
    mutating func plan(_ entries: [(text: String, isDone: Bool)]) {
        let entries = entries.prefix(Self.mostEntries)
        let plan = Progress.plan(
            entries: entries.map { ShownText.line($0.text, length: Self.detailLength) },
            done: entries.count { $0.isDone })
        guard plan != lastPlan else { return }
        lastPlan = plan
        flush()
        append(plan)
    }

    private mutating func flush() {
        guard !line.isEmpty else { return }
        let text = ShownText.line(String(decoding: line, as: UTF8.self), length: Self.messageLength)
        line = []
        if !text.isEmpty { append(.message(text)) }
    }

    private mutating func append(_ news: Progress) {
        if waiting.count >= 2 * Self.most { waiting.removeFirst(Self.most) }
        waiting.append(news)
    }
}
