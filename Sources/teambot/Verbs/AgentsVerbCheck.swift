import Agents
import Configuration
import Execution
import JSONText
import Orchestration
import Platform
import Reporting
import Sessions
import StateMachine

/// `teambot agents check [NAME]`: sends each agent in use a line and shows what became of it.
struct AgentsVerbCheck {
    let places: Places
    let workflow: Workflow
    let name: String?
    let isJSON: Bool

    /// Does it; gives the exit code: 0 when all of them work.
    func run() throws -> Int32 {
        let agents = try chosen()
        let scratch = try Self.scratch()
        defer { try? FileSystem.removeTree(scratch) }
        let loop = try EventLoop()
        let signals = try CurrentProcess.signals([SignalNumber.interrupt, SignalNumber.terminate])
        let running = RunningAttempts()
        let control = RunControl(running: running)
        let watcher = SignalWatcher(loop: loop, signals: signals, control: control, isDetaching: false)
        let executor = LocalExecutor(
            loop: loop, running: running, supervisor: [CurrentProcess.executable, "supervise"])
        let trials = agents.enumerated().map { index, agent in
            AgentTrial(agent: agent, number: index + 1, project: places.project, scratch: scratch, workflow: workflow)
        }
        let results = loop.run { () async -> [AgentTrial.Report] in
            let watching = Task(executorPreference: loop) { await watcher.watch() }
            defer { watching.cancel() }
            return await Self.perform(trials, executor)
        }
        tell(results ?? [])
        if case .interrupted(let signal) = control.reason { return 128 + signal }
        return results?.allSatisfy(\.works) == true ? 0 : 1
    }

    /// A few at a time: more would only wait for each other.
    private static func perform(
        _ trials: [AgentTrial], _ executor: LocalExecutor
    ) async -> [AgentTrial.Report] {
        let places = AsyncSemaphore(places: 4)
        return await withTaskGroup(of: (Int, AgentTrial.Report?).self) { group in
            for (index, trial) in trials.enumerated() {
                group.addTask {
                    (index, try? await places.withPlace { await trial.perform(executor) })
                }
            }
            var found: [(Int, AgentTrial.Report)] = []
            for await (index, report) in group { if let report { found.append((index, report)) } }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func chosen() throws -> [Agent] {
        guard let name else { return workflow.agents.filter { ProgramCheck.used(workflow).contains($0.name) } }
        guard let agent = workflow.agent(name) else {
            let nearest = NearestName.nearest(to: name, among: workflow.agents.map(\.name))
            throw VerbError.usage(
                "There is no agent “\(name)”. "
                    + (nearest.map { "Did you mean \($0)?" } ?? "List them with `teambot agents`."))
        }
        return [agent]
    }

    /// A directory for the attempts, which nobody else can read.
    private static func scratch() throws -> String {
        let base = CurrentProcess.variable("TMPDIR").flatMap(FileSystem.canonical) ?? "/tmp"
        let path = "\(base)/teambot-check-\(CurrentProcess.pid)-\(UInt32.random(in: 0...UInt32.max))"
        try FileSystem.makeDirectory(path)
        try FileSystem.makeDirectory(path + "/attempts")
        try FileSystem.makeDirectory(path + "/artifacts")
        return path
    }

    private func tell(_ reports: [AgentTrial.Report]) {
        if isJSON { return Console.write(bytes: json(reports) + [10]) }
        Console.write(
            AgentList.render(
                checks: reports.map { report in
                    let cost = report.usage.costUSD.map { "$\(($0 * 10_000).rounded() / 10_000)" } ?? "unknown"
                    return (
                        report.agent.name, report.agent.runner.name, report.sentence,
                        "\((report.seconds * 10).rounded() / 10) s", report.wasSent ? cost : "", report.works
                    )
                }, style: Console.outputStyle))
    }

    private func json(_ reports: [AgentTrial.Report]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.member("works", reports.allSatisfy(\.works))
            root.key("agents")
            root.array { list in
                for report in reports {
                    list.object {
                        $0.member("name", report.agent.name)
                        $0.member("runner", report.agent.runner.name)
                        $0.member("works", report.works)
                        $0.member("outcome", report.outcome)
                        $0.member("message", report.sentence)
                        $0.member("seconds", report.seconds)
                        $0.member("cost_usd", report.usage.costUSD)
                        $0.member("input_tokens", report.usage.inputTokens)
                        $0.member("output_tokens", report.usage.outputTokens)
                    }
                }
            }
        }
        return writer.bytes
    }
}
