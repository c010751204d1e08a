import Platform
import RunStorage
import TestSupport

/// A user's git repository, with changes that he has not committed, in which a session of several objectives is begun.
final class SessionGround {
    /// The objective whose agent changes nothing.
    static let idle = "idle"
    /// The titles of the objectives, from whose first words come the names of their runs.
    static let titles = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Idle"]
    /// How many objectives there are.
    static let count = titles.count

    /// The repository, absolute.
    let path: String
    /// Whether finished branches are brought together at the end.
    let integrates: Bool
    /// What the agents say.
    let ledger: Ledger
    /// Every line of JSON that engines have printed.
    private(set) var told: [String] = []
    /// What the engines have said otherwise.
    private(set) var said = ""

    /// Makes a repository whose agents work for so long.
    init(in workshop: Workshop, microseconds: Int, integrates: Bool = false) throws {
        self.integrates = integrates
        let scratch = workshop.path + "/\(UInt32.random(in: 0 ... .max))"
        path = scratch + "/project"
        ledger = Ledger(path: scratch + "/ledger")
        try FileSystem.makeDirectories(path)
        try write("stages.json", stages(microseconds))
        for number in 1...Self.count { try write("o\(number).md", objective(number)) }
        try sh(
            """
            git init -q -b main; git config user.name 'A User'; git config user.email user@example.org
            printf 'one\\n' > a.txt; mkdir sub; echo s > sub/s.txt; printf '*.log\\n' > .gitignore
            git add -A; git commit -q -m First; git branch precious
            echo changed >> a.txt; echo staged > staged.txt; git add staged.txt; echo new > untracked.txt
            echo stash >> sub/s.txt; git stash push -q sub/s.txt
            """)
    }

    deinit { try? FileSystem.removeTree(FileSystem.parent(of: path)) }

    /// The feature of an objective.
    static func feature(_ number: Int) -> String { titles[number - 1].lowercased() }

    private func objective(_ number: Int) -> String {
        let title = Self.titles[number - 1]
        // The third waits for the first, and the fifth comes before the others.
        let order = number == 3 ? "---\nneeds: [o1.md]\n---\n" : number == 5 ? "---\npriority: 5\n---\n" : ""
        return order + "# Objective: \(title)\n\n## Goals\n\n1. Keep it\n\n## Success Criteria\n\n- [ ] It was kept\n"
    }

    private func stages(_ microseconds: Int) -> String {
        """
        { "version": 1,
          "agents": { "b": { "persona": "builder",
            "command": ["\(Workshop.proofs)", "session-agent", "\(ledger.path)", "\(microseconds)"] } },
          "stages": {
            "BUILD": { "work_agent": "b", "next_stages": ["CHECK"] },
            "CHECK": { "command": ["/bin/sh", "-c",
              "test $TEAMBOT_FEATURE = \(Self.idle) || test -e out-$TEAMBOT_FEATURE.txt"], "next_stages": ["END"] },
            "END": { "next_stages": [] } } }

        """
    }

    private func write(_ name: String, _ text: String) throws {
        try Descriptor.replacing(path + "/" + name).write(text.utf8)
    }

    /// Runs shell commands in the repository; gives what they print.
    @discardableResult
    func sh(_ script: String) throws -> String {
        let errors = aside("errors-\(UInt32.random(in: 0 ... .max))")
        let end = try RunningProgram(
            ["/bin/sh", "-ec", script], environment: RunningProgram.environment, directory: path, errors: errors
        ).finish()
        guard end.status == 0 else { throw ProofError("\(script): \(end)") }
        return end.output.hasSuffix("\n") ? String(end.output.dropLast()) : end.output
    }

    /// A place beside the repository.
    func aside(_ name: String) -> String { FileSystem.parent(of: path) + "/" + name }

    /// The one session; nil while there is none.
    var session: SessionDirectory? { try? StateDirectory(path: path + "/state").allSessions().first }

    /// Begins the session, or goes on with it where it has been begun.
    func startEngine() throws -> RunningProgram {
        let objectives = (1...Self.count).map { "o\($0).md" }
        return try start(session == nil ? ["run"] + objectives + options : ["resume", "--json"])
    }

    private var options: [String] { ["--workers", "3", "--json"] + (integrates ? ["--integrate"] : []) }

    /// Starts teambot here.
    func start(_ arguments: [String]) throws -> RunningProgram {
        try RunningProgram(
            [Workshop.teambot] + arguments, environment: RunningProgram.environment, directory: path,
            errors: aside("errors-\(UInt32.random(in: 0 ... .max))"))
    }

    /// Keeps what an engine has told.
    func note(_ end: FinishedProcess) -> FinishedProcess {
        // What stands before the last line feed was told; the rest is the beginning of a line.
        let lines = end.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        told += (lines + end.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast())
            .filter { $0.hasPrefix("{") }.map(String.init)
        said += end.errors
        return end
    }
}
