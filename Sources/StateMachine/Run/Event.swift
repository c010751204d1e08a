/// What can happen to a run; the raw value is the `event` of a journal line.
///
/// The first part are the facts from which `RunState` is made. The second part are announcements: names that the
/// Python TeamBot gave to the same moments, kept for programs that know them; they change no state.
package enum EventName: String, Sendable, CaseIterable {
    case runStarted = "run_started"
    case runResumed = "run_resumed"
    case runDetached = "run_detached"
    case runEnded = "run_ended"
    case stageStarted = "stage_started"
    case stageCompleted = "stage_completed"
    case stageFailed = "stage_failed"
    case stageSkipped = "stage_skipped"
    case stageWaiting = "stage_waiting"
    case approvalDecided = "approval_decided"
    case attemptStarted = "attempt_started"
    case attemptEnded = "attempt_ended"
    case scenariosRecorded = "scenarios_recorded"
    case acceptanceStageComplete = "acceptance_test_stage_complete"
    case warning

    case orchestrationStarted = "orchestration_started"
    case orchestrationCompleted = "orchestration_completed"
    case stageChanged = "stage_changed"
    case agentRunning = "agent_running"
    case agentComplete = "agent_complete"
    case agentFailed = "agent_failed"
    case reviewProgress = "review_progress"
    case parallelGroupStart = "parallel_group_start"
    case parallelStageStart = "parallel_stage_start"
    case parallelStageComplete = "parallel_stage_complete"
    case parallelStageFailed = "parallel_stage_failed"
    case parallelGroupComplete = "parallel_group_complete"
    case acceptanceIteration = "acceptance_test_iteration"
    case acceptanceStageStart = "acceptance_test_stage_start"
    case acceptanceValidationStart = "acceptance_test_validation_start"
    case acceptanceFixStart = "acceptance_test_fix_start"
    case acceptanceFixComplete = "acceptance_test_fix_complete"
    case acceptanceMaximumReached = "acceptance_test_max_iterations_reached"
    case runtimeValidationStart = "runtime_validation_start"
    case runtimeScenarioStart = "runtime_scenario_start"
    case runtimeScenarioComplete = "runtime_scenario_complete"
    case runtimeValidationComplete = "runtime_validation_complete"
    /// An event of a newer teambot; it is kept, shown, and changes nothing.
    case unknown
}

/// One line of the journal: something that happened to a run, at a moment, once.
///
/// The fields are flat and optional, as in the file; the factory functions say which event carries which.
package struct Event: Sendable, Equatable {
    /// The position in the journal, from 1.
    package var sequence = 0
    package var at = Timestamp(milliseconds: 0)
    package var name: EventName
    package var stage: String?
    package var group: String?
    package var stages: [String]?
    package var attempt: Int?
    package var role: Role?
    package var agent: String?
    /// What an attempt was for where a stage makes several of one role: a reviewer or a scenario.
    package var task: String?
    package var iteration: Int?
    package var maximumIterations: Int?
    package var outcome: AttemptOutcome?
    package var verdict: VerdictKind?
    package var exitStatus: Int?
    package var signal: Int?
    package var failure: FailureKind?
    package var error: String?
    package var message: String?
    package var status: String?
    package var durationSeconds: Double?
    package var elapsedSeconds: Double?
    package var maximumSeconds: Double?
    package var artifacts: [Artifact]?
    /// The stage whose artifacts a fix has changed.
    package var workStage: String?
    package var scenarios: [ScenarioDigest]?
    package var scenario: String?
    package var passed: Int?
    package var failed: Int?
    package var total: Int?
    package var allPassed: Bool?
    package var allSuccess: Bool?
    package var decision: Decision?
    package var comment: String?
    package var by: String?
    package var runID: String?
    package var feature: String?
    package var objectiveName: String?
    package var objectiveFile: String?
    package var objectiveDigest: String?
    package var workflowDigest: String?
    package var stagesFile: String?
    package var project: String?
    package var baseCommit: String?
    package var pid: Int?

    /// Makes an event of this name about a stage.
    package init(_ name: EventName, stage: String? = nil) {
        self.name = name
        self.stage = stage
    }

    /// The same event with more fields set.
    package func with(_ change: (inout Event) -> Void) -> Event {
        var copy = self
        change(&copy)
        return copy
    }
}
