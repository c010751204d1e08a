import Platform

extension Benchmark {
    /// How soon people see a run of 2,000 stages: its status, its display, its report.
    static let looking = Benchmark(name: "looking") { laboratory in
        let project = try laboratory.project("looking", stages: StagesText.group(1_998))
        try project.run("run", "objective.md", "--plain")
        let journal = try FileSystem.read(try project.runDirectory() + "/events.jsonl")
        let note = "\(journal.count { $0 == 10 }) events"
        let report = project.directory + "/report.html"
        let reports = try (0..<9).map { _ in try project.run("report", "--output", report) * 1_000 }
        let size = Double(try FileSystem.read(report).count) / 1_048_576
        return [
            Row("status of 2,000 stages", try firstPicture(project, "status"), limit: 50, unit: "ms", note: note),
            Row("watch of 2,000 stages, first picture", try firstPicture(project, "watch"), limit: 50, unit: "ms"),
            Row("report of 2,000 stages", reports.median, limit: 500, unit: "ms"),
            Row("size of that report", size, limit: 3, unit: "MB"),
        ]
    }

    /// What the display costs while eight stages print 20 lines a second each.
    static let display = Benchmark(name: "display") { laboratory in
        let seconds = 10.0
        let script =
            "i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo line $i of what an agent says; sleep 0.05; done"
        let stages = StagesText.group(8, ["/bin/sh", "-c", script], atOnce: 8)
        let shares = try (0..<3).map { _ in
            let terminal = try Terminal(columns: 120, rows: 40)
            terminal.readAway()
            let drawn = try laboratory.project("display", stages: stages)
            let quiet = try laboratory.project("quiet", stages: stages)
            let drawing = try drawn.command("run", "objective.md", terminal: terminal).ownProcessorSeconds()
            let plain = try quiet.command("run", "objective.md", "--plain").ownProcessorSeconds()
            return (drawing - plain) / seconds * 100
        }
        return [Row("display of a run, share of a core", shares.median, limit: 2, unit: "%")]
    }

    /// The milliseconds from the start of a verb on a terminal to the first byte that it draws.
    private static func firstPicture(_ project: Project, _ verb: String) throws -> Double {
        try (0..<15).map { _ in
            let terminal = try Terminal(columns: 120, rows: 40)
            let began = SystemClock.monotonicSeconds()
            let child = try project.command(verb, terminal: terminal).start()
            let seconds = try terminal.secondsToFirstByte(since: began)
            terminal.readAway()
            _ = try child.reap()
            return seconds * 1_000
        }.median
    }
}
