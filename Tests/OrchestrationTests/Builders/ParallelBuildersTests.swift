import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// Plans, builders, conflicts and crashes by chance, on a simulated executor and real git.
@Suite struct ParallelBuildersTests {
    /// What a plan by chance is made of.
    private struct Scene {
        var needs: [[Int]] = []
        /// Tasks that change a line which others change, too.
        var quarrels: Set<Int> = []
        /// Tasks whose first attempt fails.
        var stumbles: Set<Int> = []

        init(using random: inout SplitMix64) {
            for task in 0..<Int.random(in: 2...6, using: &random) {
                needs.append(task > 0 && random.oneIn(3) ? [Int.random(in: 0..<task, using: &random)] : [])
                if random.oneIn(3) { quarrels.insert(task) }
                if random.oneIn(5) { stumbles.insert(task) }
            }
        }

        var plan: String {
            needs.enumerated().map { task, needs in
                "\(task + 1). Write `t\(task + 1)`" + needs.map { ", depends on task \($0 + 1)" }.joined()
            }.joined(separator: "\n")
        }
    }

    @Test(
        "By chance: every task is done once, sees what it needs, and all of it is in the project",
        .timeLimit(.minutes(10)))
    func chance() async throws {
        for seed in Seeds.all(16) {
            var random = SplitMix64(seed: seed)
            let scene = Scene(using: &random)
            let places = Int.random(in: 1...3, using: &random)
            let bench = try BuilderBench(agents: Int.random(in: 2...3, using: &random), places: places, retries: 1)
            try Self.prepare(bench)
            let executor = Self.executor(scene, bench)
            let outcome = await bench.run(executor)
            let told: Comment = "seed \(seed): \(scene), \(places) places: \(outcome)"
            #expect(outcome == .complete, told)
            #expect(executor.mostAlive <= places, told)
            Self.check(bench, scene, told)
            let done = bench.events.withLock { $0.filter { $0.name == .attemptEnded && $0.outcome == .succeeded } }
            #expect(done.count { $0.commit != nil && $0.stage == "BUILD" } >= scene.needs.count, told)
            let works = executor.started.count { $0.hasPrefix("BUILD") && $0.hasSuffix("work") }
            #expect(works == scene.needs.count + scene.stumbles.count, told)
        }
    }

    @Test(
        "A power cut after any event, which takes events that were not synced: nothing that is known is done again",
        .timeLimit(.minutes(10)))
    func powerCut() async throws {
        let seed = Seeds.one()
        var random = SplitMix64(seed: seed)
        var scene = Scene(using: &random)
        (scene.needs, scene.quarrels, scene.stumbles) = ([[], [], [0]], [0, 1], [])
        let count = try await Self.began(scene, failsAt: nil).events.withLock { $0.count }
        for last in stride(from: Int.random(in: 2...3, using: &random), to: count, by: 2) {
            let bench = try await Self.began(scene, failsAt: last)
            let events = bench.events.withLock { $0 }
            let synced = events.lastIndex { $0.name == .stageCompleted || $0.name == .runStarted } ?? 0
            let kept = Int.random(in: max(synced, events.count - 4)..<events.count, using: &random) + 1
            let cut = bench.cut(after: kept)
            let executor = Self.executor(scene, cut)
            let outcome = await cut.run(executor)
            let told: Comment =
                "seed \(seed), broken at \(last), \(kept) of \(events.count) kept: \(outcome), \(executor.started)"
            #expect(outcome == .complete, told)
            Self.check(cut, scene, told)
            let known = events.prefix(kept).count {
                $0.outcome == .succeeded && $0.stage == "BUILD" && $0.commit != nil
            }
            #expect(executor.started.count { $0.hasSuffix("work") } <= 4 - min(known, 3), told)
        }
    }

    private static func began(_ scene: Scene, failsAt: Int?) async throws -> BuilderBench {
        let bench = try BuilderBench(agents: 2, places: 2)
        try prepare(bench)
        let outcome = await bench.run(executor(scene, bench), failsAt: failsAt)
        #expect((outcome == .complete) == (failsAt == nil), "\(outcome)")
        return bench
    }

    private static func prepare(_ bench: BuilderBench) throws {
        try AtomicFile.write(Array("calm\n\n\n\n\nquarrel\n".utf8), to: bench.project + "/common")
        bench.git("init", "-q")
        bench.git("add", "-A")
        bench.git("commit", "-q", "-m", "Start")
    }

    private static func check(_ bench: BuilderBench, _ scene: Scene, _ told: Comment) {
        for task in scene.needs.indices { #expect(bench.read("t\(task + 1)") == "done\n", told) }
        let common = bench.read("common")
        for task in scene.quarrels { #expect(common.contains("by \(task + 1)\n"), told) }
        #expect(!common.contains("<<<<"), told)
        #expect(bench.git("for-each-ref", "refs/teambot").isEmpty, told)
        #expect(FileSystem.list(bench.project + "-worktrees").isEmpty, told)
        #expect(bench.git("worktree", "list").split(separator: "\n").count == 1, told)
    }

    private static func executor(_ scene: Scene, _ bench: BuilderBench) -> SimulatedExecutor {
        let busy = Locked<Set<String>>([])
        let seen = Locked<Set<Int>>([])
        let artifacts = bench.directory.path + "/run/artifacts"
        return SimulatedExecutor { order in
            if order.stage == "PLAN" {
                try? AtomicFile.write(Array(scene.plan.utf8), to: artifacts + "/plan.md")
                return SimulatedExecutor.exit(0)
            }
            let isAlone = busy.withLock { $0.insert(order.directory).inserted }
            #expect(isAlone && order.directory != bench.project, "two in \(order.directory)")
            defer { busy.withLock { _ = $0.remove(order.directory) } }
            for _ in 0..<(order.number % 3) { await Task.yield() }
            let common = order.directory + "/common"
            let text = String(decoding: (try? FileSystem.read(common)) ?? [], as: UTF8.self)
            if order.role == .fix {
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .filter { line in !["<<<<<<<", "=======", ">>>>>>>"].contains(where: line.hasPrefix) }
                try? AtomicFile.write(Array(lines.joined(separator: "\n").utf8), to: common)
                return SimulatedExecutor.exit(0)
            }
            let task = (order.task.flatMap { Int($0.dropFirst("task ".count)) } ?? 0) - 1
            if scene.stumbles.contains(task), seen.withLock({ $0.insert(task).inserted }) {
                return SimulatedExecutor.exit(1)
            }
            for need in scene.needs[task] {
                #expect(FileSystem.exists(order.directory + "/t\(need + 1)"), "task \(task + 1) lacks \(need + 1)")
            }
            try? AtomicFile.write(Array("done\n".utf8), to: order.directory + "/t\(task + 1)")
            if scene.quarrels.contains(task) {
                try? AtomicFile.write(Array((text + "by \(task + 1)\n").utf8), to: common)
            }
            return SimulatedExecutor.exit(0)
        }
    }
}
