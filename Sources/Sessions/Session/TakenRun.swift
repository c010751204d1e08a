import Configuration
import Orchestration
import Platform
import Reporting
import RunStorage
import StateMachine

/// The run of an objective of a session, made or taken up: its lock is held.
struct TakenRun: Sendable {
    private let place: SessionPlace
    private let begun: BegunSession
    private let execution: Execution
    private let project: String

    /// Everything that an engine needs of it.
    struct Taken: Sendable {
        let inputs: Inputs
        let run: RunDirectory
        let lock: FileLock
        let state: RunState
        var facts: [Event] = []
        /// Its first events, which are yet to be shown.
        var shown: [Event] = []
    }

    /// Another objective has the name of the run in the meantime.
    struct TakenName: Error {}

    init(_ place: SessionPlace, _ begun: BegunSession, _ execution: Execution, project: String) {
        self.place = place
        self.begun = begun
        self.execution = execution
        self.project = project
    }

    /// Makes the run, or takes it up where it is there already. It blocks while files are read and written.
    func take() throws -> Taken {
        guard let feature = execution.feature else { throw VerbError.usage("The objective has no name.") }
        guard let run = place.state.run(feature) else { return try begin(feature) }
        let known = RunSummary.read(run)
        if known.runID == execution.runID { return try resume(run) }
        guard known.objectiveFile == execution.objectiveFile else { throw TakenName() }
        if let owner = run.owner() {
            throw VerbError(7, "The run \(feature) is owned by the process \(owner.pid), which works on it.")
        }
        guard !known.isUnfinished else {
            throw VerbError.usage(
                "There is an unfinished run \(feature) (\(known.status?.rawValue ?? "unreadable")). Go on with "
                    + "`teambot resume \(feature)`, or archive it with `teambot run --fresh`.")
        }
        guard let lock = try FileLock.take(run.lock) else {
            throw VerbError(7, "The run \(feature) is owned by the process \(run.owner()?.pid ?? 0).")
        }
        _ = try place.state.archive(run, runID: known.runID)
        withExtendedLifetime(lock) {}
        return try begin(feature)
    }

    private func begin(_ feature: String) throws -> Taken {
        let original = try Inputs.objectiveBytes(execution.objectiveFile)
        let bytes = execution.batches.flatMap(BatchRange.init)?.chosen(in: original) ?? original
        let name = execution.objectiveFile.split(separator: "/").last.map(String.init) ?? execution.objectiveFile
        let (objective, problems) = ObjectiveReader.read(bytes, fileName: name)
        // It may have been edited since it was handed in.
        guard problems.isEmpty else {
            throw VerbError.usage(problems.map(\.message).joined(separator: "\n"))
        }
        let inputs = Inputs(
            workflow: begun.workflow, workflowBytes: begun.workflowBytes, objective: objective, objectiveBytes: bytes)
        let options = begun.state.options
        let order = RunOrder(
            inputs: inputs, feature: feature, runID: execution.runID ?? "", objectiveFile: execution.objectiveFile,
            stagesFile: begun.state.stagesFile, project: project,
            maximumSeconds: options.maximumSeconds ?? RunOrder.defaultHours * 3_600,
            budget: Budget(
                costUSD: options.budget.costUSD ?? begun.workflow.budget.costUSD,
                tokens: options.budget.tokens ?? begun.workflow.budget.tokens))
        let run: BegunRun
        do { run = try BegunRun(order, in: place.state) } catch {
            // Somebody was faster than this session.
            guard place.state.run(feature) != nil else { throw error }
            throw TakenName()
        }
        return Taken(inputs: inputs, run: run.run, lock: run.lock, state: run.state, shown: run.events)
    }

    private func resume(_ run: RunDirectory) throws -> Taken {
        guard let lock = try FileLock.take(run.lock) else {
            throw VerbError(7, "The run \(run.feature) is owned by the process \(run.owner()?.pid ?? 0).")
        }
        let held = try HeldRun(run, lock, tell: place.tell)
        let inputs = held.copies.inputs
        let state = held.loading.state
        // A run that is complete has ended before its session could know it: there is nothing to be done.
        guard !state.isFinished else { return Taken(inputs: inputs, run: run, lock: lock, state: state) }
        let remedy = "To begin anew with the change: `teambot run \(ShellText.render([state.objectiveFile])) --fresh`."
        try held.copies.warnOfChanges(state, remedy: remedy, tell: place.tell)
        try ResultCheck.check(run)
        let resumed = Event(.runResumed).with {
            $0.runID = state.runID
            $0.feature = state.feature
            // The session's limits may have been said anew since the run began.
            $0.maximumSeconds = begun.state.options.maximumSeconds
            $0.maximumCost = begun.state.options.budget.costUSD
            $0.maximumTokens = begun.state.options.budget.tokens
            $0.objectiveDigest = Digest.sha256(inputs.objectiveBytes)
            $0.workflowDigest = Digest.sha256(inputs.workflowBytes)
            $0.recordsGround = true
            $0.pid = Int(CurrentProcess.pid)
        }
        return Taken(inputs: inputs, run: run, lock: lock, state: state, facts: [resumed])
    }
}
