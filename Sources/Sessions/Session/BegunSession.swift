import Configuration
import Orchestration
package import Platform
package import RunStorage
package import StateMachine

/// A session whose directory has just been made or taken up: its lock is held, and its journal is whole.
package struct BegunSession: Sendable {
    package let directory: SessionDirectory
    package let lock: FileLock
    package let state: SessionState
    /// The workflow as the session has it; runs that begin take it.
    package let workflow: Workflow
    let workflowBytes: [UInt8]
    /// Whether nobody has been told of the beginning yet.
    package let isNew: Bool
    /// Events that are written together.
    private static let atOnce = 256
    /// Facts to be recorded first.
    let facts: [Event]

    /// Makes the directory of a session with its first objectives.
    ///
    /// - Parameter baseCommit: the commit on which all branches begin; nil without worktrees.
    package init(
        _ options: SessionOptions, _ objectives: ObjectiveList, _ workflow: Workflow, _ workflowBytes: [UInt8],
        stagesFile: String, baseCommit: String?, in place: SessionPlace
    ) throws {
        let now = SystemClock.wallMilliseconds()
        let id = RunID.make(at: now)
        let started = Self.started(id, options, stagesFile, Digest.sha256(workflowBytes), baseCommit, place)
        let at = Timestamp(milliseconds: now)
        var state = SessionState()
        (directory, lock) = try place.state.createSession(id) { hidden in
            try AtomicFile.write(workflowBytes, to: hidden.workflow)
            let journal = try Journal(path: hidden.journal, after: 0)
            func append(_ events: [Event]) throws {
                var dated = events.map { $0.with { $0.at = at } }
                try journal.append(&dated, isDurable: false)
                for event in dated { state.apply(event) }
            }
            try append([started])
            var part: [Event] = []
            for event in objectives.events {
                part.append(event)
                guard part.count == Self.atOnce else { continue }
                try append(part)
                part = []
            }
            try append(part)
            try journal.sync()
            var text = SessionText()
            try AtomicFile.write(text.render(state), to: hidden.state)
        }
        (self.state, self.workflow, self.workflowBytes) = (state, workflow, workflowBytes)
        (isNew, facts) = (true, [])
    }

    /// Takes up a session whose lock is held.
    ///
    /// - Parameter limits: new totals for each of its runs; what is nil stays as it was.
    package init(
        _ directory: SessionDirectory, _ lock: FileLock, in place: SessionPlace, limits: RunLimits = RunLimits()
    ) throws {
        try lock.describe()
        let loading = try SessionLoading.read(directory)
        for warning in loading.warnings { place.tell("warning: \(warning)") }
        if let copy = try JournalRepair.cut(RunDirectory(path: directory.path), to: loading.intactJournalBytes) {
            place.tell("warning: A copy of the damaged journal is in \(copy).")
        }
        let bytes = try Inputs.bytes(directory.workflow, missing: "It is the session's own copy; put it back.")
        guard Digest.sha256(bytes) == loading.state.workflowDigest else {
            throw VerbError(
                8,
                "\(directory.workflow) is not as the session has recorded it: somebody has edited the session's own "
                    + "copy. Put it back.")
        }
        let reading = Inputs.workflow(bytes, directory.workflow, FileSystem.parent(of: loading.state.stagesFile))
        guard let workflow = reading.workflow else {
            throw VerbError(8, "The session's copy of its workflow, \(directory.workflow), cannot be read.")
        }
        let resumed = Event(.sessionResumed).with {
            $0.runID = loading.state.id
            $0.pid = Int(CurrentProcess.pid)
            limits.write(to: &$0)
        }
        var state = loading.state
        state.options.take(limits: resumed)
        (self.directory, self.lock, self.state) = (directory, lock, state)
        (self.workflow, workflowBytes) = (workflow, bytes)
        isNew = false
        facts = [resumed]
    }

    private static func started(
        _ id: String, _ options: SessionOptions, _ stagesFile: String, _ digest: String, _ base: String?,
        _ place: SessionPlace
    ) -> Event {
        Event(.sessionStarted).with {
            $0.runID = id
            $0.project = place.project
            $0.stagesFile = stagesFile
            $0.workflowDigest = digest
            $0.baseCommit = base
            $0.workers = options.workers
            $0.retries = options.retries
            $0.usesWorktrees = options.usesWorktrees
            $0.keepsFailed = options.keepsFailed
            $0.integrates = options.integrates
            $0.maximumConcurrent = options.maximumConcurrent
            $0.acquireSeconds = options.acquireSeconds
            $0.maximumQueueSize = options.maximumQueueSize
            $0.stages = options.skipped.isEmpty ? nil : options.skipped
            $0.maximumSeconds = options.maximumSeconds
            $0.maximumCost = options.budget.costUSD
            $0.maximumTokens = options.budget.tokens
            $0.pid = Int(CurrentProcess.pid)
        }
    }
}
