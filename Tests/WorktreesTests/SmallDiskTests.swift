import Platform
import TestSupport
import Testing
import Worktrees

/// A disk of so many kilobytes at a path, as long as the value lives.
private final class MountedDisk: Sendable {
    private let path: String

    init?(_ path: String, kilobytes: Int) {
        self.path = path
        guard Self.run("mkdir -p '\(path)' && mount -t tmpfs -o size=\(kilobytes)k none '\(path)'") else { return nil }
    }

    deinit { _ = Self.run("umount -l '\(path)'") }

    static func run(_ script: String) -> Bool {
        guard let place = try? TemporaryDirectory(),
            let program = try? RunningProgram(
                ["/bin/sh", "-c", script], environment: RunningProgram.environment, directory: "/",
                errors: place.path + "/errors")
        else { return false }
        return (try? program.finish())?.status == 0
    }

    static let isPossible: Bool = {
        guard let place = try? TemporaryDirectory() else { return false }
        return MountedDisk(place.path + "/disk", kilobytes: 64) != nil
    }()
}

@Suite("A full disk", .enabled(if: MountedDisk.isPossible, "Mounting needs root."))
struct SmallDiskTests {
    @Test("A worktree that has no room is not there at all, and once there is room the next one is made")
    func making() async throws {
        let ground = try Ground("head -c 400000 /dev/urandom > big; git add -A; git commit -q -m Big")
        let disk = try #require(MountedDisk(ground.place + "/disk", kilobytes: 600))
        let before = try Footprint(ground)
        let pool = try await ground.pool(directory: ground.place + "/disk")
        let first = try await pool.acquire(feature: "x", earlier: nil)
        await #expect {
            try await pool.acquire(feature: "y", earlier: nil)
        } throws: {
            ($0 as? WorktreeError)?.code == .cannotWrite && "\($0)".contains("Make room on the disk")
        }
        #expect(FileSystem.list(ground.place + "/disk") == ["s1-1", "s1-1.owner.json"])
        #expect(try ground.branches() == ["main", "teambot/x"])
        #expect(await pool.release(first) == nil)
        let second = try await pool.acquire(feature: "y", earlier: nil)
        #expect(second.path == first.path)
        #expect(await pool.release(second) == nil)
        #expect(await pool.close(removing: true).isEmpty)
        #expect(try Footprint(ground) == before)
        withExtendedLifetime(disk) {}
    }

    @Test("A commit that has no room loses nothing: with room it is made")
    func committing() async throws {
        let place = try TemporaryDirectory()
        let disk = try #require(MountedDisk(place.path + "/disk", kilobytes: 1_500))
        let ground = try Ground()
        try ground.sh(
            "git clone -q --bare . '\(place.path)/disk/r.git'; git clone -q '\(place.path)/disk/r.git' '\(place.path)/disk/r'"
        )
        let repository = try await ground.repository(of: place.path + "/disk/r")
        let pool = WorktreePool(
            repository,
            settings: WorktreeSettings(directory: ground.place + "/trees", environment: ground.environment),
            session: "s1", stateDirectory: try ground.state("s1"), base: try await repository.commit("HEAD"))
        let worktree = try await pool.acquire(feature: "x", earlier: nil)
        try ground.sh("head -c 3000000 /dev/urandom > big", in: worktree.path)
        await #expect(throws: WorktreeError.self) { try await pool.commit(worktree, message: "Big") }
        #expect(try FileSystem.read(worktree.path + "/big").count == 3_000_000)
        try ground.sh("mount -o remount,size=20m '\(place.path)/disk'")
        #expect(try await pool.commit(worktree, message: "Big")?.files == 1)
        withExtendedLifetime(disk) {}
    }
}
