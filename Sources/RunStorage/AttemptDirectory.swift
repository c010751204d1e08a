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
    /// `lock`: held by the supervisor while it lives.
    package var lock: String { path + "/lock" }
    /// `result.json`: how it ended.
    package var result: String { path + "/result.json" }

    /// Makes the directory and those of the run above it that are missing.
    package func make() throws(SystemError) -> Directory {
        let (run, below) = Self.split(path, steps: 3)
        return try Directory.open(run).directory(below, isMade: true)
    }

    /// Opens one of its files; a link in the file's place, or on the way there from the run's directory, is an error:
    /// agents can write here, and nothing that they point to is read.
    package func open(_ file: String) throws(SystemError) -> Descriptor {
        let (run, below) = Self.split(file, steps: 4)
        return try Directory.open(run).reading(below)
    }

    /// A path in two: the run's directory, and the steps below it.
    private static func split(_ path: String, steps: Int) -> (run: String, below: String) {
        let run = (0..<steps).reduce(path) { path, _ in FileSystem.parent(of: path) }
        return (run, path.split(separator: "/").suffix(steps).joined(separator: "/"))
    }

    /// Reads the order; nil when it is missing or not whole.
    package func readOrder() -> AttemptOrder? {
        (try? open(order).readAll(limit: 16 << 20)).flatMap(AttemptOrder.decode)
    }

    /// Reads the result; nil when it is missing or not whole.
    package func readResult() -> AttemptResult? {
        (try? open(result).readAll(limit: 1 << 20)).flatMap(AttemptResult.decode)
    }

    /// The end of what the program has printed on standard output, at most so many bytes.
    package func readOutput(last count: Int) -> [UInt8] { (try? open(standardOutput).readEnd(count)) ?? [] }

    /// The end of what the program has printed on standard error, at most so many bytes.
    package func readErrorOutput(last count: Int) -> [UInt8] { (try? open(standardError).readEnd(count)) ?? [] }
}
