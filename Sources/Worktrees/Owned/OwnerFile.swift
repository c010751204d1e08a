import JSONText
import Platform
import RunStorage

/// The file beside a worktree that tells that teambot has made it, and for whom. Without it a directory is the user's.
struct OwnerFile: Equatable {
    /// What follows the worktree's name in the name of the file.
    static let suffix = ".owner.json"

    /// Who has made the worktree.
    var owner: WorktreeOwner
    /// The shared directory of the repository that it belongs to.
    var repository: String
    /// The branch that it was made for; empty where there is none.
    var branch: String
    /// The commit on which it began.
    var base: String
    /// Whether it stays until a person removes it.
    var isKept = false

    /// The file of a worktree's directory.
    static func path(_ worktree: String) -> String { worktree + suffix }

    /// Writes it so that no crash leaves half of it.
    func write(for worktree: String) throws(SystemError) {
        var writer = JSONWriter(indentation: 2)
        writer.object { writer in
            writer.member("session", owner.session)
            writer.member("state_directory", owner.stateDirectory)
            writer.member("repository", repository)
            writer.member("branch", branch)
            writer.member("base", base)
            writer.member("kept", isKept)
        }
        try AtomicFile.write(writer.bytes + [UInt8(ascii: "\n")], to: Self.path(worktree), mode: 0o644)
    }

    /// Reads the file of a worktree; nil where it is none of teambot's.
    static func read(for worktree: String) -> OwnerFile? {
        guard FileSystem.kind(path(worktree)) == .file,
            let bytes = try? FileSystem.read(path(worktree), limit: 65_536), let value = try? JSONReader.read(bytes),
            let session = value["session"]?.string, let state = value["state_directory"]?.string,
            let repository = value["repository"]?.string, let branch = value["branch"]?.string,
            let base = value["base"]?.string
        else { return nil }
        return OwnerFile(
            owner: WorktreeOwner(session: session, stateDirectory: state), repository: repository, branch: branch,
            base: base, isKept: value["kept"]?.bool ?? false)
    }
}
