package import Platform
import StateMachine

/// The files of one attempt: what to run, what came out, how it ended.
package struct AttemptDirectory: Sendable, Equatable {
    /// Absolute.
    package let path: String

    /// Names an attempt's directory.
    package init(path: String) { self.path = path }

    /// `attempt.json`: what to run.
    package var order: String { path + "/attempt.json" }
    /// `prompt.md`: what the agent is asked, on its standard input.
    package var prompt: String { path + "/prompt.md" }
    /// `stdout.log`; it exists once something was printed.
    package var standardOutput: String { path + "/stdout.log" }
    /// `stderr.log`; it exists once something was printed.
    package var standardError: String { path + "/stderr.log" }
    /// `progress.jsonl`: what an agent says and does while it works.
    package var progress: String { path + "/" + Self.progressName }
    /// `reply.md`: what an agent has replied, where standard output is not the reply itself.
    package var reply: String { path + "/" + Self.replyName }
    /// The name of the file of what an agent does, in its directory.
    package static let progressName = "progress.jsonl"
    /// The name of the reply in its directory.
    package static let replyName = "reply.md"
    /// `lock`: held by the supervisor while it lives.
    package var lock: String { path + "/lock" }
    /// `result.json`: how it ended.
    package var result: String { path + "/result.json" }

    /// Makes the directory, and that of its stage, below the run's; a link in their place is an error.
    @discardableResult
    package func make() throws(SystemError) -> Directory {
        let (run, steps) = place
        return try Directory.open(run).directory(steps, isMade: true)
    }

    /// Opens the directory, so that what is written goes there whatever gets its name; a link in its place or in that
    /// of those above it, up to the run's own, is an error.
    package func open() throws(SystemError) -> Directory {
        let (run, steps) = place
        return try Directory.open(run).directory(steps)
    }

    /// Opens one of its files in the same way.
    private func reading(_ name: String) throws(SystemError) -> Descriptor {
        let (run, steps) = place
        return try Directory.open(run).reading(steps + "/" + name)
    }

    /// The run's directory, and the way from there.
    private var place: (run: String, steps: String) {
        let steps = path.split(separator: "/").suffix(3).joined(separator: "/")
        return (String(path.dropLast(steps.utf8.count + 1)), steps)
    }

    /// Reads the order; nil when it is missing or not whole.
    package func readOrder() -> AttemptOrder? {
        (try? reading("attempt.json").readAll(limit: 16 << 20)).flatMap(AttemptOrder.decode)
    }

    /// Which attempt it is, by its order or, where a power cut has taken that, by its result.
    package func readIdentity() throws(StorageError) -> AttemptIdentity? {
        if let order = readOrder() { return order.identity }
        return try readResult()?.identity
    }

    /// Reads the result; nil when it is missing or not whole. A disk that fails is an error: what it holds is not lost.
    package func readResult() throws(StorageError) -> AttemptResult? {
        try Self.unlessAbsent { () throws(SystemError) in
            try reading("result.json").readAll(limit: 1 << 20)
        }.flatMap(AttemptResult.decode)
    }

    /// Opens what the program has printed on standard output; nil when there is nothing, or a link in its place.
    package func openOutput() throws(StorageError) -> Descriptor? {
        try Self.unlessAbsent { () throws(SystemError) in try reading("stdout.log") }
    }

    /// Opens the reply: what the agent's program said it is, else all that was printed; nil when there is nothing.
    package func openReply() throws(StorageError) -> Descriptor? {
        let reply = try Self.unlessAbsent { () throws(SystemError) in try reading(Self.replyName) }
        if let reply { return reply }
        return try openOutput()
    }

    /// Opens the beginning of what the agent has done while it works, so far; nil when there is nothing.
    package func openProgress() throws(StorageError) -> Descriptor? {
        try Self.unlessAbsent { () throws(SystemError) in try reading(Self.progressName) }
    }

    /// Opens what the program has printed on standard error; nil when there is nothing, or a link in its place.
    package func openErrorOutput() throws(StorageError) -> Descriptor? {
        try Self.unlessAbsent { () throws(SystemError) in try reading("stderr.log") }
    }

    /// Opens what the agent was asked; nil when there is nothing, or a link in its place.
    package func openPrompt() throws(StorageError) -> Descriptor? {
        try Self.unlessAbsent { () throws(SystemError) in try reading("prompt.md") }
    }

    /// The end of the reply, at most so many bytes.
    package func readReply(last count: Int) throws(StorageError) -> [UInt8] { try Self.end(of: openReply(), count) }

    /// The end of what the program has printed on standard output, at most so many bytes.
    package func readOutput(last count: Int) throws(StorageError) -> [UInt8] { try Self.end(of: openOutput(), count) }

    /// The end of what the program has printed on standard error, at most so many bytes.
    package func readErrorOutput(last count: Int) throws(StorageError) -> [UInt8] {
        try Self.end(of: openErrorOutput(), count)
    }

    private static func end(of output: Descriptor?, _ count: Int) throws(StorageError) -> [UInt8] {
        guard let output else { return [] }
        return try unlessAbsent { () throws(SystemError) in try output.readEnd(count) } ?? []
    }

    /// What is read; nil when it cannot be for a reason other than the disk's failure.
    package static func unlessAbsent<Value>(
        _ read: () throws(SystemError) -> Value
    ) throws(StorageError) -> Value? {
        do throws(SystemError) { return try read() } catch {
            if error.saysAbsent || error.isTooLarge { return nil }
            throw StorageError(writing: error)
        }
    }
}
