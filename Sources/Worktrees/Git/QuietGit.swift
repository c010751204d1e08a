import Platform

/// git as teambot looks at a project with it: beside all that `Git` leaves out, filters are not started either, and
/// nothing that is printed is changed by the configuration.
package struct QuietGit: Sendable {
    private var git: Git
    private let end: Double

    /// Speaks of the repository that a project stands in; all its calls together take at most so many seconds.
    package init(project: String, environment: [(name: String, value: String)], seconds: Double) {
        git = Git(directory: project, environment: environment, seconds: seconds)
        end = SystemClock.monotonicSeconds() + seconds
    }

    /// The whole name of a commit; nil where there is none of that name. No file is looked at.
    package func commit(_ name: String) -> String? {
        guard !name.hasPrefix("-") else { return nil }
        let text = output(["rev-parse", "--verify", "-q", name + "^{commit}"], 200)
        let commit = text.prefix { $0.isHexDigit }
        return commit.count >= 40 ? String(commit) : nil
    }

    /// The branch that is checked out; nil where none is.
    package func branch() -> String? {
        let name = output(["symbolic-ref", "-q", "--short", "HEAD"], 4_096).filter { !$0.isNewline }
        return name.isEmpty ? nil : name
    }

    /// The same git with every configured filter switched off; nil where they are not known for certain.
    ///
    /// Which filters there are only the configuration knows, with all that it includes. A mark that git reads last
    /// tells that the list is whole.
    package func withoutFilters() -> QuietGit? {
        let mark = "filter.teambot-has-read-all.required"
        let list = output(
            ["-c", mark + "=false", "config", "-z", "--name-only", "--get-regexp", #"^filter\."#], 64_000)
        // A name that is not text cannot be repeated to git.
        guard list.hasSuffix(mark + "\0"), !list.unicodeScalars.contains("\u{FFFD}") else { return nil }
        var quiet = self
        let drivers = Set(list.split(separator: "\0").compactMap(Self.driver)).sorted()
        quiet.git = git.with(
            variables: ["TEAMBOT_EMPTY=", "TEAMBOT_FALSE=false"], options: drivers.flatMap(Self.switchingOff))
        return quiet
    }

    /// What `git status` says of tracked and untracked files.
    package func status(_ limit: Int) -> String {
        output(["status", "--short", "--untracked-files=all", "--ignore-submodules=dirty"], limit)
    }

    /// The changes of tracked files since a commit.
    package func changes(since commit: String, _ options: [String], _ limit: Int) -> String {
        let safe = ["--no-ext-diff", "--no-textconv", "--no-color", "--submodule=short", "--ignore-submodules=dirty"]
        return output(["diff"] + safe + options + [commit], limit)
    }

    /// The names of files that git does not know and is not told to ignore.
    package func untracked() -> [String] {
        // A listing that is cut off ends with half a name.
        let names = output(["ls-files", "--others", "--exclude-standard", "-z"], 64_000)
        return names.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// The names of all files, relative to the project, that differ from a commit or that git does not know; nil where
    /// git could not tell them all.
    package func changedFiles(since commit: String) -> [String]? {
        let options = ["--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty", "--no-renames"]
        // Nothing but the names below the project is asked for, so that a large repository costs little.
        let known = names(["diff"] + options + ["--relative", "--name-only", "-z", commit])
        guard let known, let new = names(["ls-files", "--others", "--exclude-standard", "-z"]) else { return nil }
        return known + new
    }

    private func names(_ arguments: [String]) -> [String]? {
        guard end > SystemClock.monotonicSeconds() else { return nil }
        guard let result = try? git.run(arguments, limit: 1 << 26), result.isSuccess, result.isWhole else { return nil }
        return result.parts
    }

    private func output(_ arguments: [String], _ limit: Int) -> String {
        let left = end - SystemClock.monotonicSeconds()
        return left > 0 ? git.beginning(of: arguments, limit: limit, seconds: left) : ""
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
}
