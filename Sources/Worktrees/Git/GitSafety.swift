/// What keeps git from starting or fetching anything that nobody has asked for, whatever a configuration says.
///
/// A repository can name programs for nearly everything that git does, and agents can write its configuration. Hooks,
/// monitors, external diffs, pagers, editors, signatures, fetches, prompts and the maintenance in the background are
/// switched off, and git does not enter submodules, which have configurations of their own. What it writes is on the disk
/// before it ends, since a journal is going to name it.
enum GitSafety {
    /// Options before every verb.
    static let options = [
        "--no-pager", "-c", "core.pager=cat", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
        "-c", "diff.external=", "-c", "status.submoduleSummary=false", "-c", "submodule.recurse=false",
        "-c", "color.ui=false", "-c", "color.status=false", "-c", "credential.helper=", "-c", "core.askPass=",
        "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "commit.gpgSign=false", "-c", "rerere.enabled=false",
        "-c", "merge.verifySignatures=false", "-c", "worktree.useRelativePaths=false", "-c", "core.quotePath=false",
        "-c", "core.fsync=committed,loose-object,reference", "-c", "core.fsyncMethod=batch",
    ]

    /// What git, and the filters that it starts, may know of the user's environment.
    private static let names: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "TZ", "SHELL", "SYSTEMROOT",
        "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
    ]

    /// Without the user's other `GIT_…`, which could name other repositories and programs. Old versions of git know
    /// nothing of `GIT_NO_LAZY_FETCH`, but every one can be left without a protocol to fetch what a partial clone lacks.
    static func environment(_ user: [(name: String, value: String)]) -> [String] {
        user.filter { names.contains($0.name) || $0.name.hasPrefix("XDG_") }.map { "\($0.name)=\($0.value)" } + [
            "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
            "GIT_ASKPASS=false", "GIT_EDITOR=false", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C",
        ]
    }
}
