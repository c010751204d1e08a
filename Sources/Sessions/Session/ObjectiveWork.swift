import Configuration
import Orchestration
import Platform
import Reporting
import RunStorage
import StateMachine
import Worktrees

/// What a worker does with one objective: a worktree, one ordinary run in it, and a commit of what it has left.
struct ObjectiveWork: Sendable {
    private let engine: SessionEngine
    private let execution: Execution
    private let feature: String

    init(_ engine: SessionEngine, _ execution: Execution) {
        self.engine = engine
        self.execution = execution
        feature = execution.feature ?? ""
    }

    /// Does it, or goes on with it where it was interrupted.
    func run() async -> ExecutionEnd {
        do {
            guard let pool = engine.pool else { return try await work(in: engine.place.project) }
            let worktree = try await pool.acquire(feature: feature, earlier: earlier)
            do {
                try await place(worktree)
                return await leave(worktree, pool, try await work(in: worktree.project))
            } catch {
                // Nothing of the run has begun, or it can be found again.
                return await leave(worktree, pool, ExecutionEnd(of: error))
            }
        } catch { return ExecutionEnd(of: error) }
    }

    /// The worktree that it had before.
    var earlier: Worktree? {
        guard let path = execution.worktree, let branch = execution.branch, let base = execution.baseCommit else {
            return nil
        }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return Worktree(name: name, path: path, prefix: engine.repository?.prefix ?? "", branch: branch, base: base)
    }

    private func place(_ worktree: Worktree) async throws {
        try await engine.recorder.record(
            Event(.executionPlaced).with {
                $0.execution = execution.number
                $0.worktree = worktree.path
                $0.branch = worktree.branch
                $0.baseCommit = worktree.base
            })
    }

    // MARK: - The run

    private func work(in project: String) async throws -> ExecutionEnd {
        let taking = TakenRun(engine.place, engine.begun, execution, project: project)
        let taken = try await onOwnThread(throwing: { try taking.take() })
        guard !taken.state.isFinished else {
            return ExecutionEnd(of: .complete, taken.state, in: taken.inputs.workflow)
        }
        let control = EngineControl()
        var runEngine = RunEngine(taken.inputs, run: taken.run, state: taken.state)
        runEngine.facts = taken.facts
        runEngine.skipped = Set(engine.begun.state.options.skipped)
        runEngine.maximumConcurrent = engine.begun.state.options.maximumConcurrent
        runEngine.project = project
        runEngine.program = engine.place.program
        let commands = engine.place.commands(feature)
        let (place, workflow) = (engine.place, taken.inputs.workflow)
        let notifier = Notifier(workflow, of: taken.run, taken.state, commands, tell: place.tell)
        let (observer, number) = (engine.observer, execution.number)
        observer.opened(number, taken.run, taken.state, workflow)
        for event in taken.shown { observer.run(number, event) }
        let ready = runEngine
        let (outcome, final) = await engine.control.whileRunning(number, control) {
            await ready.work(on: engine.loop, under: control) { event, state in
                observer.run(number, event)
                notifier.observe(event, state)
            }
        }
        await onOwnThread {
            _ = ReportFile.write(
                after: outcome, final, of: workflow, in: taken.run, commands: commands, tell: place.tell)
            taken.lock.release()
        }
        await engine.onTheWayOut { notifier.finish(outcome, final) }
        return ExecutionEnd(of: outcome, final, in: workflow)
    }

    // MARK: - What it leaves

    /// Commits what was done; whatever is not committed stays where it is.
    private func leave(_ worktree: Worktree, _ pool: WorktreePool, _ end: ExecutionEnd) async -> ExecutionEnd {
        var end = end
        let isTriedAgain = end.leadsToRetry(of: execution)
        let isWanted = end.status == .failed && engine.begun.state.options.keepsFailed
        if end.isInterrupted || end.needsName || end.status == .blocked || isTriedAgain || isWanted {
            await pool.keep(worktree)
            end.isWorktreeKept = isWanted && !isTriedAgain
            return end
        }
        do {
            end.changes = try await pool.commit(worktree, message: message(end))
            if end.status == .complete, end.changes == nil { end.status = .noChanges }
            end.released = worktree
        } catch {
            await pool.keep(worktree)
            end.isWorktreeKept = true
            if end.status == .complete { end.exitStatus = 1 }
            end.status = .failed
            end.error =
                "What was done is in \(worktree.path) and could not be committed. \(error)"
                + (end.error.map { " Before that: \($0)" } ?? "")
        }
        return end
    }

    private func message(_ end: ExecutionEnd) -> String {
        let title = end.status == .complete ? execution.title : "Unfinished: \(execution.title)"
        var lines = [title, "", "Objective: \(execution.objectiveFile)", "Run: \(feature) \(execution.runID ?? "")"]
        if let error = end.error { lines += ["", error] }
        return lines.joined(separator: "\n") + "\n"
    }
}
