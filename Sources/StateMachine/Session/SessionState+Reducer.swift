extension SessionState {
    /// Takes one event into the state; the only way a state changes.
    package mutating func apply(_ event: Event) {
        lastEvent = event.sequence
        defer { updatedAt = event.at }
        switch event.name {
        case .sessionStarted: begin(event)
        case .sessionResumed: takeUp(event)
        case .sessionEnded: end(event)
        case .executionQueued: queue(event)
        case .executionStarted, .executionPlaced, .executionRetrying, .executionEnded, .executionIntegrated:
            applyToExecution(event)
        default: break
        }
    }

    private mutating func begin(_ event: Event) {
        id = event.runID ?? ""
        project = event.project ?? ""
        stagesFile = event.stagesFile ?? ""
        workflowDigest = event.workflowDigest ?? ""
        baseCommit = event.baseCommit
        options = SessionOptions(workers: max(1, event.workers ?? 1), retries: max(0, event.retries ?? 0))
        options.usesWorktrees = event.usesWorktrees ?? false
        options.keepsFailed = event.keepsFailed ?? false
        options.integrates = event.integrates ?? false
        options.maximumConcurrent = event.maximumConcurrent
        options.acquireSeconds = event.acquireSeconds
        options.maximumQueueSize = event.maximumQueueSize
        options.skipped = event.stages ?? []
        options.maximumSeconds = event.maximumSeconds
        options.budget = Budget(costUSD: event.maximumCost, tokens: event.maximumTokens)
        startedAt = event.at
        takenUpAt = event.at
        makeWorkers()
    }

    /// A number from a file is no reason to fill the memory.
    private mutating func makeWorkers() {
        workers = (1...min(options.workers, 10_000)).map { WorkerState(name: "worker-\($0)") }
    }

    /// The engine before it has ended with its last event: the time in between counts for nobody.
    private mutating func takeUp(_ event: Event) {
        options.take(limits: event)
        let last = updatedAt ?? event.at
        if finishedAt == nil { elapsedBefore = elapsedSeconds(at: last) }
        for position in executions.indices { reopen(position, last, wasEnded: finishedAt != nil) }
        for position in workers.indices {
            workers[position].busySeconds = workers[position].busySeconds(at: last)
            (workers[position].busySince, workers[position].execution) = (nil, nil)
        }
        status = .running
        takenUpAt = event.at
        finishedAt = nil
        findReady()
    }

    /// What was at work goes on; what had ended without success is tried again only where the whole session had ended.
    private mutating func reopen(_ position: Int, _ last: Timestamp, wasEnded: Bool) {
        let status = executions[position].status
        giveBack(position, at: last)
        guard !status.isFinal || wasEnded && !status.satisfiesNeeds else { return }
        if status.isFinal { executions[position].retryCount = 0 }
        executions[position].status = .queued
        executions[position].finishedAt = nil
        executions[position].retryAt = nil
    }

    private mutating func end(_ event: Event) {
        elapsedBefore = elapsedSeconds(at: event.at)
        takenUpAt = nil
        finishedAt = event.at
        status = event.status.flatMap(SessionStatus.init(rawValue:)) ?? .failed
    }

    private mutating func queue(_ event: Event) {
        var execution = Execution(
            number: executions.count + 1, objectiveFile: event.objectiveFile ?? "", title: event.objectiveName ?? "",
            retries: event.retries ?? options.retries, queuedAt: event.at)
        execution.priority = event.priority ?? 0
        // What is needed was given before or comes later; what never comes is a need that nobody fulfils.
        execution.needs = event.needs ?? []
        execution.batches = event.batches
        if let submission = event.submission { submissions.insert(submission) }
        for need in Set(execution.needs) { dependents[need, default: []].append(executions.count) }
        executions.append(execution)
        if status == .initializing { status = .running }
        if isReady(executions.count - 1) { insertReady(executions.count - 1) }
    }

    private mutating func applyToExecution(_ event: Event) {
        guard let number = event.execution, number > 0, number <= executions.count else { return }
        let position = number - 1
        switch event.name {
        case .executionStarted: start(position, event)
        case .executionPlaced:
            executions[position].worktree = event.worktree
            executions[position].branch = event.branch
            executions[position].baseCommit = event.baseCommit
        case .executionRetrying:
            giveBack(position, at: event.at)
            executions[position].status = .retrying
            executions[position].retryCount += 1
            executions[position].retryAt = event.until
            note(event, position)
        case .executionEnded: finish(position, event)
        default:
            executions[position].integration = event.status.flatMap(IntegrationResult.init(rawValue:))
            executions[position].integrationError = event.error
            integrationBranch = event.branch ?? integrationBranch
        }
    }

    private mutating func start(_ position: Int, _ event: Event) {
        removeReady(position)
        // It may have begun already, under a name that another objective has by now.
        giveBack(position, at: event.at)
        executions[position].status = .running
        executions[position].startedAt = executions[position].startedAt ?? event.at
        executions[position].takenAt = event.at
        executions[position].retryAt = nil
        executions[position].worker = event.worker
        executions[position].feature = event.feature
        executions[position].runID = event.runID
        executions[position].isWorktreeKept = false
        guard let worker = workers.firstIndex(where: { $0.name == event.worker }) else { return }
        workers[worker].execution = executions[position].number
        workers[worker].busySince = event.at
    }

    private mutating func finish(_ position: Int, _ event: Event) {
        giveBack(position, at: event.at)
        removeReady(position)
        executions[position].status = event.status.flatMap(ExecutionStatus.init(rawValue:)) ?? .failed
        executions[position].finishedAt = event.at
        executions[position].retryAt = nil
        executions[position].commit = event.commit
        executions[position].changes = event.changes
        executions[position].changedFiles = event.message
        executions[position].isWorktreeKept = event.isWorktreeKept ?? false
        note(event, position)
        guard executions[position].status.satisfiesNeeds else { return }
        executions[position].error = nil
        for waiting in dependents[position + 1] ?? [] where isReady(waiting) { insertReady(waiting) }
    }

    private mutating func note(_ event: Event, _ position: Int) {
        executions[position].exitStatus = event.exitStatus ?? 0
        guard let error = event.error else { return }
        executions[position].error = error
        executions[position].errors.append(error)
    }

    /// The worker of an objective has nothing more to do with it.
    private mutating func giveBack(_ position: Int, at moment: Timestamp) {
        guard let taken = executions[position].takenAt else { return }
        executions[position].takenAt = nil
        executions[position].workedSeconds += moment.seconds(since: taken)
        guard let worker = workers.firstIndex(where: { $0.execution == executions[position].number }) else { return }
        workers[worker].busySeconds = workers[worker].busySeconds(at: moment)
        (workers[worker].busySince, workers[worker].execution) = (nil, nil)
    }
}
