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
    /// A stage is to be done once more: a person wants it, or what it had read has changed.
    case stageReopened = "stage_reopened"
    /// A person declares a stage good as it stands now.
    case stageAccepted = "stage_accepted"
    /// Artifacts of a stage were revised for a review.
    case artifactsRevised = "artifacts_revised"
    /// Somebody else has changed artifacts of a stage, as the engine has seen.
    case artifactsChanged = "artifacts_changed"
    case attemptStarted = "attempt_started"
    case attemptEnded = "attempt_ended"
    case scenariosRecorded = "scenarios_recorded"
    case acceptanceStageComplete = "acceptance_test_stage_complete"
    case warning
    /// Test suites: a round begins, a suite begins and ends, the round is over.
    case suitesStarted = "suites_started"
    case suiteStarted = "suite_started"
    case suiteEnded = "suite_ended"
    case suitesEnded = "suites_ended"
    /// An agent says something, uses a tool, or has a plan: what it does while it works.
    case agentMessage = "agent_message"
    case toolCall = "tool_call"
    case plan
    /// A provider's limit is waited for.
    case quotaWait = "quota_wait"
    /// The next runner of an agent takes over.
    case agentFallback = "agent_fallback"
    /// What may be spent is spent; nothing more starts where it counts.
    case budgetReached = "budget_reached"

    /// What happens to a session of many objectives, in a journal of its own.
    case sessionStarted = "session_started"
    case sessionResumed = "session_resumed"
    case sessionEnded = "session_ended"
    case executionQueued = "execution_queued"
    case executionStarted = "execution_started"
    /// Where an objective works that has started.
    case executionPlaced = "execution_placed"
    case executionRetrying = "execution_retrying"
    case executionEnded = "execution_ended"
    case executionIntegrated = "execution_integrated"

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
    /// When it happened.
    package var at = Timestamp(milliseconds: 0)
    /// What happened.
    package var name: EventName
    /// The stage concerned.
    package var stage: String?
    /// The parallel group concerned.
    package var group: String?
    /// The members of a group.
    package var stages: [String]?
    /// The number of the attempt in its stage.
    package var attempt: Int?
    /// What the attempt is made for.
    package var role: Role?
    /// The agent concerned.
    package var agent: String?
    /// What an attempt was for where a stage makes several of one role: a reviewer or a scenario.
    package var task: String?
    /// The review or acceptance round, from 1.
    package var iteration: Int?
    /// The rounds that there may be.
    package var maximumIterations: Int?
    /// How an attempt ended.
    package var outcome: AttemptOutcome?
    /// What a reviewer has decided.
    package var verdict: VerdictKind?
    /// The runner of an attempt, where a program is called that teambot knows.
    package var runner: String?
    /// How the agent's program says that it ended, where it is not plain success.
    package var agentOutcome: AgentOutcome?
    /// What an attempt has used; nil where it used no model.
    package var usage: Usage?
    /// The program's own name of the conversation.
    package var session: String?
    /// The tool that an agent uses.
    package var tool: String?
    /// Until when a limit holds.
    package var until: Timestamp?
    /// The run's limit of cost in US dollars.
    package var maximumCost: Double?
    /// The run's limit of tokens.
    package var maximumTokens: Int?
    /// The exit status, where it is not 0.
    package var exitStatus: Int?
    /// The signal that ended the attempt.
    package var signal: Int?
    /// By which an attempt's result is known again: the beginning of its digest.
    package var resultDigest: String?
    /// The beginning of the digest of the reports that a suite's attempt has left.
    package var reportDigest: String?
    /// The commit that has the changes of an objective, or of an attempt where a stage puts several together.
    package var commit: String?
    /// Why the stage failed, as far as exit codes tell it apart.
    package var failure: FailureKind?
    /// What went wrong, in a sentence.
    package var error: String?
    /// What people should know, in a sentence.
    package var message: String?
    /// The status of the run, of a scenario or of a suite after it.
    package var status: String?
    /// How long it took, in seconds.
    package var durationSeconds: Double?
    /// Seconds that this engine has had the run.
    package var elapsedSeconds: Double?
    /// The run's time limit in seconds.
    package var maximumSeconds: Double?
    /// What the stage has left, what a person has said yes to, or what has changed.
    package var artifacts: [Artifact]?
    /// By what the artifacts are known again that the stage was given; nil where it was given none.
    package var given: GivenDigest?
    /// The project files that a stage with `inputs` was given.
    package var inputs: [Artifact]?
    /// The beginning of the digest of the texts of the user that the prompts are made of: template and personas.
    package var templateDigest: String?
    /// The model that a person wants for a stage that is done once more.
    package var model: String?
    /// Whether a stage is done once more because of a change, or whether an engine looks for such stages.
    package var isRefresh: Bool?
    /// Whether the engine records what stages are given.
    package var recordsGround: Bool?
    /// Whether a stage was left out by its own condition and not by a person.
    package var isByCondition: Bool?
    /// The stage whose artifacts a fix has changed.
    package var workStage: String?
    /// The acceptance scenarios that were agreed.
    package var scenarios: [ScenarioDigest]?
    /// The scenario concerned.
    package var scenario: String?
    /// The test suite concerned.
    package var suite: String?
    /// The evidence run that has the results of test suites.
    package var evidence: String?
    /// Scenarios or tests that passed.
    package var passed: Int?
    /// Scenarios or tests that failed.
    package var failed: Int?
    /// Tests that could not be carried out to their end.
    package var errors: Int?
    /// Tests that were left out.
    package var skipped: Int?
    /// Tests that failed and then passed.
    package var flaky: Int?
    /// Scenarios, suites, commands or bytes in all.
    package var total: Int?
    /// Whether every scenario passed, and there was one.
    package var allPassed: Bool?
    /// Whether every member of the group is done.
    package var allSuccess: Bool?
    /// What a person has decided.
    package var decision: Decision?
    /// The person's comment.
    package var comment: String?
    /// Who has decided.
    package var by: String?
    /// The run's identity.
    package var runID: String?
    /// The name of the run's directory.
    package var feature: String?
    /// The objective's title.
    package var objectiveName: String?
    /// The objective that the user named, absolute.
    package var objectiveFile: String?
    /// The SHA-256 of the run's copy of the objective.
    package var objectiveDigest: String?
    /// The SHA-256 of the run's copy of the workflow.
    package var workflowDigest: String?
    /// The workflow that the user named, absolute.
    package var stagesFile: String?
    /// The directory where agents work, absolute.
    package var project: String?
    /// The commit on which the project stood.
    package var baseCommit: String?
    /// The engine's process number.
    package var pid: Int?
    /// The objective of a session, by its number from 1.
    package var execution: Int?
    /// The worker of a session.
    package var worker: String?
    /// The worktree that an objective works in, absolute.
    package var worktree: String?
    /// Whether that worktree stays where it is.
    package var isWorktreeKept: Bool?
    /// The branch that its changes are committed to.
    package var branch: String?
    /// How much has changed.
    package var changes: ChangeCount?
    /// Where an objective stands in the queue: higher ones first.
    package var priority: Int?
    /// The objectives that an objective needs, by their numbers.
    package var needs: [Int]?
    /// The batches of a plan that are to be done.
    package var batches: String?
    /// The name under which an objective was handed in.
    package var submission: String?
    /// How many objectives of a session are at work at once.
    package var workers: Int?
    /// How often an objective is tried again.
    package var retries: Int?
    /// Seconds that an objective waits for a worktree.
    package var acquireSeconds: Double?
    /// How many stages of a run may be at work at once.
    package var maximumConcurrent: Int?
    /// How many objectives may wait.
    package var maximumQueueSize: Int?
    /// Whether objectives work in worktrees of their own.
    package var usesWorktrees: Bool?
    /// Whether the worktrees of failed objectives are kept.
    package var keepsFailed: Bool?
    /// Whether finished branches are brought together.
    package var integrates: Bool?

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
