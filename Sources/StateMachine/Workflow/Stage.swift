/// What happens in a stage.
package enum StageKind: Sendable, Equatable {
    /// The work agent makes the artifacts.
    case work
    /// The review agent judges a work stage; its work agent fixes what was rejected.
    case review
    /// teambot runs the scenarios of the specification itself.
    case acceptance
    /// A program is run directly, without an agent.
    case command([String])
    /// teambot runs these test suites itself; the work agent, where there is one, fixes what fails.
    case suites([String])
    /// A person is asked the question.
    case approval(question: String)
    /// Nothing is done: the stage marks the end of a run.
    case marker
}

/// How often a failed or timed-out attempt is made again.
package struct RetryPolicy: Sendable, Equatable {
    /// Further attempts after the first.
    package var limit: Int
    /// Seconds to wait before each further attempt.
    package var backoffSeconds: Double

    /// Makes a policy; none by default.
    package init(limit: Int = 0, backoffSeconds: Double = 0) {
        self.limit = limit
        self.backoffSeconds = backoffSeconds
    }
}

/// A node of the workflow.
package struct Stage: Sendable, Equatable {
    /// The key in `stages.json`, such as `SPEC_REVIEW`.
    package var name: String
    /// The title for people (`name` in `stages.json`); the key when absent.
    package var title: String
    /// What the stage is about, for people and agents.
    package var description: String
    /// What happens in it.
    package var kind: StageKind
    /// Who works, and who fixes.
    package var workAgent: String?
    /// Who judges.
    package var reviewAgent: String?
    /// Who judges together; empty where `reviewAgent` judges alone.
    package var reviewAgents: [String] = []
    /// How many of `reviewAgents` must approve.
    package var approvalRule = ApprovalRule.all
    /// What its attempts may use, all together.
    package var budget = Budget()
    /// What a person is asked before or after it; that of an approval stage, too.
    package var approval: Approval?
    /// The stage that a person's rejection sends back to, with everything after it.
    package var onReject: String?
    /// When it runs; nil is always.
    package var condition: Condition?
    /// The stage that is run when this one has failed; it changes no outcome.
    package var onFailure: String?
    /// Whether the stages after it go on when it has failed.
    package var continuesOnFailure = false
    /// Globs of the artifacts and project files that it depends on; empty means the artifacts of all stages before it.
    package var inputs: [String] = []
    /// Personas that may do this stage; empty allows all.
    package var allowedPersonas: [Persona]
    /// Names of files below the artifacts directory that the stage must leave.
    package var artifacts: [String]
    /// What must hold when it is done, for agents and reviewers.
    package var exitCriteria: [String]
    /// Whether it may be skipped.
    package var isOptional: Bool
    /// Whether it is blocked until the acceptance tests have passed.
    package var requiresAcceptanceTestsPassed: Bool
    /// Agents that share the tasks of the plan; empty where the work agent does all.
    package var parallelAgents: [String]
    /// The absolute path of the template's text, when configured.
    package var promptTemplate: String?
    /// Whether its agents are shown the objective.
    package var includeObjective: Bool
    /// Seconds that one attempt of this stage may take.
    package var timeoutSeconds: Double?
    /// Bytes of each output of an attempt that are kept.
    package var maximumOutputBytes: Int?
    /// How often failed attempts are made again.
    package var retry: RetryPolicy
    /// Reviews of a review stage, or rounds of an acceptance or test stage.
    package var maxIterations: Int
    /// The stages that wait for it.
    package var nextStages: [String]

    /// Makes a stage; everything but its name has the default of `stages.json`.
    package init(
        name: String, title: String? = nil, description: String = "", kind: StageKind = .work,
        workAgent: String? = nil, reviewAgent: String? = nil, allowedPersonas: [Persona] = [],
        artifacts: [String] = [], exitCriteria: [String] = [], isOptional: Bool = false,
        requiresAcceptanceTestsPassed: Bool = false, parallelAgents: [String] = [], promptTemplate: String? = nil,
        includeObjective: Bool = true, timeoutSeconds: Double? = nil, maximumOutputBytes: Int? = nil,
        retry: RetryPolicy = RetryPolicy(),
        maxIterations: Int = 4, nextStages: [String] = []
    ) {
        self.name = name
        self.title = title ?? name
        self.description = description
        self.kind = kind
        self.workAgent = workAgent
        self.reviewAgent = reviewAgent
        self.allowedPersonas = allowedPersonas
        self.artifacts = artifacts
        self.exitCriteria = exitCriteria
        self.isOptional = isOptional
        self.requiresAcceptanceTestsPassed = requiresAcceptanceTestsPassed
        self.parallelAgents = parallelAgents
        self.promptTemplate = promptTemplate
        self.includeObjective = includeObjective
        self.timeoutSeconds = timeoutSeconds
        self.maximumOutputBytes = maximumOutputBytes
        self.retry = retry
        self.maxIterations = maxIterations
        self.nextStages = nextStages
    }
}

extension Stage {
    /// Everybody who judges.
    package var reviewers: [String] { reviewAgents.isEmpty ? reviewAgent.map { [$0] } ?? [] : reviewAgents }

    /// Everybody who works, fixes or judges.
    package var agents: [String] {
        (workAgent.map { [$0] } ?? []) + parallelAgents.filter { $0 != workAgent } + reviewers
    }
}
