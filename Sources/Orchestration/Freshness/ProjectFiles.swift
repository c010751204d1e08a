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
        let globs = inputs.map(PathGlob.init)
        var paths = Set<String>()
        for start in Set(inputs.map(Self.beginning)) {
            try list(start, in: root) { path in
                if globs.contains(where: { $0.matches(path) }) { paths.insert(path) }
            }
        }
        var look = FileLook(root, prefix: project + "/", known: known)
        return paths.sorted().compactMap { look.artifact($0) }
    }

    /// The part of a glob that is a path, so that nothing else is walked.
    static func beginning(_ glob: String) -> String {
        let steps = glob.split(separator: "/").filter { $0 != "." }
        let plain = steps.prefix { step in !step.contains { "*?[".contains($0) } }
        return plain.contains("..") ? ".git" : plain.joined(separator: "/")
    }

    private func list(_ path: String, in root: Directory, _ body: (String) -> Void) throws {
        guard path != ".git", !path.hasPrefix(".git/"), project + "/" + path != excluded else { return }
        let kind = path.isEmpty ? .directory : root.kind(path)
        if kind == .file { return body(path) }
        guard kind == .directory else { return }
        let names: [String]
        do throws(SystemError) { names = try root.directory(path).names() } catch {
            // What is gone meanwhile, or closed to everybody, is given to nobody.
            return
        }
        for name in names { try list(path.isEmpty ? name : path + "/" + name, in: root, body) }
    }
}
