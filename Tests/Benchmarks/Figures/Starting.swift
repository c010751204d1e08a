import Platform

extension Benchmark {
    /// How fast `--version` answers.
    static let version = Benchmark(name: "version") { laboratory in
        let directory = try laboratory.directory("version")
        let times = try (0..<31).map { _ in
            try Command([laboratory.teambot, "--version"], in: directory).run() * 1_000
        }
        return [Row("--version", times.median, limit: 5, unit: "ms")]
    }

    /// How fast `status` shows a finished run of 100 stages.
    static let status = Benchmark(name: "status") { laboratory in
        let project = try laboratory.project("status", stages: StagesText.chain(100))
        try project.run("run", "objective.md")
        let times = try (0..<31).map { _ in try project.run("status") * 1_000 }
        return [Row("status of a finished run of 100", times.median, limit: 12, unit: "ms")]
    }

    /// How soon a resumed chain of 100 with 50 done starts its next stage.
    static let resume = Benchmark(name: "resume") { laboratory in
        let times = try (0..<5).map { _ in
            let stages = StagesText.chain(100, except: [51: ["/usr/bin/test", "-e", "marker"]])
            let project = try laboratory.project("resume", stages: stages)
            try project.run("run", "objective.md", expecting: 1)
            try project.write("marker", "")
            return try secondsToFirstStage(project) * 1_000
        }
        return [Row("resume of 100 with 50 done: first start", times.median, limit: 40, unit: "ms")]
    }

    /// Reads the event stream of a resume up to its first `stage_started` and lets it finish.
    private static func secondsToFirstStage(_ project: Project) throws -> Double {
        let began = SystemClock.monotonicSeconds()
        let (child, output) = try start(project)
        var seen = ""
        var seconds: Double?
        while true {
            let bytes = try output.read(65_536)
            if bytes.isEmpty { break }
            guard seconds == nil else { continue }
            seen += String(decoding: bytes, as: UTF8.self)
            if seen.contains("\"stage_started\"") { seconds = SystemClock.monotonicSeconds() - began }
        }
        let status = try child.reap().status
        guard status == 0 else { throw BenchmarkError("resume ended with \(status ?? -1).") }
        guard let seconds else { throw BenchmarkError("resume --json has shown no stage_started.") }
        return seconds
    }

    /// Starts the resume; its events come out of the descriptor, of which only the child has the other end.
    private static func start(_ project: Project) throws -> (ChildProcess, Descriptor) {
        let pipe = try Descriptor.pipe()
        let command = try Command(
            [project.teambot, "resume", "--json"], in: project.directory, output: pipe.writing)
        return (try command.start(), pipe.reading)
    }
}
