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
    static func all(of run: RunDirectory, _ own: OwnDirectories) -> [OwnFile] {
        let files = own.attempts.map(AttemptDirectory.init(path:)).flatMap {
            [
                $0.order, $0.prompt, $0.standardOutput, $0.standardError, $0.progress, $0.reply, $0.lock, $0.result,
            ]
        }
        let single = [run.state, run.journal, run.lock, run.workflow, run.objective, run.engineLog]
        let directories =
            [run.path, run.artifacts, run.attempts, run.evidence, run.failures, run.copies] + own.stages
            + own.attempts + own.evidence
        let evidence = own.evidence.flatMap { run in
            ["manifest.json", "tests.jsonl", "diagnostics.json"].map { run + "/" + $0 }
        }
        return directories.compactMap { look($0, .directory) }
            + (single + own.reports + own.copies + files + evidence).compactMap { look($0, .file) }
    }

    /// Sets its permissions to what they should be, and never those of what a link leads to.
    func close(in run: RunDirectory) throws(SystemError) {
        let (parent, name) = Directory.split(run.relative(path) ?? "")
        // The run's own directory may be closed to its owner, too.
        if name.isEmpty { return try Directory.open(FileSystem.parent(of: path)).setMode(properMode, of: run.feature) }
        try run.open().directory(parent).setMode(properMode, of: name)
    }

    private static func look(_ path: String, _ kind: FileSystem.Kind) -> OwnFile? {
        guard FileSystem.kind(path) == kind, let attributes = FileAttributes(of: path) else { return nil }
        return OwnFile(path: path, isDirectory: kind == .directory, attributes: attributes)
    }
}
