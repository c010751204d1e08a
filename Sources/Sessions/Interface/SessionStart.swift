import Configuration
import Platform
import RunStorage
import StateMachine
import Worktrees

/// Everything that a session in another program begins with; it blocks while files are read and written.
struct SessionStart: Sendable {
    let begun: BegunSession
    let place: SessionPlace
    let repository: Repository?
    let loop: EventLoop

    init(_ configuration: SessionConfiguration) throws {
        try Self.check(configuration)
        let project = FileSystem.canonical(configuration.project) ?? FileSystem.absolute(configuration.project)
        func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : project + "/" + path }
        let stagesFile = absolute(configuration.stagesFile)
        let bytes = try Inputs.bytes(stagesFile, missing: "Name the workflow in `SessionConfiguration.stagesFile`.")
        let reading = Inputs.workflow(bytes, stagesFile, FileSystem.parent(of: stagesFile))
        for problem in reading.problems { configuration.tell(problem.description) }
        guard let workflow = reading.workflow else {
            throw SessionFailure(reading.problems.map(\.description).joined(separator: "\n"))
        }
        place = SessionPlace(
            project: project, state: StateDirectory(path: absolute(configuration.stateDirectory)),
            program: try Self.program(configuration.program), tell: configuration.tell)
        try ProgramCheck.check(workflow, project: project, tell: configuration.tell)
        repository = try Self.repository(configuration, project)
        let base = try repository.map { try $0.found(commit: configuration.base) }
        try StateDirectoryCheck.prepare(place.state)
        let none = try ObjectiveList([], ObjectiveList.Wishes(), tell: configuration.tell)
        begun = try BegunSession(
            Self.options(configuration, workflow), none, workflow, bytes, stagesFile: stagesFile, baseCommit: base,
            in: place)
        loop = try EventLoop()
    }

    /// Refuses numbers with which nothing could go on.
    private static func check(_ configuration: SessionConfiguration) throws {
        func refuse(_ isWrong: Bool, _ name: String, _ rule: String) throws {
            if isWrong { throw SessionFailure("`SessionConfiguration.\(name)` must be \(rule).") }
        }
        func isPositive(_ value: Double?) -> Bool { value.map { $0 > 0 && $0.isFinite } ?? true }
        try refuse(configuration.workers < 1, "workers", "at least 1")
        let retries = ObjectiveOrder.retries
        try refuse(
            configuration.retries.map { !retries.contains($0) } ?? false, "retries",
            "from \(retries.lowerBound) to \(retries.upperBound)")
        try refuse((configuration.maximumQueueSize ?? 1) < 1, "maximumQueueSize", "at least 1, or nil")
        try refuse(!isPositive(configuration.acquireTimeoutSeconds), "acquireTimeoutSeconds", "more than 0, or nil")
        try refuse(!isPositive(configuration.maximumHours), "maximumHours", "more than 0, or nil")
        try refuse(!isPositive(configuration.maximumCost), "maximumCost", "more than 0, or nil")
        try refuse((configuration.maximumTokens ?? 1) < 1, "maximumTokens", "at least 1, or nil")
    }

    /// A supervisor is started from anywhere, so its program must be known by its whole path.
    private static func program(_ name: String) throws -> String {
        let request = SpawnRequest(
            arguments: [name], environment: ["PATH=\(CurrentProcess.variable("PATH") ?? "")"], directory: "/",
            descriptors: [], hasOwnSession: false)
        guard let found = try? ChildProcess.locate(name, request), FileSystem.isExecutable(found) else {
            throw SessionFailure(
                "The program \(name) is not there, which supervises agents. Build the product teambot and name its path "
                    + "in `SessionConfiguration.program`.")
        }
        return found
    }

    private static func repository(_ configuration: SessionConfiguration, _ project: String) throws -> Repository? {
        guard configuration.usesWorktrees else {
            guard configuration.workers <= 1 else {
                throw SessionFailure("Without worktrees only one objective can be at work at once: set workers to 1.")
            }
            return nil
        }
        return try Repository.found(project, CurrentProcess.environment)
    }

    private static func options(_ configuration: SessionConfiguration, _ workflow: Workflow) -> SessionOptions {
        var options = SessionOptions(
            workers: configuration.workers, retries: configuration.retries ?? workflow.session.retries)
        options.usesWorktrees = configuration.usesWorktrees
        options.keepsFailed = configuration.keepsFailed
        options.integrates = configuration.integrates
        options.acquireSeconds = configuration.acquireTimeoutSeconds ?? workflow.session.acquireTimeoutSeconds
        options.maximumQueueSize = configuration.maximumQueueSize ?? workflow.session.maximumQueueSize
        options.maximumSeconds = configuration.maximumHours.map { $0 * 3_600 }
        options.budget = Budget(costUSD: configuration.maximumCost, tokens: configuration.maximumTokens)
        return options
    }
}
