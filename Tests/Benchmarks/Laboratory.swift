import Glibc
import Platform

/// Where benchmarks work: fresh directories on a real disk, and the programs that are measured.
///
/// Nothing is deleted before the end, because deleting trees makes file systems slow for a while.
struct Laboratory: Sendable {
    /// The directory below which everything happens.
    let root: String
    /// The type of the file system, such as `ext4`.
    let fileSystem: String
    /// A copy of the binary beside this one: an installed program is a copy, and starts faster than what a linker has
    /// written in small pieces.
    let teambot: String

    /// Prepares a directory below `TMPDIR`, `/tmp` or the working directory, whichever is on a disk.
    init() throws {
        let candidates = [CurrentProcess.variable("TMPDIR"), "/tmp", "/var/tmp", FileSystem.workingDirectory]
        let disk = candidates.compactMap { $0 }.compactMap(FileSystem.canonical).first {
            !["tmpfs", "ramfs", "overlay"].contains(Self.fileSystem(of: $0))
        }
        let place = disk ?? FileSystem.workingDirectory
        root = "\(place)/teambot-benchmarks-\(CurrentProcess.pid)"
        fileSystem = Self.fileSystem(of: place)
        let built = FileSystem.parent(of: CurrentProcess.executable) + "/teambot"
        guard FileSystem.isExecutable(built) else { throw BenchmarkError("There is no \(built); build it first.") }
        try FileSystem.makeDirectories(root)
        teambot = root + "/teambot"
        try Descriptor.replacing(teambot).write(try FileSystem.read(built))
        chmod(teambot, 0o755)
    }

    /// A new empty directory.
    func directory(_ name: String) throws -> String {
        let path = "\(root)/\(name)-\(FileSystem.list(root).count)"
        try FileSystem.makeDirectory(path)
        return path
    }

    /// A new project with an objective and these stages.
    func project(_ name: String, stages: String) throws -> Project {
        let project = Project(directory: try directory(name), teambot: teambot)
        try project.write(
            "objective.md", "# Benchmark\n\n## Goals\n\n1. Be quick\n\n## Success Criteria\n\n- [ ] Quick\n")
        try project.write("stages.json", stages)
        return project
    }

    /// Deletes everything.
    func clean() { try? FileSystem.removeTree(root) }

    /// The type of the file system with the longest mount point above a path.
    private static func fileSystem(of path: String) -> String {
        let bytes = (try? FileSystem.read("/proc/self/mounts")) ?? []
        let mounts = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        let above = mounts.filter { mount in
            guard mount.count > 2 else { return false }
            return mount[1] == "/" || path == mount[1] || path.hasPrefix(mount[1] + "/")
        }
        return above.max { $0[1].count < $1[1].count }.map { String($0[2]) } ?? "unknown"
    }
}

/// Why something could not be measured.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    /// Makes an error that is one sentence.
    init(_ description: String) {
        self.description = description
    }
}
