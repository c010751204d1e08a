import Platform
import TestSupport
import Testing
import Worktrees

/// A repository of a user, with a home of its own, in a temporary directory.
final class Ground: Sendable {
    private let directory: TemporaryDirectory
    /// Where the user works.
    let top: String
    /// Variables that git gets beside those of the ground.
    private let extra: [(name: String, value: String)]

    /// Makes a repository with two commits on `main`, after which a script goes on in it.
    init(
        _ script: String = "", name: String = "repository", setting extra: [(name: String, value: String)] = []
    ) throws {
        directory = try TemporaryDirectory()
        top = directory.path + "/" + name
        self.extra = extra
        try FileSystem.makeDirectory(directory.path + "/home")
        try FileSystem.makeDirectory(top)
        try sh(
            """
            git config --global user.name 'A User'
            git config --global user.email user@example.org
            git config --global init.defaultBranch main
            git init -q
            echo one > a.txt; mkdir sub; echo s > sub/s.txt
            printf '*.log\\n.build/\\nout/\\n' > .gitignore
            git add -A; git commit -q -m First
            echo two > a.txt; git commit -q -a -m Second
            \(script)
            """)
    }

    /// Where everything of the ground is.
    var place: String { directory.path }

    /// The environment of the user.
    var environment: [(name: String, value: String)] {
        let own = [("PATH", CurrentProcess.variable("PATH") ?? "/usr/bin:/bin"), ("HOME", directory.path + "/home")]
        return own.filter { variable in !extra.contains { $0.name == variable.0 } } + extra
    }

    /// Runs shell commands as the user would, in the repository or elsewhere; gives what they print.
    @discardableResult
    func sh(_ script: String, in place: String? = nil) throws -> String {
        let errors = directory.path + "/errors-\(UInt64.random(in: 0 ... .max))"
        let end = try RunningProgram(
            ["/bin/sh", "-ec", script], environment: environment.map { "\($0.name)=\($0.value)" },
            directory: place ?? top, errors: errors
        ).finish()
        try FileSystem.removeFile(errors)
        try #require(end.status == 0, "\(script): \(end)")
        return end.output.hasSuffix("\n") ? String(end.output.dropLast()) : end.output
    }

    /// The repository as teambot finds it.
    func repository(of project: String? = nil) async throws -> Repository {
        try await Repository.find(project: project ?? top, environment: environment)
    }

    /// The state directory of a session, made.
    func state(_ session: String) throws -> String {
        let path = directory.path + "/state/sessions/" + session
        try FileSystem.makeDirectories(path)
        return path
    }

    /// The pool of a session, on the user's HEAD.
    func pool(
        _ session: String = "s1", project: String? = nil, directory: String? = nil, cache: [String] = [],
        setup: [String] = [], seconds: Double = 60
    ) async throws -> WorktreePool {
        let repository = try await repository(of: project)
        let settings = WorktreeSettings(
            directory: directory, cachePaths: cache, setup: setup, acquireSeconds: seconds, environment: environment)
        return WorktreePool(
            repository, settings: settings, session: session, stateDirectory: try state(session),
            base: try await repository.commit("HEAD"))
    }

    /// The names of all branches.
    func branches() throws -> [String] {
        try sh("git for-each-ref --format='%(refname:short)' refs/heads").split(separator: "\n").map(String.init)
    }
}

/// Writes a text into a file.
func write(_ text: String, to path: String) throws {
    try Descriptor.replacing(path).write(Array(text.utf8))
}

/// The text of a file; nil where there is none.
func text(of path: String) -> String? {
    (try? FileSystem.read(path)).map { String(decoding: $0, as: UTF8.self) }
}
