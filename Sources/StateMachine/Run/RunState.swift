/// The state of a run: what the reducer makes of the events of its journal.
package struct RunState: Sendable, Equatable {
    /// The run's identity.
    package var runID = ""
    /// The name of the run's directory.
    package var feature = ""
    /// The objective's title.
    package var objectiveName = ""
    /// The path of the objective that the user named, absolute.
    package var objectiveFile = ""
    /// The workflow's file that the user named, absolute.
    package var stagesFile = ""
    /// The directory where agents and commands work, absolute.
    package var project = ""
    /// How the run stands.
    package var status = RunStatus.inProgress
    /// When it began.
    package var startedAt: Timestamp?
    /// When the last event happened.
    package var updatedAt: Timestamp?
    /// Seconds in which an engine had the run, up to the last event.
    package var elapsedSeconds = 0.0
    /// The time limit in seconds.
    package var maximumSeconds = 0.0
    /// The sequence number of the last event.
    package var lastEvent = 0
    /// One for each stage of the workflow, in the same order.
    package var stages: [StageState]
    /// One for each parallel group of the workflow, in the same order.
    package var groups: [GroupState]
    /// Whether the last acceptance stage passed every scenario.
    package var acceptanceTestsPassed = false
    /// The acceptance scenarios that were agreed.
    package var scenarios: [ScenarioDigest] = []
    /// The SHA-256 of the run's copy of the objective.
    package var objectiveDigest = ""
    /// The SHA-256 of the run's copy of the workflow.
    package var workflowDigest = ""
    /// The commit on which the project stood; nil without git.
    package var baseCommit: String?
    /// The copies of workflow and objective that it had before each change that was taken, the first ones first.
    package var earlierCopies: [RunCopies] = []
    /// Whether the engine that had the run last records what stages are given; earlier versions of teambot did not.
    package var recordsGround = false
    /// Whether the outcome of any stage was ever made anew.
    package private(set) var hasRevisions = false
    /// How often stages were reopened, after which others than the next ones may start; only the journal has it.
    package internal(set) var reopenings = 0
    /// Whether a stage may be done although one before it is not, because stages were reopened or added, or failures are
    /// tried again; only the journal has it.
    package internal(set) var isOutOfOrder = false
    /// Whether stages are done once more whose inputs have changed; only the journal has it.
    package var isRefreshing = false

    /// What may be spent in all.
    package var budget = Budget()
    /// What all attempts have used; nil while none has used a model.
    package var usage: Usage?
    /// What is known of each agent that has used a model, by name.
    package var agents: [String: AgentState] = [:]

    /// When the engine that has the run took it up, and the seconds used before that.
    var sessionStart: Timestamp?
    var elapsedBefore = 0.0

    /// The state before the first event.
    package init(of workflow: Workflow) {
        stages = Array(repeating: StageState(), count: workflow.stages.count)
        groups = Array(repeating: GroupState(), count: workflow.groups.count)
    }

    /// Seconds that earlier engines have used.
    package var secondsBefore: Double { elapsedBefore }

    /// Puts back the clock of a state that was read from its file; an engine may still have the run.
    package mutating func restoreTime(elapsed: Double, maximum: Double) {
        elapsedSeconds = elapsed
        maximumSeconds = maximum
        elapsedBefore = elapsed
        sessionStart = status == .inProgress ? updatedAt : nil
    }

    /// Puts back a stage that was read from the state file.
    package mutating func restore(_ stage: StageState, at position: Int, in workflow: Workflow) {
        change(position, in: workflow) { $0 = stage }
        if stage.revision > 0 { hasRevisions = true }
    }

    /// Takes note of an outcome that was made anew.
    mutating func noteRevision() { hasRevisions = true }

    /// Whether only `--fresh` or a new objective can go on: the design's "finished means complete".
    package var isFinished: Bool { status == .complete }

    /// Names of the stages that run or wait now, in the order of the workflow.
    package func currentStages(in workflow: Workflow) -> [String] {
        zip(workflow.stages, stages).filter { $1.status == .running || $1.status == .waiting }.map(\.0.name)
    }

    /// The attempts of a stage since it was begun anew; none where there is no such stage.
    package func attempts(of stage: String, in workflow: Workflow) -> [AttemptState] {
        workflow.position(of: stage).map { stages[$0].log } ?? []
    }

    /// How many stages there are to do: of those that are there for the failure of others only the ones that have begun.
    package func stageCount(in workflow: Workflow) -> Int {
        stages.indices.count { stages[$0].status != .pending || !workflow.handlesFailures($0) }
    }

    /// How many stages are done.
    package var doneCount: Int { stages.count { $0.status.isDone } }
}
