import Platform
import RunStorage
import StateMachine

/// Files and directories that a crash has left half made; nothing reads them.
struct Leftovers: Sendable, Equatable {
    /// Files that were being written beside the one that they were to become.
    var files: [String] = []
    /// Hidden directories of runs that never got their name.
    var starts: [String] = []

    /// Makes a list.
    init(files: [String] = [], starts: [String] = []) {
        self.files = files
        self.starts = starts
    }

    /// Looks for them in a run and in the state directory around it.
    init(of run: RunDirectory, _ own: OwnDirectories, _ attempts: [AttemptObservation], _ events: [Event]) {
        let results = attempts.filter { !$0.isSupervised }.flatMap { [$0.directory.result, $0.directory.reply] }
        let artifacts = ArtifactObservation.recorded(by: events).map { run.artifacts + "/" + $0.artifact.path }
        let evidence =
            own.evidence.flatMap { run in ["manifest.json", "diagnostics.json"].map { run + "/" + $0 } }
            + [run.evidence + "/numbers"]
        let written =
            [run.state, run.journal, run.workflow, run.objective, run.report] + results + artifacts
            + evidence
        let taken = [run.workflow, run.objective].map { $0 + TakenCopies.suffix + ".new" }
        let reports = (own.reports + own.copies).filter { $0.hasSuffix(".new") }
        let root = try? run.open()
        files = (written.map { $0 + ".new" } + taken + reports).filter { path in
            run.relative(path).flatMap { root?.kind($0) } == .file
        }
        let state = FileSystem.parent(of: run.path)
        starts = FileSystem.list(state).filter(Self.isAbandoned).map { state + "/" + $0 }
            .filter { FileSystem.kind($0) == .directory && !FileLock.isHeld($0 + "/lock") }
    }

    /// Whether a name is that of a start by a process that is gone.
    private static func isAbandoned(_ name: String) -> Bool {
        guard name.hasPrefix(".new-") else { return false }
        guard let pid = name.split(separator: "-").dropFirst().first.flatMap({ Int32($0) }) else { return false }
        do { return try ProcessTree.entry(pid)?.isDead ?? true } catch { return false }
    }
}
