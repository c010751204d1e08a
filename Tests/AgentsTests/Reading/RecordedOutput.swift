import Agents
import Execution
import Platform
import RunStorage
import StateMachine

/// What a real program has printed, as it was recorded.
struct RecordedOutput {
    let output: [UInt8]
    let errors: [UInt8]
    let exitStatus: Int?

    /// Reads a recording; the last line of its standard error tells the exit status.
    init(_ name: String) throws {
        let folder = FileSystem.parent(of: FileSystem.parent(of: #filePath)) + "/Fixtures/"
        output = (try? FileSystem.read(folder + name + ".out")) ?? []
        let recorded = String(decoding: try FileSystem.read(folder + name + ".err"), as: UTF8.self)
        let lines = recorded.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let last = lines.lastIndex { $0.hasPrefix("rc=") } ?? lines.count
        errors = Array(lines[..<last].joined(separator: "\n").utf8)
        exitStatus = last < lines.count ? Int(lines[last].dropFirst(3).prefix { $0.isNumber }) : nil
    }

    /// Everything that is recorded.
    static var names: [String] {
        let folder = FileSystem.parent(of: FileSystem.parent(of: #filePath)) + "/Fixtures"
        return FileSystem.list(folder).filter { $0.hasSuffix(".err") }.map { String($0.dropLast(4)) }.sorted()
    }
}

/// Ways to let a reader read.
enum Reading {
    static let now = Timestamp("2026-11-21T12:00:00.000Z") ?? Timestamp(milliseconds: 0)

    /// How a program ended.
    static func result(
        _ exitStatus: Int?, signal: Int? = nil, reason: AttemptResult.Reason = .exited
    ) -> AttemptResult {
        var result = AttemptResult(reason: reason, startedAt: now, finishedAt: now, durationSeconds: 1)
        result.exitStatus = signal == nil ? exitStatus : nil
        result.signal = signal
        return result
    }

    /// Reads outputs in pieces of some size; also gives the news.
    static func read(
        _ order: ReadingOrder, _ output: [UInt8], errors: [UInt8] = [], _ result: AttemptResult,
        pieces: () -> Int = { .max }
    ) -> (reading: AgentReading, news: [Progress])? {
        guard var reader = OutputReaders.reader(for: order) else { return nil }
        var start = 0
        while start < output.count {
            let end = start + min(output.count - start, max(1, pieces()))
            reader.take(output: output[start..<end])
            start = end
        }
        reader.take(errors: errors[...])
        let news = reader.news()
        return (reader.finish(result), news)
    }

    /// Reads lines with an exit status.
    static func read(
        _ runner: String, _ lines: String..., status: Int = 0, errors: String = "",
        change: (inout ReadingOrder) -> Void = { _ in }
    ) -> AgentReading? {
        var order = ReadingOrder(runner: runner)
        change(&order)
        let output = Array((lines.joined(separator: "\n") + "\n").utf8)
        return read(order, output, errors: Array(errors.utf8), result(status))?.reading
    }
}

extension AgentReading {
    /// The reply as text.
    var text: String { String(decoding: reply ?? [], as: UTF8.self) }
}
