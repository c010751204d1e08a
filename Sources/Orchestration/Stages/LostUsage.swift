import Agents
import Execution
import Platform
import RunStorage
import StateMachine

/// What an attempt has used whose supervisor was lost with all that it knew: as far as the log has it.
enum LostUsage {
    /// At least so much; nothing is known where nothing was written.
    static func read(_ attempt: AttemptDirectory, _ reading: ReadingOrder) async throws -> Usage {
        var used = try await FileWork.run(on: attempt.outputSize()) {
            guard var reader = OutputReaders.reader(for: reading), let output = try attempt.openOutput() else {
                return Usage()
            }
            try AttemptDirectory.unlessAbsent { () throws(SystemError) in
                while case let part = try output.read(1 << 18), !part.isEmpty { reader.take(output: part[...]) }
            }
            return reader.usage
        }
        used.isPartial = true
        return used
    }
}

extension AttemptDirectory {
    /// Bytes of what was printed, as far as they are kept.
    fileprivate func outputSize() throws(StorageError) -> Int {
        guard let output = try openOutput() else { return 0 }
        return try Self.unlessAbsent { () throws(SystemError) in try output.size() } ?? 0
    }
}
