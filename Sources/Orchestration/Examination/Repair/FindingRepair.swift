import Execution
import Platform
import RunStorage
import StateMachine

/// The repair of each kind of finding; it changes nothing of which it has not kept a copy.
struct FindingRepair {
    private let run: RunDirectory
    private let copies: KeptCopies
    private let workflow: () -> Workflow?

    /// Prepares repairs of a run; `workflow` reads the run's own copy of it.
    init(_ run: RunDirectory, keeping copies: KeptCopies, workflow: @escaping () -> Workflow?) {
        self.run = run
        self.copies = copies
        self.workflow = workflow
    }

    /// Repairs a finding of what was seen; says what it did, or throws why it could not.
    func repair(_ finding: Finding, _ seen: RunObservation) throws -> String {
        switch finding.code {
        case .copyHalfTaken: try finishTaken()
        case .copyMissing, .copyChanged: try restoreCopy(finding.path, seen)
        case .journalEndDamaged: try cutJournal()
        case .stateMissing, .stateDamaged, .stateBehind, .stateDifferent: try rebuildState()
        case .artifactMissing, .artifactIrregular: try restoreArtifact(finding.path, seen)
        case .survivors: try endSurvivors(finding.path)
        case .leftoverFile, .leftoverStart: "Moved to \(try copies.move(finding.path))."
        case .modeOpen: try setModes()
        default: throw StorageError(.damaged, "Nothing is known that would repair it.")
        }
    }

    private func finishTaken() throws -> String {
        for path in [run.workflow, run.objective] {
            for path in [path, path + TakenCopies.suffix] where FileSystem.kind(path) == .file {
                try copies.keep(path)
            }
        }
        try TakenCopies(run).finish()
        return "What the journal has recorded is in place; copies of all of it are in \(copies.directory)."
    }

    private func restoreCopy(_ path: String, _ seen: RunObservation) throws -> String {
        guard let copy = seen.copies.first(where: { $0.path == path }), let recorded = copy.recorded else {
            throw StorageError(.damaged, "The journal does not say what it was.")
        }
        let bytes = try FileSystem.read(copy.original, limit: 16 << 20)
        guard Digest.sha256(bytes) == recorded else {
            throw StorageError(.damaged, "\(copy.original) has changed meanwhile.")
        }
        let kept = try putAside(path)
        try AtomicFile.write(bytes, to: path)
        return "Copied again from \(copy.original)\(kept)."
    }

    private func cutJournal() throws -> String {
        let loading = try RunLoading.forResuming(run, of: try knownWorkflow())
        let copy = try JournalRepair.cut(run, to: loading.intactJournalBytes, keeping: copies)
        return copy.map { "The torn part was cut off; the whole is kept in \($0)." } ?? "It was whole already."
    }

    private func rebuildState() throws -> String {
        let workflow = try knownWorkflow()
        let kept = try putAside(run.state)
        let state = try RunLoading.forResuming(run, of: workflow).state
        try FileJournal(run, of: workflow, after: state.lastEvent).save(state)
        return "It was made again from the journal\(kept)."
    }

    private func restoreArtifact(_ path: String, _ seen: RunObservation) throws -> String {
        guard let artifact = seen.artifacts.first(where: { $0.path == path }), let source = artifact.source else {
            throw StorageError(.damaged, "No attempt has it any more.")
        }
        let kept = try putAside(path)
        let root = try run.open()
        let (parent, name) = Directory.split(run.relative(path) ?? "")
        let original = try root.reading(run.relative(source) ?? "")
        try AtomicFile(name, in: root.directory(parent, isMade: true)).commit(copyOf: original)
        return "Copied again from \(source)\(kept)."
    }

    private func endSurvivors(_ path: String) throws -> String {
        let directory = AttemptDirectory(path: path)
        guard !FileLock.isHeld(directory.lock) else {
            throw StorageError(.damaged, "A supervisor has the attempt again.")
        }
        let left = try Survivors(of: directory).end()
        guard left.isEmpty else { throw StorageError(.damaged, Survivors.sentence(left, of: directory)) }
        return "They were ended."
    }

    private func setModes() throws -> String {
        let wrong = OwnFile.all(of: run, OwnDirectories(of: run)).filter { $0.attributes.mode != $0.properMode }
        for file in wrong { try file.close(in: run) }
        return "Only you may use \(wrong.count == 1 ? "it" : "them") now."
    }

    private func knownWorkflow() throws -> Workflow {
        guard let workflow = workflow() else {
            throw StorageError(.damaged, "The run's copy of its workflow cannot be read.")
        }
        return workflow
    }

    /// Keeps what is at a path: a copy of a file, so that a crash leaves the old or the new; anything else is moved.
    private func putAside(_ path: String) throws(SystemError) -> String {
        switch FileSystem.kind(path) {
        case nil: ""
        case .file: "; what was there is kept in \(try copies.keep(path))"
        default: "; what was there is kept in \(try copies.move(path))"
        }
    }
}
