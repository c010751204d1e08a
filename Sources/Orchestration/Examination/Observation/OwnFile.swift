import Platform
import RunStorage

/// A file or directory that teambot itself has made, with who may use it.
struct OwnFile: Sendable, Equatable {
    let path: String
    let isDirectory: Bool
    let attributes: FileAttributes

    /// The permissions that teambot gives it.
    var properMode: UInt32 { isDirectory ? 0o700 : 0o600 }

    /// Every file and directory of a run that is teambot's own; what agents have written is theirs.
    static func all(of run: RunDirectory) -> [OwnFile] {
        let stages = FileSystem.list(run.attempts).map { "\(run.attempts)/\($0)" }
        let attempts = stages.flatMap { stage in FileSystem.list(stage).map { stage + "/" + $0 } }
        let files = attempts.map(AttemptDirectory.init(path:)).flatMap {
            [$0.order, $0.prompt, $0.standardOutput, $0.standardError, $0.lock, $0.result]
        }
        let reports = FileSystem.list(run.failures).map { run.failures + "/" + $0 }
        let own = [run.state, run.journal, run.lock, run.workflow, run.objective, run.engineLog]
        return ([run.path, run.artifacts, run.attempts, run.failures] + stages + attempts).compactMap {
            look($0, .directory)
        } + (own + reports + files).compactMap { look($0, .file) }
    }

    private static func look(_ path: String, _ kind: FileSystem.Kind) -> OwnFile? {
        guard FileSystem.kind(path) == kind, let attributes = FileAttributes(of: path) else { return nil }
        return OwnFile(path: path, isDirectory: kind == .directory, attributes: attributes)
    }
}
