import JSONText
import Platform

/// A worktree that an earlier session has left, or is still working in.
struct Leftover {
    private let path: String
    private let file: OwnerFile
    private let owned: OwnedWorktrees

    /// The worktrees of other sessions in a directory that teambot has made for this repository.
    static func others(_ owned: OwnedWorktrees) -> [Leftover] { all(owned).filter { $0.file.owner != owned.owner } }

    /// The worktrees of the pool of one's own session that an earlier life of it has made, and nobody has asked for again.
    static func own(_ owned: OwnedWorktrees, except known: Set<String>) -> [Leftover] {
        all(owned).filter { leftover in
            guard leftover.file.owner == owned.owner, !known.contains(leftover.name) else { return false }
            let rest = leftover.name.dropFirst(owned.owner.session.count)
            return leftover.name.hasPrefix(owned.owner.session) && rest.first == "-"
                && (Int(rest.dropFirst()) != nil || rest == "-integration")
        }
    }

    /// Removes what is left of owner files of one's own session where an engine was killed while it wrote them.
    static func removeHalfWritten(_ owned: OwnedWorktrees) {
        let suffix = OwnerFile.suffix + ".new"
        for name in FileSystem.list(owned.directory) where name.hasPrefix(owned.owner.session + "-") {
            if name.hasSuffix(suffix) { try? FileSystem.removeFile(owned.directory + "/" + name) }
        }
    }

    private static func all(_ owned: OwnedWorktrees) -> [Leftover] {
        let place = FileSystem.canonical(owned.directory) ?? owned.directory
        return FileSystem.list(place).filter { $0.hasSuffix(OwnerFile.suffix) }.compactMap { name in
            let path = place + "/" + name.dropLast(OwnerFile.suffix.count)
            guard let file = OwnerFile.read(for: path), file.repository == owned.repository.commonDirectory
            else { return nil }
            return Leftover(path: path, file: file, owned: owned)
        }
    }

    private var name: String { Directory.split(path).name }

    /// Removes what nobody needs any more, and leaves alone whatever anybody might.
    ///
    /// - Returns: what was done, or why not, as a sentence; nil where nobody needs to know.
    func settle() -> String? {
        // One's own session lives, and asks only at its end.
        guard file.owner != owned.owner else { return removed() }
        guard !isNeeded else { return nil }
        guard FileSystem.kind(file.owner.stateDirectory) == .directory else { return removed() }
        // As long as its session's lock is held here, nobody resumes it, and no third session does the same.
        guard let hold = try? FileLock.take(lock), !canBeResumed else { return nil }
        defer { hold.release() }
        return removed()
    }

    /// Whether it is one of its own that was being made free, after all that was in it had been committed, or that git
    /// was making or removing when it was killed.
    private var isSpent: Bool {
        file.owner == owned.owner && (file.branch.isEmpty || owned.repository.registration(of: path) == nil)
    }

    /// Removes it unless something would be lost; what was done, as a sentence.
    private func removed() -> String? {
        guard OwnerFile.read(for: path) == file else { return nil }
        let what = "The worktree \(path) of the session \(file.owner.session)"
        let hasDirectory = FileSystem.kind(path) != nil
        if hasDirectory, file.isKept { return "\(what) is kept; `git worktree remove` ends that." }
        do throws(WorktreeError) {
            if hasDirectory, !isSpent, let treasure = try Treasure(owned.repository, path, file).found() {
                return "\(what) is left alone: \(treasure)."
            }
            let wasRegistered = owned.repository.registration(of: path) != nil
            try owned.removeAside(path)
            // Nobody knows yet of a branch of one's own on which nothing has happened.
            if file.owner == owned.owner {
                Branches(owned.repository).removeLock(file.branch)
                Branches(owned.repository).removeUnused(file.branch, file.base)
            }
            guard hasDirectory || wasRegistered else { return nil }
            return what + " was removed"
                + (hasDirectory ? "; its branch stays." : " from git's list; its directory was gone.")
        } catch {
            return "\(what) is left alone: \(error)"
        }
    }

    private var lock: String { file.owner.stateDirectory + "/lock" }

    /// Whether its session lives, or can be resumed.
    private var isNeeded: Bool {
        // What cannot be found out counts as held.
        ((try? FileLock.mayBeHeld(lock)) ?? true) || canBeResumed
    }

    /// Whether its session has not come to its end. Without its state directory it cannot be resumed any more.
    private var canBeResumed: Bool {
        let state = file.owner.stateDirectory
        guard FileSystem.kind(state) == .directory else { return false }
        guard let bytes = try? FileSystem.read(state + "/session.json", limit: 1 << 28),
            let session = try? JSONReader.read(bytes, maximumBytes: 1 << 28)
        else { return true }
        return session["finished_at"]?.string == nil
    }
}
