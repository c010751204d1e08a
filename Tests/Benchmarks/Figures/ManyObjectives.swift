import Platform
import RunStorage
import Sessions
import StateMachine

extension Benchmark {
    /// Nine objectives whose agent sleeps a second: workers work side by side.
    static let workers = Benchmark(name: "workers") { laboratory in
        var rows: [Row] = []
        for (workers, limit) in [(3, 3.3), (9, 1.3)] {
            let project = try repository(laboratory, ["sleep", "1"], objectives: 9)
            let whole = try project.command(["run"] + names(9) + ["--workers", "\(workers)"]).run()
            let slept = try secondsOfAttempts(project)
            rows.append(
                Row(
                    "9 x sleep 1, \(workers) workers: from the first attempt to the end of the last", slept,
                    limit: limit, unit: "s", note: "\(whole.short) s in all"))
        }
        return rows
    }

    /// Ten thousand objectives wait for three workers.
    static let queue = Benchmark(name: "queue") { laboratory in
        let count = 10_000
        let project = try repository(
            laboratory, ["sh", "-c", "echo > $TEAMBOT_ATTEMPT_DIR/up; exec sleep 60"], objectives: count)
        let began = SystemClock.monotonicSeconds()
        let child = try project.command(["run"] + names(count) + ["--workers", "3"]).start()
        while !hasBegun(project) { pause(milliseconds: 2) }
        let seconds = SystemClock.monotonicSeconds() - began
        pause(milliseconds: 500)
        let memory = Command.peakMegabytes(of: child.pid)
        SignalNumber.send(SignalNumber.terminate, to: child.pid)
        _ = try child.reap()
        return [
            Row("a queue of 10,000 objectives: first attempt", seconds, limit: 1, unit: "s"),
            Row("its memory", memory, limit: 60, unit: "MB"),
        ]
    }

    /// What it takes to hand an objective to a session in the same program.
    static let submitting = Benchmark(name: "submitting") { laboratory in
        let project = try repository(laboratory, ["sleep", "600"], objectives: 500)
        let times = try waiting {
            var configuration = SessionConfiguration(project: project.directory)
            (configuration.workers, configuration.program) = (1, project.teambot)
            let taken = Locked<[Double]>([])
            do {
                try await withSession(configuration) { session in
                    for name in names(500) {
                        let began = SystemClock.monotonicSeconds()
                        try await session.submit(name)
                        taken.withLock { $0.append((SystemClock.monotonicSeconds() - began) * 1_000) }
                    }
                    throw CancellationError()
                }
            } catch is CancellationError {}
            return taken.withLock { $0 }
        }
        let slowest = times.max() ?? 0
        return [Row("submitting an objective", times.median, limit: 1, unit: "ms", note: "slowest \(slowest.short) ms")]
    }

    private static func names(_ count: Int) -> [String] { (1...count).map { "o\($0).md" } }

    /// A git repository with objectives whose one stage is a command.
    private static func repository(_ laboratory: Laboratory, _ command: [String], objectives: Int) throws -> Project {
        var stages = StagesText()
        stages.add("WORK", command, next: [])
        let project = try laboratory.project("objectives", stages: stages.text)
        for arguments in [
            ["init", "-q", "."], ["add", "stages.json"],
            ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "base"],
        ] { _ = try Command(["git"] + arguments, in: project.directory).run() }
        for number in 1...objectives {
            try project.write(
                "o\(number).md", "# Job \(number)\n\n## Goals\n\n1. Be quick\n\n## Success Criteria\n\n- [ ] Quick\n")
        }
        return project
    }

    private static func runs(_ project: Project) -> [RunDirectory] {
        let state = StateDirectory(path: project.directory + "/state")
        return state.features().compactMap(state.run)
    }

    private static func hasBegun(_ project: Project) -> Bool {
        runs(project).contains { FileSystem.exists($0.attempts + "/WORK/01-command/up") }
    }

    private static func secondsOfAttempts(_ project: Project) throws -> Double {
        let events = try runs(project).flatMap { try JournalReading.read($0.journal).events }
        let begun = events.filter { $0.name == .attemptStarted }.map(\.at).min()
        let ended = events.filter { $0.name == .attemptEnded }.map(\.at).max()
        guard let begun, let ended else { throw BenchmarkError("No attempt was made.") }
        return ended.seconds(since: begun)
    }
}
