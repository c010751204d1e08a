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

    /// Reads the result; nil when it is missing or not whole. A disk that fails is an error: what it holds is not lost.
    package func readResult() throws(StorageError) -> AttemptResult? {
        try Self.reading { () throws(SystemError) in try FileSystem.read(result, limit: 1 << 20) }
            .flatMap(AttemptResult.decode)
    }

    /// The end of what the program has printed on standard output, at most so many bytes.
    package func readOutput(last count: Int) throws(StorageError) -> [UInt8] {
        try Self.reading { () throws(SystemError) in try FileSystem.readEnd(standardOutput, count) } ?? []
    }

    /// The end of what the program has printed on standard error, at most so many bytes.
    package func readErrorOutput(last count: Int) throws(StorageError) -> [UInt8] {
        try Self.reading { () throws(SystemError) in try FileSystem.readEnd(standardError, count) } ?? []
    }

    /// What a file holds; nil when it cannot be read for a reason other than the disk's failure.
    private static func reading(_ read: () throws(SystemError) -> [UInt8]) throws(StorageError) -> [UInt8]? {
        do throws(SystemError) { return try read() } catch {
            if error.isStorageFailure, !error.isTooLarge { throw StorageError(writing: error) }
            return nil
        }
    }
}
