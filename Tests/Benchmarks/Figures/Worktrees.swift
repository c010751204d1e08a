import Platform
import Worktrees

extension Benchmark {
    /// What a worktree of this very repository costs, against `git worktree add` by hand, in turn.
    static let worktree = Benchmark(name: "worktree") { laboratory in
        let directory = try laboratory.directory("worktree")
        let clone = ["git", "clone", "-q", "--no-hardlinks", FileSystem.workingDirectory, "repository"]
        _ = try Command(clone, in: directory).run()
        let top = directory + "/repository"
        try FileSystem.makeDirectory(directory + "/state")
        let pool = try waiting {
            let environment = CurrentProcess.environment
            let repository = try await Repository.find(project: top, environment: environment)
            return WorktreePool(
                repository, settings: WorktreeSettings(environment: environment), session: "bench",
                stateDirectory: directory + "/state", base: try await repository.commit("HEAD"))
        }
        var (byHand, ours, again): ([Double], [Double], [Double]) = ([], [], [])
        for round in 0..<11 {
            let command = ["git", "worktree", "add", "-q", "-b", "hand-\(round)", "\(directory)/hand-\(round)"]
            byHand.append(try Command(command, in: top).run() * 1_000)
            ours.append(try milliseconds { _ = try await pool.acquire(feature: "new-\(round)", earlier: nil) })
        }
        for round in 0..<11 {
            let worktree = try waiting { try await pool.acquire(feature: "old-\(round)", earlier: nil) }
            _ = try waiting { await pool.release(worktree) }
            again.append(
                try milliseconds {
                    let worktree = try await pool.acquire(feature: "used-\(round)", earlier: nil)
                    await pool.release(worktree)
                })
        }
        let note = "\(ours.median.short) against \(byHand.median.short) ms"
        return [
            Row("a new worktree, times git's own", ours.median / byHand.median, limit: 1.5, unit: "", note: note),
            Row("a used worktree, given back and out again", again.median, limit: byHand.median, unit: "ms"),
        ]
    }

    private static func milliseconds(_ work: @escaping @Sendable () async throws -> Void) throws -> Double {
        let began = SystemClock.monotonicSeconds()
        try waiting(work)
        return (SystemClock.monotonicSeconds() - began) * 1_000
    }

    /// Waits on this thread, which is no task's, for work that is asynchronous.
    static func waiting<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) throws -> Value {
        let (ended, answer) = (try Descriptor.pipe(), Locked<Result<Value, any Error>?>(nil))
        Task.detached {
            let result: Result<Value, any Error>
            do { result = .success(try await work()) } catch { result = .failure(error) }
            answer.withLock { $0 = result }
            try? ended.writing.write([1])
        }
        _ = try ended.reading.read(1)
        guard let result = answer.withLock({ $0 }) else { throw BenchmarkError("The work has given nothing.") }
        return try result.get()
    }
}
