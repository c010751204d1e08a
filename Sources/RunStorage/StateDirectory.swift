import JSONText
package import Platform
import StateMachine

/// The directory that holds all runs: `state/`.
package struct StateDirectory: Sendable {
    /// Names that no run may take.
    private static let reserved: Set<String> = ["archive", "sessions", "evidence"]

    /// What the file says that keeps git away from what is in a state directory.
    package static let ignored = "*\n!.gitignore\n"

    /// Absolute.
    package let path: String

    /// Names a state directory.
    package init(path: String) { self.path = path }

    /// Makes it, with a file that keeps git away from what is in it.
    package func prepare() throws(StorageError) {
        do throws(SystemError) {
            try FileSystem.makeDirectories(path)
            let ignore = path + "/.gitignore"
            guard !FileSystem.exists(ignore) else { return }
            do throws(SystemError) { try AtomicFile.write(Array(Self.ignored.utf8), to: ignore) } catch {
                // Another engine that begins at this moment writes the same, beside the same name.
                guard FileSystem.exists(ignore) else { throw error }
            }
        } catch { throw StorageError(writing: error) }
    }

    /// The run of a feature; nil when there is none.
    package func run(_ feature: String) -> RunDirectory? {
        guard SafeName.isFeature(feature), !Self.reserved.contains(feature) else { return nil }
        let run = RunDirectory(path: path + "/" + feature)
        return FileSystem.kind(run.path) == .directory && FileSystem.exists(run.journal) ? run : nil
    }

    /// The archived run that is named `FEATURE/RUN_ID`; nil when there is none.
    package func archivedRun(_ name: String) -> RunDirectory? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy(SafeName.isFeature) else { return nil }
        let run = RunDirectory(path: "\(path)/archive/\(name)")
        return FileSystem.kind(run.path) == .directory && FileSystem.exists(run.journal) ? run : nil
    }

    /// What is left of the run of a feature, its journal or its state or its copy of the workflow; nil when nothing is.
    package func remains(of feature: String) -> RunDirectory? {
        guard SafeName.isFeature(feature), !Self.reserved.contains(feature) else { return nil }
        let run = RunDirectory(path: path + "/" + feature)
        let signs = [run.journal, run.state, run.workflow]
        return FileSystem.kind(run.path) == .directory && signs.contains { FileSystem.kind($0) != nil } ? run : nil
    }

    /// The names of all runs, as the system lists them; none where it cannot be read.
    package func features() -> [String] {
        ((try? FileSystem.names(in: path)) ?? []).filter { run($0) != nil }
    }

    /// What is known of every run, newest first.
    package func summaries() throws(SystemError) -> [RunSummary] {
        Self.newestFirst(try FileSystem.names(in: path).compactMap(run))
    }

    /// What is known of everything that is or was a run, newest first.
    package func summariesOfRemains() throws(SystemError) -> [RunSummary] {
        Self.newestFirst(try FileSystem.names(in: path).compactMap(remains))
    }

    private static func newestFirst(_ runs: [RunDirectory]) -> [RunSummary] {
        runs.map(RunSummary.read).sorted { ($0.startedAt, $0.feature) > ($1.startedAt, $1.feature) }
    }

    /// A name for a new run that no other run has.
    ///
    /// - Parameter taken: names that are promised to runs whose directories are not there yet.
    package func freeName(from wanted: String, besides taken: Set<String> = []) -> String {
        let name = SafeName.isFeature(wanted) && !Self.reserved.contains(wanted) ? wanted : "feature-" + wanted
        let base = SafeName.isFeature(name) ? name : "feature"
        func isFree(_ name: String) -> Bool { !taken.contains(name) && FileSystem.kind(path + "/" + name) == nil }
        if isFree(base) { return base }
        return (2...).lazy.map { "\(base)-\($0)" }.first(where: isFree) ?? base
    }

    /// Makes a run's directory under a hidden name, has it filled, and renames it when it is complete.
    ///
    /// - Returns: the run, with its lock held.
    package func create(
        _ feature: String, _ fill: (RunDirectory) throws -> Void
    ) throws -> (RunDirectory, FileLock) {
        let run = RunDirectory(path: path + "/" + feature)
        let lock = try make(run.path, directories: ["artifacts", "attempts"]) { try fill(RunDirectory(path: $0)) }
        return (run, lock)
    }

    /// Makes a directory under a hidden name, has it filled, and renames it when it is complete.
    ///
    /// - Returns: its lock, held.
    func make(_ target: String, directories: [String], _ fill: (String) throws -> Void) throws -> FileLock {
        let (parent, name) = Directory.split(target)
        let hidden = "\(parent)/.new-\(CurrentProcess.pid)-\(name)"
        do {
            try FileSystem.removeTree(hidden)
            try FileSystem.makeDirectory(hidden)
            for directory in directories { try FileSystem.makeDirectory("\(hidden)/\(directory)") }
            guard let lock = try FileLock.take(hidden + "/lock") else {
                throw SystemError.busy("lock", hidden + "/lock")
            }
            try lock.describe()
            try fill(hidden)
            try FileSystem.syncDirectory(hidden)
            try FileSystem.rename(hidden, to: target)
            try FileSystem.syncDirectory(parent)
            return lock
        } catch let error as SystemError {
            throw StorageError(writing: error)
        }
    }

    /// Moves a run to `archive/<feature>/<run id>/`; nothing is overwritten.
    package func archive(_ run: RunDirectory, runID: String) throws(StorageError) -> String {
        do throws(SystemError) {
            let parent = "\(path)/archive/\(run.feature)"
            try FileSystem.makeDirectories(parent)
            var target = "\(parent)/\(SafeName.isFeature(runID) ? runID : "run")"
            while FileSystem.kind(target) != nil { target += "-again" }
            try FileSystem.rename(run.path, to: target)
            try FileSystem.syncDirectory(parent)
            try FileSystem.syncDirectory(path)
            return target
        } catch { throw StorageError(writing: error) }
    }
}
