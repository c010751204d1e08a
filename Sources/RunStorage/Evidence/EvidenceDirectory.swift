package import Platform
package import StateMachine

/// A directory of evidence runs: `state/evidence` for `teambot test`, `state/<feature>/evidence` for a run.
///
/// Everything here blocks: call it on a thread that may wait.
package struct EvidenceDirectory: Sendable, Equatable {
    /// Absolute.
    package let path: String

    /// Names a directory, which need not be there yet.
    package init(path: String) { self.path = path }

    /// Begins a run under a name that is nobody else's.
    ///
    /// - Parameters:
    ///   - moment: when it begins.
    ///   - project: the absolute path of what is tested.
    ///   - isOpen: whether it is for others to write into until it is closed: then no process has it.
    /// - Throws: where it cannot be kept. Nothing may be run then, for without evidence no result can be believed.
    package func begin(
        at moment: Timestamp, project: String, isOpen: Bool = false
    ) throws(StorageError) -> EvidenceRun {
        do throws(SystemError) {
            try FileSystem.makeDirectories(path)
            let id = try newName(moment)
            let place = path + "/" + id
            let lock = try EvidenceLocks(of: place).take()
            var manifest = EvidenceManifest(id: id, createdAt: moment)
            manifest.path = project
            manifest.name = Directory.split(project).name
            if isOpen { manifest.status = .open }
            try FileSystem.makeDirectory(place + "/artifacts")
            let run = EvidenceRun(path: place, manifest: manifest, lock: lock)
            try run.begin()
            try FileSystem.syncDirectory(path)
            if isOpen { run.leave() }
            return run
        } catch { throw StorageError(evidence: error) }
    }

    /// Makes the directory of a new run: who makes it has the name.
    private func newName(_ moment: Timestamp) throws(SystemError) -> String {
        var repetition = 0
        while true {
            let name = EvidenceRunName.text(moment, repetition)
            if try FileSystem.makeNewDirectory(path + "/" + name) { return name }
            repetition += 1
        }
    }

    /// Opens a run that somebody has begun and not closed, to write into it; closing it stays that one's affair.
    ///
    /// - Throws: `EvidenceError` with a sentence where there is none of that name, or it is closed.
    package func open(_ id: String) throws -> EvidenceRun {
        try refuseClosed(manifest(of: id))
        let place = path + "/" + id
        do {
            // Who closes or removes it has this lock meanwhile.
            let turn = try FileLock.wait(for: place + "/writing.lock")
            defer { turn.release() }
            let manifest = try manifest(of: id)
            try refuseClosed(manifest)
            return EvidenceRun(path: place, manifest: manifest, lock: try EvidenceLocks(of: place).take())
        } catch let error as SystemError { throw StorageError(evidence: error) }
    }

    private func refuseClosed(_ manifest: EvidenceManifest) throws {
        guard let moment = manifest.finishedAt else { return }
        throw EvidenceError(
            "The evidence run \(manifest.id) was closed at \(moment); nothing is added to it. Name an open one, or leave "
                + "the option out.")
    }

    /// Closes a run that was begun as an open one; gives the status that follows from its suites.
    ///
    /// - Throws: `EvidenceError` with a sentence where it is closed, was never opened, or somebody is at work on it.
    package func close(_ id: String, at moment: Timestamp) throws -> EvidenceManifest.Status {
        let manifest = try manifest(of: id)
        if let moment = manifest.finishedAt {
            throw EvidenceError(
                "The evidence run \(id) is closed already, since \(moment): \(manifest.status.rawValue). Look at it with "
                    + "`teambot evidence show \(id)`.")
        }
        guard manifest.status == .open else {
            throw EvidenceError(
                "The evidence run \(id) was not opened with `teambot evidence begin`, so its own run closes it; it is "
                    + "\(manifest.status.rawValue).")
        }
        let run = try open(id)
        defer { run.leave() }
        guard let status = try run.conclude(at: moment) else {
            throw EvidenceError(
                "Suites are still at work in the evidence run \(id); close it when they have ended.", isBusy: true)
        }
        return status
    }

    /// What is known of a run: members that are missing or not known have their defaults.
    ///
    /// - Throws: `EvidenceError` with a sentence where there is no such run, or its manifest cannot be read.
    package func manifest(of id: String) throws -> EvidenceManifest {
        guard EvidenceRunName.isValid(id), FileSystem.kind(path + "/" + id) == .directory else {
            throw EvidenceError("There is no evidence run \(id) in \(path); see `teambot evidence list`.")
        }
        guard let manifest = read(id) else {
            throw EvidenceError(
                "The evidence run \(path)/\(id) has no manifest.json that can be read; remove the directory if it is "
                    + "of no use.")
        }
        return manifest
    }

    /// All runs, the newest first; of one without a manifest that can be read only the name tells something.
    package func list() throws(SystemError) -> [EvidenceManifest] {
        try names().reversed().compactMap { read($0) ?? remains($0) }
    }

    /// The names of all runs, in the order in which they began.
    package func names() throws(SystemError) -> [String] {
        try FileSystem.names(in: path).filter {
            EvidenceRunName.isValid($0) && FileSystem.kind(path + "/" + $0) == .directory
        }
    }

    /// What a crash or a damaged disk has left of a run; it is listed, so that it can be removed.
    private func remains(_ id: String) -> EvidenceManifest? {
        guard let moment = EvidenceRunName.moment(of: id) else { return nil }
        var manifest = EvidenceManifest(id: id, createdAt: moment)
        manifest.status = EvidenceLocks(of: "\(path)/\(id)").areHeld() ? .running : .error
        manifest.diagnostics = ["It has no \(EvidenceRun.manifestName) that can be read."]
        return manifest
    }

    /// Reads a manifest; an open run at which nobody is at work any more was interrupted.
    private func read(_ id: String) -> EvidenceManifest? {
        let place = path + "/" + id
        guard let bytes = try? Directory.open(place).reading(EvidenceRun.manifestName).readAll(limit: 64 << 20),
            var manifest = EvidenceManifest.decode(bytes, id: id)
        else { return nil }
        if manifest.finishedAt == nil, manifest.status == .running, !EvidenceLocks(of: place).haveOwner {
            manifest.status = .interrupted
        }
        return manifest
    }
}
