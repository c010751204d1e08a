import Agents
import Execution
import RunStorage
import StateMachine

extension FuzzTarget {
    /// What an agent's program prints: the first byte chooses the program, the second the size of the pieces.
    static let reading = FuzzTarget(name: "reading", maximumLength: 4_096) { bytes in
        let runners = AgentProgram.allCases.map(\.rawValue) + ["acp", "command"]
        guard bytes.count > 2 else { return nil }
        var order = ReadingOrder(runner: runners[Int(bytes[0]) % runners.count], permission: .readOnly)
        if order.runner == "command" {
            var paths = CommandOutput()
            paths.reply = "choices.0.text"
            paths.costUSD = "cost"
            order.paths = paths
        }
        let output = bytes[2...]
        guard let whole = read(order, output, piece: output.count),
            let cut = read(order, output, piece: 1 + Int(bytes[1]) % 64)
        else { return "there is no reader" }
        if whole.reading != cut.reading || whole.news != cut.news { return "read differently in pieces" }
        let record = whole.reading.record
        if (record.sentence == nil) != (record.outcome == .completed) { return "an outcome without its sentence" }
        if let cost = record.usage.costUSD, !(cost >= 0) { return "a negative cost" }
        if [record.usage.inputTokens, record.usage.outputTokens].contains(where: { $0 ?? 0 < 0 }) {
            return "negative tokens"
        }
        return whole.news.allSatisfy(isPrintable) ? nil : "news that is no line"
    }

    private static func read(
        _ order: ReadingOrder, _ output: ArraySlice<UInt8>, piece: Int
    ) -> (reading: AgentReading, news: [Progress])? {
        guard var reader = OutputReaders.reader(for: order) else { return nil }
        for start in stride(from: output.startIndex, to: output.endIndex, by: piece) {
            let part = output[start..<min(output.endIndex, start + piece)]
            reader.take(output: part)
            reader.take(errors: part)
        }
        let news = reader.news()
        let now = Timestamp(milliseconds: 1_800_000_000_000)
        var result = AttemptResult(reason: .exited, startedAt: now, finishedAt: now, durationSeconds: 1)
        result.exitStatus = 0
        return (reader.finish(result), news)
    }

    private static func isPrintable(_ news: Progress) -> Bool {
        switch news {
        case .message(let text): isLine(text, 300)
        case .tool(let name, let detail, _): isLine(name, 100) && isLine(detail ?? "", 200)
        case .plan(let entries, let done): done <= entries.count && entries.allSatisfy { isLine($0, 200) }
        }
    }

    private static func isLine(_ text: String, _ length: Int) -> Bool {
        text.count <= length && !text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }
}
