import Platform
import RunStorage
import Sessions
import StateMachine

/// The directories in which evidence runs are: that of `teambot test`, and those of the runs.
struct EvidencePlaces {
    /// An evidence run and where it is.
    struct Entry {
        let directory: EvidenceDirectory
        let manifest: EvidenceManifest

        /// Its directory, absolute.
        var path: String { directory.path + "/" + manifest.id }
    }

    /// All of them, whether they are there or not.
    let directories: [EvidenceDirectory]
    private let state: String

    /// The one that is named with `--out`, or all of the state directory.
    init(_ invocation: Invocation, _ places: Places) throws {
        state = places.state.path
        if let out = invocation.value("--out") {
            directories = [EvidenceDirectory(path: FileSystem.absolute(out))]
            return
        }
        try StateDirectoryCheck.readable(state)
        directories = Self.directories(of: places.state)
    }

    /// Those of a state directory.
    static func directories(of state: StateDirectory) -> [EvidenceDirectory] {
        let runs = state.features().sorted().compactMap(state.run).map {
            EvidenceDirectory(path: $0.path + "/evidence")
        }
        return [EvidenceDirectory(path: state.path + "/evidence")] + runs
    }

    /// All evidence runs, newest first.
    func entries() throws -> [Entry] {
        try directories.flatMap { directory -> [Entry] in
            guard FileSystem.exists(directory.path) else { return [] }
            return try directory.list().map { Entry(directory: directory, manifest: $0) }
        }.sorted { ($0.manifest.createdAt, $0.manifest.id) > ($1.manifest.createdAt, $1.manifest.id) }
    }

    /// How a directory is named: below the state directory, without that.
    func name(of directory: EvidenceDirectory) -> String {
        directory.path.hasPrefix(state + "/") ? String(directory.path.dropFirst(state.utf8.count + 1)) : directory.path
    }

    /// The evidence run whose id begins so; an error where there is none or several.
    func entry(_ beginning: String) throws -> Entry {
        let all = try entries()
        let fitting = all.filter { $0.manifest.id == beginning }
        let found = fitting.isEmpty ? all.filter { $0.manifest.id.hasPrefix(beginning) } : fitting
        if found.count == 1, let only = found.first { return only }
        guard !found.isEmpty else {
            throw VerbError.usage(
                "There is no evidence run “\(beginning)”. `teambot evidence list` shows those that there are.")
        }
        let places = found.prefix(5).map(\.path).joined(separator: ", ")
        throw VerbError.usage(
            "“\(beginning)” may be any of \(found.count) evidence runs: \(places). Write more of the id, or name the "
                + "directory with --out.")
    }
}
