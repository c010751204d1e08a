import StateMachine

@testable import Reporting

/// A session made event by event, with a clock of its own.
struct SessionSample {
    static let id = "20261121-143835-1a2b3c4d"
    static let base = "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d"

    private(set) var state = SessionState()
    private(set) var events: [Event] = []
    private(set) var last = Event(.warning)
    private var milliseconds: Int64 = 0

    /// A session with so many workers that has just begun.
    init(workers: Int = 3, integrates: Bool = false) {
        take(0, Event(.sessionStarted)) {
            $0.runID = Self.id
            $0.project = "/home/user/project"
            $0.stagesFile = "/home/user/project/stages.json"
            $0.baseCommit = Self.base
            $0.workers = workers
            $0.retries = 2
            $0.usesWorktrees = true
            $0.integrates = integrates
        }
    }

    /// Takes an event some seconds after the one before.
    mutating func take(_ later: Double, _ event: Event, _ change: (inout Event) -> Void = { _ in }) {
        milliseconds += Int64(later * 1_000)
        last = event.with(change)
        last.at = Timestamp(milliseconds: 1_795_235_915_000 + milliseconds)
        last.sequence = state.lastEvent + 1
        state.apply(last)
        events.append(last)
    }

    /// Queues an objective.
    mutating func queue(_ title: String, _ change: (inout Event) -> Void = { _ in }) {
        take(0, Event(.executionQueued)) {
            $0.objectiveFile = "/home/user/project/\(title).md"
            $0.objectiveName = title
            change(&$0)
        }
    }

    /// A worker takes an objective.
    mutating func start(_ number: Int, _ feature: String, worker: Int, after: Double = 0) {
        take(after, Event(.executionStarted)) {
            $0.execution = number
            $0.feature = feature
            $0.runID = "run-\(number)"
            $0.worker = "worker-\(worker)"
        }
        take(0, Event(.executionPlaced)) {
            $0.execution = number
            $0.worktree = "/home/user/project-worktrees/w\(worker)"
            $0.branch = "teambot/\(feature)"
            $0.baseCommit = Self.base
        }
    }

    /// An objective ends.
    mutating func end(
        _ number: Int, _ status: ExecutionStatus, after: Double, _ change: (inout Event) -> Void = { _ in }
    ) {
        let execution = state.execution(number)
        take(after, Event(.executionEnded)) {
            $0.execution = number
            $0.status = status.rawValue
            $0.worker = execution?.worker
            if status == .complete {
                $0.commit = "c0ffee" + String(repeating: "0", count: 34)
                $0.changes = ChangeCount(files: 4, insertions: 12, deletions: 3)
                $0.message = " Sources/Greeting.swift | 15 ++++++++++++---\n 4 files changed"
            }
            change(&$0)
        }
    }

    /// Nine objectives of which some are at work, one waits for its next try, and each way of ending is there.
    static var busy: SessionSample {
        var sample = SessionSample()
        for title in ["Greet", "Log in", "Log out", "Search", "Export", "Import", "Print"] { sample.queue(title) }
        sample.queue("Archive") { ($0.needs, $0.priority) = ([4, 5], 3) }
        sample.start(1, "greet", worker: 1)
        sample.start(2, "log-in", worker: 2)
        sample.start(3, "log-out", worker: 3)
        sample.end(1, .complete, after: 65)
        sample.start(4, "search", worker: 1)
        sample.end(2, .failed, after: 20) {
            $0.error = "The stage PLAN failed: exit status 3.\nmore"
            $0.exitStatus = 1
            $0.isWorktreeKept = true
        }
        sample.start(5, "export", worker: 2)
        sample.end(3, .noChanges, after: 5)
        sample.start(6, "import", worker: 3)
        sample.take(10, Event(.executionRetrying)) {
            $0.execution = 5
            $0.worker = "worker-2"
            $0.error = "The agent has not answered."
            $0.until = Timestamp(milliseconds: 1_795_235_915_000 + 105_000)
        }
        return sample
    }

    /// The same at its end: a partial success with branches that were brought together.
    static var ended: SessionSample {
        var sample = busy
        sample.start(5, "export", worker: 2, after: 5)
        sample.end(4, .complete, after: 30)
        sample.end(5, .failed, after: 10) {
            $0.error = "The agent has not answered again."
            $0.exitStatus = 1
        }
        sample.end(6, .blocked, after: 1) { $0.error = "It waits for an approval." }
        sample.end(7, .cancelled, after: 0) { $0.error = "The session was stopped before it began." }
        sample.end(8, .blocked, after: 0) { $0.error = "It needs Export, which is not complete." }
        sample.take(2, Event(.executionIntegrated)) {
            ($0.execution, $0.status, $0.branch) = (1, IntegrationResult.merged.rawValue, "teambot/integration")
        }
        sample.take(2, Event(.executionIntegrated)) {
            ($0.execution, $0.status, $0.branch) = (4, IntegrationResult.conflict.rawValue, "teambot/integration")
            $0.error = "Greeting.swift conflicts with what greet has changed."
        }
        sample.take(1, Event(.sessionEnded)) { $0.status = SessionStatus.partialSuccess.rawValue }
        return sample
    }

    /// A moment some seconds after the last event.
    func now(after: Double = 0) -> Timestamp {
        Timestamp(milliseconds: last.at.milliseconds + Int64(after * 1_000))
    }

    static let commands = RunCommands(feature: id)

    /// The status view of this session.
    func status(_ engine: EngineState, width: Int = 0, colour: Bool = false, after: Double = 0) -> String {
        SessionView.render(
            state, engine: engine, now: now(after: after), commands: Self.commands,
            style: Style(colour: colour, width: width))
    }
}
