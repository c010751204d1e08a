import Platform
import RunStorage
import StateMachine

/// Work on files whose size an agent decides: what is small is done at once, what is large on a thread of its own, so
/// that the engine hears signals and goes on with other stages meanwhile.
enum FileWork {
    /// Bytes that are read in less time than anybody notices; a thread for each small file would cost more than that.
    private static let small = 1 << 20

    /// Does the work on a file of this size.
    ///
    /// - Throws: `CancellationError` when the engine is told to end before large work is done. What that has achieved by
    ///   then is what a killed engine leaves: the stage goes through its steps again.
    static func run<Value: Sendable>(
        on bytes: Int, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        bytes <= small ? try work() : try await onOwnThread(throwing: work)
    }
}

extension ArtifactFiles {
    /// The bytes of the largest of these artifacts and of what an attempt has printed; 0 for what is not there.
    func largest(of names: [String], _ attempt: AttemptDirectory? = nil) throws -> Int {
        let printed = try attempt?.replyBytes() ?? 0
        return try names.reduce(printed) { try max($0, size($1) ?? 0) }
    }

    /// `collect`, without blocking the engine.
    func collecting(_ stage: Stage, replyOf attempt: AttemptDirectory? = nil) async throws -> [Artifact] {
        if stage.artifacts.isEmpty { return [] }
        return try await FileWork.run(on: largest(of: stage.artifacts, attempt)) {
            try collect(stage, replyOf: attempt)
        }
    }
}

extension AttemptDirectory {
    /// The bytes of the reply, as far as they are kept.
    func replyBytes() throws(StorageError) -> Int {
        guard let output = try openReply() else { return 0 }
        return try Self.unlessAbsent { () throws(SystemError) in try output.size() } ?? 0
    }
}
