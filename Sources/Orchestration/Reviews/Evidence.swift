import Execution
import Platform

/// What git says about the project since the run began: the changes that a reviewer is shown.
///
/// git runs with everything off that a repository's configuration could make it start.
package struct Evidence: Sendable {
    private static let limit = 60_000
    private static let untrackedFiles = 40

    private let context: RunContext

    init(_ context: RunContext) { self.context = context }

    /// The evidence as text; a sentence where there is none.
    func gather(base: String?) async -> String {
        let project = context.project
        let environment = Self.environment(context.environment)
        let changes =
            if let base {
                await onOwnThread { Self.collect(project, base, environment) }
            } else {
                "The project is not a git repository: there is no diff to show."
            }
        return changes + testResults
    }

    /// What the project's tests are said to have given, where a stage has left it.
    private var testResults: String {
        let text = ArtifactFiles(context.run).beginning("test_results.md", bytes: 1_500)
        let title = "\n\ntest_results.md, as an agent has written it:\n"
        return text.map { title + $0 } ?? ""
    }

    private static func collect(_ project: String, _ base: String, _ environment: [String]) -> String {
        func git(_ arguments: [String], _ limit: Int) -> String {
            CapturedProgram.output(
                of: ["git"] + safety + arguments, environment: environment, directory: project, limit: limit,
                seconds: 20)
        }
        guard !git(["rev-parse", "--verify", "-q", base + "^{commit}"], 200).isEmpty else {
            return "git cannot show what has changed since \(base): it is missing, or the commit is gone."
        }
        let status = git(["status", "--short", "--untracked-files=all", "--ignore-submodules=dirty"], 4_000)
        let statistics = git(["diff", "--no-ext-diff", "--no-textconv", "--stat", base], 4_000)
        let changes = git(["diff", "--no-ext-diff", "--no-textconv", base], limit)
        let untracked = git(["ls-files", "--others", "--exclude-standard", "-z"], 64_000)
        let files = untracked.split(separator: "\0").prefix(untrackedFiles).map { name in
            let bytes = (try? FileSystem.read(project + "/" + name, limit: 1 << 20))?.prefix(8_000)
            return "--- new file \(name)\n" + (bytes.map { String(decoding: $0, as: UTF8.self) } ?? "(not shown)")
        }
        let parts = [
            "$ git status --short\n" + status, "$ git diff --stat \(base)\n" + statistics,
            "$ git diff \(base)\n" + changes, files.joined(separator: "\n"),
        ]
        let text = parts.joined(separator: "\n")
        return status.isEmpty && changes.isEmpty && files.isEmpty
            ? "git shows no change since the run began (\(base))." : PromptText.shortened(text, to: limit * 2)
    }

    /// The commit that the project stands on; nil where there is none. It blocks while git runs.
    package static func baseCommit(of project: String, environment: [(name: String, value: String)]) -> String? {
        let text = CapturedProgram.output(
            of: ["git"] + safety + ["rev-parse", "--verify", "-q", "HEAD"],
            environment: Self.environment(environment), directory: project, limit: 200, seconds: 10)
        let commit = text.prefix { $0.isHexDigit }
        return commit.count >= 40 ? String(commit) : nil
    }

    private static let safety = [
        "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=", "-c", "core.pager=cat",
        "--no-pager",
    ]

    private static func environment(_ user: [(name: String, value: String)]) -> [String] {
        user.filter { !$0.name.hasPrefix("GIT_") }.map { "\($0.name)=\($0.value)" } + [
            "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C",
        ]
    }
}
