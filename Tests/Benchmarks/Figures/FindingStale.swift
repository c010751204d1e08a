import Orchestration
import Platform
import RunStorage
import Sessions
import StateMachine

extension Benchmark {
    /// What is stale of a finished run of 2,000 stages with 4,000 artifacts: with what the engine knew of the files, with
    /// nothing known, and where the first artifact was edited, so that all of it is.
    static let stale = Benchmark(name: "stale") { laboratory in
        let count = 2_000
        let project = try laboratory.project("stale", stages: StagesText.makers(count))
        try project.run("run", "objective.md")
        let run = RunDirectory(path: try project.runDirectory())
        let workflow = try Inputs.workflow(of: run)
        let state = try RunLoading.forReading(run, of: workflow).state
        let objective = try Inputs.read(
            stages: project.directory + "/stages.json", objective: project.directory + "/objective.md", tell: { _ in }
        ).objective
        func seconds(trustsStamps: Bool = true, expecting stale: Int) throws -> Double {
            var times: [Double] = []
            for _ in 0..<5 {
                let begin = ContinuousClock.now
                let found = try Freshness(run, workflow, objective, trustsStamps: trustsStamps).staleStages(state)
                guard found.count == stale else { throw BenchmarkError("\(found.count) stages are stale.") }
                times.append((ContinuousClock.now - begin) / .milliseconds(1))
            }
            return times.median
        }
        let warm = try seconds(expecting: 0)
        let cold = try seconds(trustsStamps: false, expecting: 0)
        let status = try (0..<5).map { _ in try project.run("status", "--json") * 1_000 }.median
        try project.edit(run.artifacts + "/S1.a")
        let all = try seconds(expecting: count)
        return [
            Row("stale of 2,000 stages, 4,000 artifacts", warm, limit: 150, unit: "ms"),
            Row("the same with no stamps", cold, limit: 150, unit: "ms"),
            Row("the same where all are stale, with causes", all, limit: 150, unit: "ms"),
            Row("status --json of it", status, limit: 150, unit: "ms"),
        ]
    }
}

extension Project {
    /// Replaces a file by another text.
    fileprivate func edit(_ path: String) throws { try Descriptor.replacing(path).write("edited".utf8) }
}

extension StagesText {
    /// One stage after the other, each of which leaves two artifacts.
    fileprivate static func makers(_ count: Int) -> String {
        let lines = (1...count).map { number in
            let name = "S\(number)"
            let next = number < count ? "\"S\(number + 1)\"" : ""
            let script = "cd $TEAMBOT_ARTIFACTS_DIR && echo \(name) a > \(name).a && echo \(name) b > \(name).b"
            return "    \"\(name)\": { \"command\": [\"/bin/sh\", \"-c\", \"\(script)\"], "
                + "\"artifacts\": [\"\(name).a\", \"\(name).b\"], \"next_stages\": [\(next)] }"
        }
        return "{\n  \"version\": 1,\n  \"stages\": {\n" + lines.joined(separator: ",\n") + "\n  }\n}\n"
    }
}
