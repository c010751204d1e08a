/// What a session of many objectives is to work with.
public struct SessionConfiguration: Sendable {
    /// The project, in which agents work or from whose repository worktrees are made.
    public var project: String
    /// Where all runs and sessions are kept: absolute, or relative to the project.
    public var stateDirectory = "state"
    /// The workflow: absolute, or relative to the project.
    public var stagesFile = "stages.json"
    /// How many objectives are at work at once, at least 1.
    public var workers = 3
    /// How often an objective is tried again after a failure that may pass, 0 or more; nil for what the workflow says.
    public var retries: Int?
    /// Whether each objective works in a git worktree of its own; without, there can be only one worker.
    public var usesWorktrees = true
    /// The commit on which all branches begin.
    public var base = "HEAD"
    /// Whether the worktrees of failed objectives stay for a look.
    public var keepsFailed = false
    /// Whether finished branches are merged onto a branch of the session at its end.
    public var integrates = false
    /// Hours that the run of one objective may take; nil for 8.
    public var maximumHours: Double?
    /// US dollars that the run of one objective may cost; nil for what the workflow says.
    public var maximumCost: Double?
    /// Tokens that the run of one objective may take; nil for what the workflow says.
    public var maximumTokens: Int?
    /// How many objectives may wait, at least 1; whoever submits more waits for room. Nil for what the workflow says.
    public var maximumQueueSize: Int?
    /// Seconds that an objective waits for a worktree, more than 0; nil for what the workflow says.
    public var acquireTimeoutSeconds: Double?
    /// The `teambot` program, which supervises what agents do: a path, or a name that is on the PATH.
    public var program = "teambot"
    /// Takes sentences for people, such as warnings, from any thread; it must return soon.
    public var tell: @Sendable (String) -> Void = { _ in }

    /// Makes the configuration of a session.
    ///
    /// - Parameter project: the directory of the project; the repository is that in which it is.
    public init(project: String) { self.project = project }
}
