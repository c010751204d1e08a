/// What a user has: all files of a repository with their bytes, modes and times, but for what is teambot's.
struct Footprint: Equatable {
    private let files: String
    private let references: String
    private let objects: Set<String>

    /// Takes down what there is now. The names of teambot's branches and worktrees are left out; every object
    /// that was there has to be there still.
    init(_ ground: Ground, session: String = "s1") throws {
        files = try ground.sh(
            """
            find . \\( -path ./.git/objects -o -path './.git/worktrees/\(session)-*' \
                -o -path './.git/refs/heads/teambot*' -o -path './.git/logs/refs/heads/teambot*' \\) -prune \
                -o \\( -type f -printf '%m %T@ ' -exec sha256sum {} \\; \\) -o -type l -printf '%p %l\\n' \
                | sort -k 4
            """)
        references = try ground.sh("git for-each-ref | grep -v refs/heads/teambot; cat .git/HEAD")
        objects = Set(try ground.sh("find .git/objects -type f").split(separator: "\n").map(String.init))
    }

    static func == (left: Footprint, right: Footprint) -> Bool {
        left.files == right.files && left.references == right.references
            && (left.objects.isSubset(of: right.objects) || right.objects.isSubset(of: left.objects))
    }
}
