import Platform
import TestSupport
import Testing
import Worktrees

@Suite("Worktrees: several at once")
struct SideBySideTests {
    @Test("Many that are made and removed at the same time are not in each other's way", .timeLimit(.minutes(10)))
    func many() async throws {
        let ground = try Ground()
        let repository = try await ground.repository()
        let state = try ground.state("s1")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<6 {
                group.addTask {
                    let owned = OwnedWorktrees(
                        repository, directory: ground.place + "/worktrees",
                        owner: WorktreeOwner(session: "s1", stateDirectory: state))
                    for number in 0..<12 {
                        let worktree = try await owned.make(name: "\(worker)-\(number)", branch: nil, base: "HEAD")
                        #expect(FileSystem.exists(worktree.path + "/a.txt"))
                        try await owned.remove(worktree)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try ground.sh("git worktree list | wc -l").hasSuffix("1"))
        #expect(FileSystem.list(ground.place + "/worktrees").isEmpty)
    }

    @Test("One that is made when another git has just removed the directory of all worktrees is made all the same")
    func emptied() async throws {
        // Nobody can make two processes meet in that instant: this git meets such a one the first time.
        let programs = try TemporaryDirectory()
        let path = CurrentProcess.variable("PATH") ?? "/usr/bin:/bin"
        let ground = try Ground(setting: [("PATH", programs.path + ":" + path)])
        try Descriptor.replacing(programs.path + "/git").write(
            Array(
                """
                #!/bin/sh
                case " $* " in
                *" worktree add "*)
                    if mkdir \(programs.path)/met 2> /dev/null; then
                        echo "fatal: could not create directory of '.git/worktrees/w': No such file or directory" >&2
                        exit 128
                    fi ;;
                esac
                PATH=\(path)
                exec git "$@"

                """.utf8))
        try ground.sh("chmod +x \(programs.path)/git")
        let owned = OwnedWorktrees(
            try await ground.repository(), directory: ground.place + "/worktrees",
            owner: WorktreeOwner(session: "s1", stateDirectory: try ground.state("s1")))
        let worktree = try await owned.make(name: "w", branch: nil, base: "HEAD")
        #expect(FileSystem.exists(programs.path + "/met") && FileSystem.exists(worktree.path + "/a.txt"))
    }
}
