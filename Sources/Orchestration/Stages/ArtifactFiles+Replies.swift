import Platform
import RunStorage
import StateMachine

/// Replies of agents and artifacts that are made of them.
extension ArtifactFiles {
    /// Whether something depends on what an attempt has printed: its verdict, its test, or an artifact to be made of it.
    func needsReply(_ stage: Stage, _ role: Role) throws -> Bool {
        guard role == .work || role == .command else { return true }
        guard let only = stage.artifacts.first, stage.artifacts.count == 1 else { return false }
        return try isAbsent(only)
    }

    /// Whether the reply of an attempt holds more than blanks.
    func saysSomething(_ attempt: AttemptDirectory) throws -> Bool {
        try attempt.readReply(last: 1 << 20).contains { $0 > 32 }
    }

    /// Makes an attempt's reply an artifact, replacing what has its name.
    func takeReply(of attempt: AttemptDirectory, as name: String) throws {
        guard let output = try attempt.openReply() else {
            throw StageEnd.failed(.failed, "\(attempt.path) has no reply that could become \(name).")
        }
        try replace(name) { file throws(SystemError) in
            try file.commit(copyOf: output)
        }
    }

    /// Whether an artifact is what an agent of these stages has replied, not a file that it wrote.
    func isReply(_ name: String, of stages: [String]) throws -> Bool {
        guard let size = try size(name), let own = try digest(name) else { return false }
        return try stages.contains { stage in
            try run.attemptNames(of: stage).contains { attempt in
                let directory = AttemptDirectory(path: "\(run.attempts)/\(stage)/\(attempt)")
                guard let output = try directory.openReply() else { return false }
                return try AttemptDirectory.unlessAbsent { () throws(SystemError) in
                    guard try output.size() == size else { return false }
                    return try Digest.sha256(of: output).sha256 == own
                } ?? false
            }
        }
    }
}
