import Platform
import RunStorage
import StateMachine
import TestSupport

/// A user's git repository with objectives, in which sessions run; it goes when the test ends.
final class SessionProject {
    /// The directory of the repository.
    let project: TemporaryProject

    /// Makes a repository with a commit, and objectives of these titles in files such as `alpha.md`, which are not in it.
    ///
    /// - Parameters:
    ///   - directory: where the project is below the repository's top; empty for the top itself.
    ///   - isRepository: whether there is a repository at all.
    ///   - stages: the workflow, which may name files of the project.
    init(
        _ titles: String..., isRepository: Bool = true, stages: (TemporaryProject) -> StagesText
    ) throws {
        project = try TemporaryProject()
        try FileSystem.removeFile(project.path + "/objective.md")
        try project.write("stages.json", stages(project).text)
        if isRepository {
            try sh(
                """
                git init -q -b main; git config user.name 'A User'; git config user.email user@example.org
                printf 'one\\n' > a.txt; printf '*.log\\n' > .gitignore; git add -A; git commit -q -m First
                """)
        }
        for title in titles { try objective(title) }
    }

    /// Writes an objective, with front matter where it is given.
    func objective(_ title: String, _ order: String...) throws {
        let front = order.isEmpty ? "" : "---\n" + order.joined(separator: "\n") + "\n---\n"
        try project.write(
            "\(title.lowercased()).md",
            front + "# Objective: \(title)\n\n## Goals\n\n1. Try it\n\n## Success Criteria\n\n- [ ] It was tried\n")
    }

    /// Runs shell commands in the project; gives what they print.
    @discardableResult
    func sh(_ script: String) throws -> String {
        let end = try RunningTeambot(program: ["/bin/sh", "-ec", script], in: project).finish()
        guard end.status == 0 else { throw Silence(after: "\(script): \(end)") }
        return end.output.hasSuffix("\n") ? String(end.output.dropLast()) : end.output
    }

    /// Runs teambot to its end.
    @discardableResult
    func teambot(_ arguments: String...) throws -> FinishedProcess {
        try RunningTeambot(arguments, in: project).finish()
    }

    /// Starts teambot.
    func start(_ arguments: String...) throws -> RunningTeambot { try RunningTeambot(arguments, in: project) }

    /// All sessions, the newest first.
    func sessions() throws -> [SessionDirectory] {
        guard FileSystem.kind(project.path + "/state/sessions") == .directory else { return [] }
        return try StateDirectory(path: project.path + "/state").allSessions()
    }

    /// What the journal of the newest session says.
    func state() throws -> SessionState {
        guard let session = try sessions().first else { throw Silence(after: "no session") }
        return try SessionLoading.read(session, whileWritten: true).state
    }

    /// The events of the newest session.
    func events() throws -> [Event] {
        guard let session = try sessions().first else { throw Silence(after: "no session") }
        return try JournalReading.read(session.journal).events
    }

    /// How each objective stands, by its title.
    func statuses() throws -> [String: ExecutionStatus] {
        Dictionary(try state().executions.map { ($0.title, $0.status) }) { $1 }
    }

    /// The names of all branches.
    func branches() throws -> [String] {
        try sh("git for-each-ref --format='%(refname:short)' refs/heads").split(separator: "\n").map(String.init)
    }

    /// What stands beside the repository.
    var worktrees: [String] { FileSystem.list(project.path + "-worktrees") }

    /// All that is the user's: files, index, references, stashes, and what git says of them.
    func footprint() throws -> String {
        try sh(
            """
            find . \\( -path ./.git/objects -o -path ./state -o -path './.git/refs/heads/teambot*' \\
                -o -path './.git/logs/refs/heads/teambot*' -o -path ./.git/worktrees -o -name order.log \\) -prune \\
                -o -type f -printf '%m %T@ ' -exec sha256sum {} \\; | sort -k 4
            git for-each-ref | grep -v refs/heads/teambot; cat .git/HEAD; git stash list
            """)
    }
}
