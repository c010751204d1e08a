/// All that is known of a session, made from its events alone.
package struct SessionState: Sendable, Equatable {
    package var id = ""
    package var status = SessionStatus.initializing
    /// The user's project, absolute.
    package var project = ""
    /// The workflow that the user named, absolute.
    package var stagesFile = ""
    /// The SHA-256 of the session's copy of the workflow.
    package var workflowDigest = ""
    /// The commit on which all branches begin; nil without worktrees.
    package var baseCommit: String?
    package var options = SessionOptions(workers: 1, retries: 0)
    package var executions = ExecutionList()
    package var workers: [WorkerState] = []
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    package var updatedAt: Timestamp?
    /// Seconds that engines have had the session until it was last taken up.
    package var elapsedBefore = 0.0
    /// When the engine that has it took it up; nil when none has it.
    package var takenUpAt: Timestamp?
    /// The branch on which finished branches were brought together.
    package var integrationBranch: String?
    /// The number of the last event.
    package var lastEvent = 0
    /// The positions of what can begin, what comes first last: so it is taken cheaply.
    var ready: [Int] = []
    /// The positions of those that need an objective, by its number.
    var dependents: [Int: [Int]] = [:]
    /// The names under which objectives were handed in.
    package var submissions: Set<String> = []

    /// A session of which nothing has happened.
    package init() {}

    /// What can begin next: the highest priority, then the order in which objectives were given.
    package var next: Execution? { ready.last.map { executions[$0] } }

    /// How many objectives can begin now.
    package var readyCount: Int { ready.count }

    /// Whether everything that was asked has come to its end.
    package var isSettled: Bool { executions.allSatisfy(\.status.isFinal) }

    /// Whether nothing is left that a resume could do.
    package var isFinished: Bool {
        finishedAt != nil && executions.allSatisfy(\.status.satisfiesNeeds)
            && (!options.integrates || executions.allSatisfy { $0.status == .noChanges || $0.integration == .merged })
    }

    /// The objective of a number; nil where there is none.
    package func execution(_ number: Int) -> Execution? {
        number > 0 && number <= executions.count ? executions[number - 1] : nil
    }

    /// The names of the worktrees in which objectives go on, or in which a person is going to look.
    package var neededWorktrees: Set<String> {
        Set(
            executions.filter { !$0.status.isFinal || $0.status == .blocked || $0.isWorktreeKept }
                .compactMap { $0.worktree?.split(separator: "/").last.map(String.init) })
    }

    /// The first worker that has nothing to do.
    package var freeWorker: String? { workers.first { $0.execution == nil }?.name }

    /// Seconds that engines have had the session until a moment.
    package func elapsedSeconds(at now: Timestamp) -> Double {
        elapsedBefore + (takenUpAt.map { (finishedAt ?? now).seconds(since: $0) } ?? 0)
    }

    /// Those that can never begin, because something that they need has ended otherwise, with the need that says so.
    package var unreachable: [(number: Int, need: Int)] {
        var open = executions.filter { $0.status.isFinal && !$0.status.satisfiesNeeds }.map(\.number)
        var found: [(number: Int, need: Int)] = []
        var dead: Set<Int> = []
        while let need = open.popLast() {
            for position in dependents[need] ?? [] where executions[position].status == .queued {
                guard dead.insert(position).inserted else { continue }
                found.append((position + 1, need))
                open.append(position + 1)
            }
        }
        return found.sorted { $0.number < $1.number }
    }
}
