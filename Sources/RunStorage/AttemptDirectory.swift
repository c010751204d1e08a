import Platform
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
    /// `lock`: held by the supervisor while it lives.
    package var lock: String { path + "/lock" }
    /// `result.json`: how it ended.
    package var result: String { path + "/result.json" }

    /// Reads the order; nil when it is missing or not whole.
    package func readOrder() -> AttemptOrder? {
        (try? FileSystem.read(order, limit: 16 << 20)).flatMap(AttemptOrder.decode)
    }

    /// Reads the result; nil when it is missing or not whole.
    package func readResult() -> AttemptResult? {
        (try? FileSystem.read(result, limit: 1 << 20)).flatMap(AttemptResult.decode)
    }

    /// The end of what the program has printed on standard output, at most so many bytes.
    package func readOutput(last count: Int) -> [UInt8] { (try? FileSystem.readEnd(standardOutput, count)) ?? [] }

    /// The end of what the program has printed on standard error, at most so many bytes.
    package func readErrorOutput(last count: Int) -> [UInt8] { (try? FileSystem.readEnd(standardError, count)) ?? [] }
}
