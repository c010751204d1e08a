import Platform

extension BuildGround {
    /// What comes of putting a result to the others.
    package enum Merging: Sendable, Equatable {
        /// The commit that holds all of them.
        case merged(String)
        /// Files that do not go together; the worktree holds both sides.
        case conflict([String])
    }

    /// Puts the result of a task to what is put together so far.
    ///
    /// - Parameter merged: the commit that holds what is put together so far.
    package func merge(_ result: String, into merged: String, message: String) async throws(WorktreeError) -> Merging {
        try await aside { () throws(WorktreeError) in
            if try git.run(["merge-base", "--is-ancestor", result, merged]).isSuccess { return .merged(merged) }
            try stand(on: merged)
            let git = try git(in: merging)
            let answer = try git.run(Self.merge(result, message))
            guard answer.isSuccess else {
                let paths = try unmerged(git)
                if paths.isEmpty {
                    throw WorktreeError(
                        .failed, "`git merge` in \(merging.path) has failed: \(answer.complaint).")
                }
                return .conflict(paths)
            }
            let commit = try git.text(["rev-parse", "HEAD"])
            try set(.merged, commit)
            return .merged(commit)
        }
    }

    /// The files in which an agent has left a conflict that is not resolved; where there are none the resolution becomes
    /// a commit.
    package func resolve(_ result: String, into merged: String, message: String) async throws(WorktreeError) -> Merging
    {
        if let known = try await commit(.merged), try await isAncestor(result, of: known) { return .merged(known) }
        let left = try await aside { () throws(WorktreeError) in try open() }
        let now = try await repository.snapshot(of: merging.path)
        return try await aside { () throws(WorktreeError) in
            let marked = try marked(since: merged, in: now, besides: result)
            let paths = Set(left + marked).sorted()
            guard paths.isEmpty else { return .conflict(paths) }
            let commit = try commit(tree(of: now), on: [merged, result], message)
            // What an agent has left of a merge would stand in the way of nothing but a person who looks.
            _ = try git(in: merging).run(["reset", "-q", "--hard", commit])
            try set(.merged, commit)
            return .merged(commit)
        }
    }

    /// Has the worktree hold a commit and nothing else; it is made anew only where it is not there or damaged.
    private func stand(on commit: String) throws(WorktreeError) {
        if OwnerFile.read(for: merging.path) != nil, FileSystem.kind(merging.path + "/.git") == .file,
            let git = try? git(in: merging), try git.run(["reset", "-q", "--hard", commit]).isSuccess,
            try git.run(["clean", "-ffdxq"]).isSuccess
        {
            return
        }
        try makeAnew(merging, at: commit)
    }

    private func isAncestor(_ result: String, of commit: String) async throws(WorktreeError) -> Bool {
        try await aside { () throws(WorktreeError) in
            try git.run(["merge-base", "--is-ancestor", result, commit]).isSuccess
        }
    }

    /// The paths that git's own index calls unmerged.
    private func unmerged(_ git: Git) throws(WorktreeError) -> [String] {
        let result = try git.run(["diff", "--name-only", "--diff-filter=U", "-z"])
        return Set(result.parts).sorted()
    }

    private func open() throws(WorktreeError) -> [String] {
        var found: [String] = []
        for path in try unmerged(git(in: merging)) where try isOpen(path) { found.append(path) }
        return found
    }

    /// Files with marks of a conflict that the task has not left so itself.
    private func marked(
        since merged: String, in now: String, besides result: String
    ) throws(WorktreeError) -> [String] {
        var found: [String] = []
        for path in try changes(from: merged, to: now) {
            if try isMarked(path), try !isTaken(path, from: result) { found.append(path) }
        }
        return found
    }

    /// Whether nobody has decided about an unmerged file: its sides are still marked in it, or it is as git left it.
    private func isOpen(_ path: String) throws(WorktreeError) -> Bool {
        let git = try git(in: merging)
        guard let kind = FileSystem.kind(merging.path + "/" + path) else { return false }
        // Mode, object and number of each side.
        let sides = try git.run(["ls-files", "-u", "-z", "--", ":(top,literal)" + path]).parts.map {
            $0.prefix { $0 != "\t" }.split(separator: " ").map(String.init)
        }
        guard kind == .file, sides.contains(where: { $0.last == "2" }), sides.contains(where: { $0.last == "3" })
        else { return true }
        if try isMarked(path) { return true }
        let bytes = try writing { () throws(SystemError) in try FileSystem.read(merging.path + "/" + path) }
        guard bytes.prefix(8_000).contains(0) else { return false }
        let object = try git.text(["hash-object", "--", path])
        return sides.contains { $0.last == "2" && $0.contains(object) }
    }

    /// Whether a file holds the marks that git sets around the two sides of a conflict.
    private func isMarked(_ path: String) throws(WorktreeError) -> Bool {
        guard FileSystem.kind(merging.path + "/" + path) == .file else { return false }
        let bytes = try writing { () throws(SystemError) in try FileSystem.read(merging.path + "/" + path) }
        var found: Set<UInt8> = []
        for line in bytes.split(separator: 10) {
            guard let first = line.first, first == 60 || first == 62, line.count > 8 else { continue }
            if line.prefix(7).allSatisfy({ $0 == first }), line.dropFirst(7).first == 32 { found.insert(first) }
        }
        return found.count == 2
    }

    /// Whether a file is just what a task has left, marks and all.
    private func isTaken(_ path: String, from result: String) throws(WorktreeError) -> Bool {
        let object = try git(in: merging).run(["hash-object", "--", path])
        let theirs = try git.run(["rev-parse", "--verify", "-q", "\(result):\(path)"])
        return object.isSuccess && theirs.isSuccess && object.text == theirs.text
    }

    func changes(
        from one: String, to other: String, _ filter: String = "ACDMRT"
    ) throws(WorktreeError) -> [String] {
        try difference(["--name-only", "--diff-filter=" + filter, one, other])
    }

    /// What `git diff-tree` prints; all of it, because what is missing would count as unchanged.
    func difference(_ arguments: [String]) throws(WorktreeError) -> [String] {
        let result = try git.run(["diff-tree", "-r", "-z", "--no-renames"] + arguments, limit: 1 << 28)
        guard result.isSuccess, result.isWhole else {
            throw WorktreeError(
                .failed, "git cannot compare two states of \(repository.top): \(result.complaint).")
        }
        return result.parts
    }
}
