internal import Execution
internal import RunStorage
internal import StateMachine

/// Reads what aider prints: text only, where a line of tokens ends each reply and errors are lines as well.
struct AiderReader: OutputReader {
    private static let mostLine = 64 << 10
    private static let mostErrors = 16 << 10
    /// How lines begin that aider prints before it works.
    private static let headings = [
        "Aider v", "Model:", "Main model:", "Weak model:", "Editor model:", "Git repo:", "Repo-map:", "Added ",
        "Detected dumb terminal", "Update git name", "Update git email", "HTTPSConnectionPool", "Use /help",
        "Warning: ", "Cost estimates",
    ]

    private let order: ReadingOrder
    private var transcript: Transcript
    private var line: [UInt8] = []
    /// What has been said since the last line of tokens.
    private var said = ReplyText()
    private var isAfterHeadings = false
    private var wrong: [String] = []
    private var errors: [UInt8] = []

    /// Makes a reader.
    init(order: ReadingOrder) {
        self.order = order
        transcript = Transcript(dialect: .aider, order: order)
    }

    mutating func take(output bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 10) {
            line += bytes[start..<end].prefix(max(0, Self.mostLine - line.count))
            takeLine()
            start = end + 1
        }
        line += bytes[start...].prefix(max(0, Self.mostLine - line.count))
    }

    mutating func take(errors bytes: ArraySlice<UInt8>) {
        errors += bytes.suffix(Self.mostErrors)
        if errors.count > 2 * Self.mostErrors { errors.removeFirst(errors.count - Self.mostErrors) }
    }

    /// No line of its output is the last one.
    var hasEnded: Bool { false }

    /// It tells its errors and ends.
    var isHopeless: Bool { false }

    mutating func news() -> [Progress] { transcript.news.drain() }

    var usage: Usage { UsagePricing.priced(transcript.counts.usage, model: transcript.model, order: order) }

    mutating func finish(_ result: AttemptResult) -> AgentReading {
        if !line.isEmpty { takeLine() }
        if !wrong.isEmpty { transcript.failure = Failure(text: wrong.joined(separator: " ")) }
        let judgement = Judgement(
            transcript: transcript, order: order, result: result,
            errors: String(decoding: errors.suffix(Self.mostErrors), as: UTF8.self))
        return AgentReading(judgement.record(usage: usage), reply: transcript.reply.reply)
    }

    private mutating func takeLine() {
        defer { line.removeAll(keepingCapacity: true) }
        if line.last == 13 { line.removeLast() }
        let start = String(decoding: line.prefix(2_000), as: UTF8.self)
        if let tokens = AiderTokens(start) { return finishReply(tokens) }
        if Self.isError(start) {
            if wrong.count < 8 { wrong.append(ShownText.line(start, length: 400)) }
            return
        }
        if !isAfterHeadings {
            if let model = start.wholeAfter("Model: ") ?? start.wholeAfter("Main model: ") {
                transcript.model = model.split(separator: " ").first.map(String.init)
            }
            if start.isEmpty || Self.headings.contains(where: start.hasPrefix) { return }
            isAfterHeadings = true
        }
        if let file = start.wholeAfter("Applied edit to ") {
            transcript.hasChanged = true
            transcript.news.tool("edit", detail: file, status: "completed")
        }
        said.append(line[...])
        said.append([10])
        transcript.news.say(line[...])
    }

    /// Whether a line is one of those by which aider itself tells that it could not go on.
    private static func isError(_ line: String) -> Bool {
        line.hasPrefix("litellm.") || line.hasPrefix("The API provider")
            || line.hasPrefix("Model ") && line.hasSuffix(" has hit a token limit!")
            || line.hasPrefix("Only ") && line.hasSuffix(" reflections allowed, stopping.")
    }

    /// A line of tokens: what was said before it is a whole reply, and errors before it were overcome.
    private mutating func finishReply(_ tokens: AiderTokens) {
        let text = said.bytes[...].drop { $0 <= 32 }
        let end = text.lastIndex { $0 > 32 }.map { $0 + 1 } ?? text.startIndex
        transcript.reply.set(text[..<end])
        transcript.hasSpoken = transcript.hasSpoken || end > text.startIndex
        transcript.counts.add(tokens.usage)
        if let cost = tokens.sessionCost { transcript.counts.settle(Usage(costUSD: cost)) }
        transcript.ending = Ending.success
        said = ReplyText()
        wrong = []
    }
}

extension String {
    /// What follows an opening; nil where the text does not begin with it.
    fileprivate func wholeAfter(_ opening: String) -> String? {
        hasPrefix(opening) ? String(dropFirst(opening.count)) : nil
    }
}
