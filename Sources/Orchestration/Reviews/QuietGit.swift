import Execution
import Platform

/// git as teambot runs it: it looks at a project and starts nothing, whatever the repository's configuration says.
///
/// A repository can name programs for nearly everything that git does, and agents can write its configuration. What a
/// status, a diff or a listing could start is switched off here: hooks, monitors, filters, external diffs, converters,
/// pagers, fetches, prompts, and git in submodules, which would read a configuration of its own.
struct QuietGit: Sendable {
    private let project: String
    private let environment: [String]
    private let end: Double
    private var filtersOff: [String] = []

    /// Speaks of the repository that a project stands in; all its calls together take at most so many seconds.
    init(project: String, environment: [(name: String, value: String)], seconds: Double) {
        self.project = project
        self.environment = Self.environment(environment)
        end = SystemClock.monotonicSeconds() + seconds
    }

    /// The whole name of a commit; nil where there is none of that name. No file is looked at.
    func commit(_ name: String) -> String? {
        guard !name.hasPrefix("-") else { return nil }
        let text = output(["rev-parse", "--verify", "-q", name + "^{commit}"], 200)
        let commit = text.prefix { $0.isHexDigit }
        return commit.count >= 40 ? String(commit) : nil
    }

    /// The same git with every configured filter switched off; nil where they are not known for certain.
    ///
    /// Which filters there are only the configuration knows, with all that it includes. A mark that git reads last
    /// tells that the list is whole.
    func withoutFilters() -> QuietGit? {
        let mark = "filter.teambot-has-read-all.required"
        let list = output(
            ["-c", mark + "=false", "config", "-z", "--name-only", "--get-regexp", #"^filter\."#], 64_000)
        // A name that is not text cannot be repeated to git.
        guard list.hasSuffix(mark + "\0"), !list.unicodeScalars.contains("\u{FFFD}") else { return nil }
        var quiet = self
        quiet.filtersOff = Set(list.split(separator: "\0").compactMap(Self.driver)).sorted().flatMap(Self.switchingOff)
        return quiet
    }

    /// What `git status` says of tracked and untracked files.
    func status(_ limit: Int) -> String {
        output(["status", "--short", "--untracked-files=all", "--ignore-submodules=dirty"], limit)
    }

    /// The changes of tracked files since a commit.
    func changes(since commit: String, _ options: [String], _ limit: Int) -> String {
        let safe = ["--no-ext-diff", "--no-textconv", "--no-color", "--submodule=short", "--ignore-submodules=dirty"]
        return output(["diff"] + safe + options + [commit], limit)
    }

    /// The names of files that git does not know and is not told to ignore.
    func untracked() -> [String] {
        // A listing that is cut off ends with half a name.
        let names = output(["ls-files", "--others", "--exclude-standard", "-z"], 64_000)
        return names.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private func output(_ arguments: [String], _ limit: Int) -> String {
        let left = end - SystemClock.monotonicSeconds()
        guard left > 0 else { return "" }
        return CapturedProgram.output(
            of: ["git"] + Self.safety + filtersOff + arguments, environment: environment, directory: project,
            limit: limit, seconds: left)
    }

    /// The name of the filter that a key such as `filter.lfs.clean` belongs to; it may hold anything, dots too.
    private static func driver(_ key: Substring) -> String? {
        guard let end = key.lastIndex(of: "."), key.hasPrefix("filter.") else { return nil }
        return String(key[..<end].dropFirst("filter.".count))
    }

    private static func switchingOff(_ driver: String) -> [String] {
        // `-c` takes what follows the first "=" for the value, `--config-env` what follows the last.
        let hasEqualSign = driver.utf8.contains(UInt8(ascii: "="))
        func set(_ key: String, _ value: String, _ variable: String) -> [String] {
            let key = "filter.\(driver).\(key)="
            return hasEqualSign ? ["--config-env=" + key + variable] : ["-c", key + value]
        }
        return ["clean", "smudge", "process"].flatMap { set($0, "", "TEAMBOT_EMPTY") }
            + set("required", "false", "TEAMBOT_FALSE")
    }

    private static let safety = [
        "--no-pager", "-c", "core.pager=cat", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
        "-c", "diff.external=", "-c", "status.submoduleSummary=false", "-c", "submodule.recurse=false",
        "-c", "color.ui=false", "-c", "color.status=false", "-c", "credential.helper=",
    ]

    /// Without the user's `GIT_…`, which could name other repositories and programs. Old versions of git know nothing
    /// of `GIT_NO_LAZY_FETCH`, but every one can be left without a protocol to fetch what a partial clone lacks.
    private static func environment(_ user: [(name: String, value: String)]) -> [String] {
        user.filter { !$0.name.hasPrefix("GIT_") }.map { "\($0.name)=\($0.value)" } + [
            "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
            "GIT_ASKPASS=false", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C", "TEAMBOT_EMPTY=", "TEAMBOT_FALSE=false",
        ]
    }
}
