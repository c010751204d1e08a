import TestSupport
/// A disk of one megabyte at `state`, in a mount namespace of a shell's own.
enum SmallDisk {
    /// Runs shell commands where `state` is such a disk.
    static func run(_ script: String, in project: TemporaryProject) throws -> FinishedProcess {
        let mount = "mkdir state && mount -t tmpfs -o size=1m none state && {\n\(script)\n}"
        return try RunningTeambot(
            program: ["unshare", "--map-root-user", "--mount", "/bin/sh", "-c", mount], in: project
        ).finish()
    }

    /// Whether this system lets a process have mounts of its own.
    static let isPossible: Bool = {
        guard let project = try? TemporaryProject() else { return false }
        return (try? run("true", in: project))?.status == 0
    }()
}
