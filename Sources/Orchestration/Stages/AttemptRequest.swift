import Execution
import RunStorage
import StateMachine

/// What a stage wants done in one attempt.
struct AttemptRequest: Sendable {
    var role: Role
    var agent: String?
    var iteration: Int?
    /// Tells apart several attempts of the same role and iteration, such as scenarios.
    var task: String?
    /// The program, where it is not the agent's.
    var arguments: [String] = []
    var prompt: String?
    /// Whether an end that is not success is a result for the caller instead of the stage's failure.
    var acceptsFailure = false
    /// The tasks of attempts that are made at the same time, each by a request of its own.
    var tasksBeside: Set<String> = []
    /// Whether attempts of other roles are made at the same time, too.
    var isBesideOtherRoles = false
    /// Makes the ground ready just before a program starts, after the end of the latest attempt; what it gives is the prompt.
    var makeReady: (@Sendable (AttemptState?) async throws -> String?)?
    /// What is run, where it depends on the attempt's own directory.
    var call: (@Sendable (AttemptDirectory) throws -> AttemptCall)?
    /// Seconds, where neither the stage nor the agent says otherwise.
    var defaultTimeout: Double?

    init(
        role: Role, agent: String? = nil, iteration: Int? = nil, task: String? = nil, arguments: [String] = [],
        prompt: String? = nil, acceptsFailure: Bool = false, defaultTimeout: Double? = nil
    ) {
        self.role = role
        self.agent = agent
        self.iteration = iteration
        self.task = task
        self.arguments = arguments
        self.prompt = prompt
        self.acceptsFailure = acceptsFailure
        self.defaultTimeout = defaultTimeout
    }

    /// Whether an attempt that ended so is what is wanted.
    func accepts(_ outcome: AttemptOutcome?) -> Bool {
        outcome == .succeeded || (acceptsFailure && (outcome == .failed || outcome == .timedOut))
    }

    /// Whether it decides whether the stage is to run, which leaves nothing.
    var isOfCondition: Bool { role == .command && task == AttemptState.conditionTask }

    /// Whether a recorded attempt was made for the same purpose.
    func isServed(by attempt: AttemptState) -> Bool {
        attempt.role == role && attempt.agent == agent && attempt.iteration == iteration && attempt.task == task
    }

    /// Whether an attempt belongs to a request that is carried out at the same time.
    func isBeside(_ attempt: AttemptState) -> Bool {
        (attempt.role == role || isBesideOtherRoles) && attempt.iteration == iteration
            && attempt.task.map(tasksBeside.contains) ?? false
    }
}
