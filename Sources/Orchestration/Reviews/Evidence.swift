import Platform
import StateMachine
import Worktrees

/// What git says about the project since the run began: the changes that a reviewer is shown.
///
/// git is the quiet one: nothing that a repository's configuration names is started.
package struct Evidence: Sendable {
    private static let limit = 60_000
    private static let untrackedFiles = 40
    /// Bytes of test results that an agent claims, and of those that teambot has measured.
    private static let (claimedBytes, measuredBytes) = (1_500, 12_000)

    private let context: RunContext

    init(_ context: RunContext) { self.context = context }

    /// The evidence as text; a sentence where there is none.
    func gather(base: String?) async throws -> String {
        let (project, environment) = (context.project, context.environment)
        let changes =
            if let base {
                await onOwnThread { Self.collect(project, base, environment) }
            } else {
                "The project is not a git repository: there is no diff to show."
            }
        return try changes + testResults()
    }

    /// What the project's tests have given: what teambot has measured, else what an agent says of it.
    private func testResults() throws -> String {
        let measured = context.workflow.stages.compactMap { stage -> String? in
            guard case .suites = stage.kind else { return nil }
            return stage.artifacts.first { $0.hasSuffix(".md") }
        }
        if measured.isEmpty {
            return try testResults("test_results.md", "as an agent has written it", Self.claimedBytes)
        }
        return try measured.map {
            try testResults($0, "as teambot has measured it by running the test suites", Self.measuredBytes)
        }.joined()
    }

    private func testResults(_ name: String, _ origin: String, _ bytes: Int) throws -> String {
        let text: String?
        do {
            text = try ArtifactFiles(context.run).beginning(name, bytes: bytes)
        } catch StageEnd.failed(_, let sentence) {
            text = sentence
        }
        return text.map { "\n\n\(name), \(origin):\n\($0)" } ?? ""
    }

    /// The changes since a commit, as git shows them. It blocks while git runs.
    static func collect(
        _ project: String, _ base: String, _ environment: [(name: String, value: String)]
    ) -> String {
        let git = QuietGit(project: project, environment: environment, seconds: 60)
        guard let commit = git.commit(base) else {
            return "git cannot show what has changed since \(base): it is missing, or the commit is gone."
        }
        guard let git = git.withoutFilters() else {
            return "git cannot show what has changed since \(base): its configuration could not be read to the end."
        }
        let status = git.status(4_000)
        let statistics = git.changes(since: commit, ["--stat"], 4_000)
        let changes = git.changes(since: commit, [], limit)
        let files = git.untracked().prefix(untrackedFiles).map { "--- new file \($0)\n" + content(of: $0, in: project) }
        let parts = [
            "$ git status --short\n" + status, "$ git diff --stat \(base)\n" + statistics,
            "$ git diff \(base)\n" + changes, files.joined(separator: "\n"),
        ]
        let text = parts.joined(separator: "\n")
        return status.isEmpty && changes.isEmpty && files.isEmpty
            ? "git shows no change since the run began (\(base))." : PromptText.shortened(text, to: limit * 2)
    }

    /// The beginning of a new file. A link is not followed: what it leads to is none of the project's changes.
    private static func content(of name: String, in project: String) -> String {
        let path = project + "/" + name
        guard FileSystem.kind(path) == .file, let bytes = try? FileSystem.read(path, limit: 1 << 20) else {
            return "(not shown)"
        }
        return String(decoding: bytes.prefix(8_000), as: UTF8.self)
    }

    /// The commit that the project stands on; nil where there is none. It blocks while git runs.
    package static func baseCommit(of project: String, environment: [(name: String, value: String)]) -> String? {
        QuietGit(project: project, environment: environment, seconds: 10).commit("HEAD")
    }
}
