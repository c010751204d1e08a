import Platform

/// What a user has: all files of a repository with their bytes, modes and times, but for what is teambot's.
struct SessionFootprint: Equatable {
    private let files: [Substring]
    private let references: String
    private let objects: Set<Substring>

    /// Takes down what there is now.
    init(_ ground: SessionGround) throws {
        files = try ground.sh(
            """
            find . \\( -path ./.git/objects -o -path ./state -o -path './.git/refs/heads/teambot*' \\
                -o -path './.git/logs/refs/heads/teambot*' -o -path ./.git/worktrees \\) -prune \\
                -o \\( -type f -printf '%m %T@ ' -exec sha256sum {} \\; \\) -o -type l -printf '%p %l\\n' | sort -k 4
            """
        ).split(separator: "\n")
        references = try ground.sh("git for-each-ref | grep -v refs/heads/teambot; cat .git/HEAD; git stash list")
        objects = Set(try ground.sh("find .git/objects -type f").split(separator: "\n"))
    }

    /// What is not as it was, as sentences.
    func violations(since before: SessionFootprint) -> [String] {
        let changed = Set(files).symmetricDifference(before.files).sorted().map { "A file of the user: \($0)" }
        return changed + (references == before.references ? [] : ["References of the user: \(references)"])
            + (before.objects.isSubset(of: objects) ? [] : ["Objects of the user are gone."])
    }
}
