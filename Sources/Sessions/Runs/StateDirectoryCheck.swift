package import Platform
package import RunStorage

/// Finds out whether the directory of all runs can be used, and says so before anything else goes wrong.
package enum StateDirectoryCheck {
    /// Throws where something is there that cannot be listed; nothing at all is no error.
    package static func readable(_ path: String) throws {
        guard FileSystem.kind(path) != nil else { return }
        guard FileSystem.exists(path) else {
            throw VerbError(8, "The state directory \(path) is a link that leads nowhere. \(advice)")
        }
        do throws(SystemError) { try FileSystem.checkDirectory(path) } catch {
            throw VerbError(8, "The state directory \(path) cannot be used: \(error.reason). \(advice)")
        }
    }

    /// Makes the directory and throws where nothing can be written to it.
    package static func prepare(_ state: StateDirectory) throws {
        try readable(state.path)
        do throws(StorageError) { try state.prepare() } catch { throw refused(state.path, error) }
    }

    /// Warns where the lock of a run may not keep an engine on another machine away from it.
    package static func warnIfShared(_ path: String, tell: (String) -> Void) {
        guard let name = SharedFileSystem.name(at: path) else { return }
        tell(
            "warning: The state directory \(path) is on \(name), where a lock may bind only one machine: two machines "
                + "could both own a run and start its agents twice; name a directory on a local disk with --state-dir.")
    }

    /// Makes the directory of a run; what cannot be written then has started nothing.
    package static func create(
        _ feature: String, in state: StateDirectory, _ fill: (RunDirectory) throws -> Void
    ) throws -> (RunDirectory, FileLock) {
        do { return try state.create(feature, fill) } catch let error as StorageError {
            throw refused(state.path, error)
        }
    }

    /// The error of a directory to which a run cannot be written.
    package static func refused(_ path: String, _ error: StorageError) -> VerbError {
        let reason = error.underlying.map(\.description) ?? error.description
        return VerbError(8, "The state directory \(path) cannot be written. \(reason) Nothing was started. \(advice)")
    }

    private static let advice = "Put that right, or name another directory with --state-dir."
}
