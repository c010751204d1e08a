import Platform
import RunStorage
import StateMachine

/// The regular files of a project that globs fit: none behind a link, none of git's own, none of teambot's.
struct ProjectFiles {
    private let project: String
    private let excluded: String
    private let known: KnownDigests

    /// Looks at a project.
    ///
    /// - Parameter state: teambot's own directory.
    init(_ project: String, without state: String, known: KnownDigests) {
        self.project = FileSystem.canonical(project) ?? project
        excluded = FileSystem.canonical(state) ?? state
        self.known = known
    }

    /// The files that fit any of the globs, by their paths in the project, in order.
    func matching(_ inputs: [String]) throws -> [Artifact] {
        let root: Directory
        do throws(SystemError) { root = try Directory.open(project) } catch { throw StorageError(writing: error) }
        let paths = FileSearch(inputs, except: [excluded]).find(in: root).files
        var look = FileLook(root, prefix: project + "/", known: known)
        return paths.sorted().compactMap { look.artifact($0) }
    }
}
