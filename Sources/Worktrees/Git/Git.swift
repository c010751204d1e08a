import Platform

/// git as teambot runs it: nothing that a repository's configuration names is started, but for the filters and merge
/// drivers that a true checkout, commit and merge need, such as those of LFS.
package struct Git: Sendable {
    /// Where it runs.
    package let directory: String
    private let environment: [String]
    private let seconds: Double
    /// How often a call is made again that another git's worktree was in the way of.
    private static let repetitions = 20
    private var variables: [String] = []
    private var options: [String] = []

    /// Speaks of the repository that a directory stands in; each call takes at most so many seconds.
    package init(directory: String, environment: [(name: String, value: String)], seconds: Double = 300) {
        self.init(directory: directory, known: GitSafety.environment(environment), seconds: seconds)
    }

    private init(directory: String, known environment: [String], seconds: Double) {
        self.directory = directory
        self.environment = environment
        self.seconds = seconds
    }

    /// The same git somewhere else.
    package func at(_ directory: String) -> Git {
        var git = Git(directory: directory, known: environment, seconds: seconds)
        git.options = options
        return git
    }

    /// The same git with variables, as `NAME=value`, and options before the verb.
    package func with(variables: [String] = [], options: [String] = []) -> Git {
        var git = self
        git.variables += variables
        git.options += options
        return git
    }

    /// The same git for everything that an owner of worktrees does, so that its calls are known again.
    func marked(_ owner: WorktreeOwner) -> Git {
        let mark = RunningGit.mark(owner)
        var git = Git(directory: directory, known: environment + ["\(mark.name)=\(mark.value)"], seconds: seconds)
        git.options = options
        git.variables = variables
        return git
    }

    /// Whether git gets a variable of that name.
    func hasVariable(_ name: String) -> Bool { environment.contains { $0.hasPrefix(name + "=") } }

    /// Runs git on a thread of its own; another exit status than 0 is a result.
    package func result(of arguments: [String], limit: Int = 1 << 22) async throws(WorktreeError) -> GitResult {
        try await aside { () throws(WorktreeError) in try run(arguments, limit: limit) }
    }

    /// The same for threads that may wait.
    func run(_ arguments: [String], limit: Int = 1 << 22) throws(WorktreeError) -> GitResult {
        let verb = "git " + (arguments.first ?? "")
        do throws(SystemError) {
            var (result, isInTime) = try finish(arguments, limit, seconds)
            // Another git makes or removes a worktree at this moment, which takes microseconds; nothing was done so far.
            for _ in 0..<Self.repetitions where isInTime && result.hasMetAnothersWorktree {
                (result, isInTime) = try finish(arguments, limit, seconds)
            }
            if isInTime { return result }
        } catch {
            if FileSystem.kind(directory) == nil {
                throw WorktreeError(.gone, "The directory \(directory), in which `\(verb)` should run, is not there.")
            }
            throw WorktreeError(
                .noGit, "`\(verb)` cannot be started: \(error) Install git, or check the variable PATH.")
        }
        throw WorktreeError(
            .tookTooLong, "`\(verb)` in \(directory) has taken more than \(Int(seconds)) s and was ended.")
    }

    /// The beginning of what a call prints within a time, whether git is content or not; for threads that may wait.
    func beginning(of arguments: [String], limit: Int, seconds: Double) -> String {
        (try? finish(arguments, limit, seconds).result.output) ?? ""
    }

    private func finish(
        _ arguments: [String], _ limit: Int, _ seconds: Double
    ) throws(SystemError) -> (result: GitResult, isInTime: Bool) {
        var process = try GitProcess(
            ["git"] + GitSafety.options + options + arguments, environment: environment + variables,
            directory: directory, limit: limit)
        return try process.finish(seconds: seconds)
    }

    /// The output of a call that has to succeed, without the line break at its end.
    @discardableResult
    func text(_ arguments: [String]) throws(WorktreeError) -> String {
        let result = try run(arguments)
        guard result.isSuccess else {
            throw WorktreeError(
                .failed, "`git \(arguments.first ?? "")` in \(directory) has failed: \(result.complaint).")
        }
        return result.text
    }
}
