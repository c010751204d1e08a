import Platform
import StateMachine
import TestSupport

extension Proof {
    /// The real loop in a simulated world.
    package static let simulation = Proof(
        name: "simulation",
        summary: "random workflows with failures, crashes and resumes end as a simple model says",
        longCount: 100_000
    ) { request in
        SideBySide.report { thread in
            var report = ProofReport()
            do {
                let directory = try TemporaryDirectory(inMemory: true)
                for number in stride(from: thread, to: request.count, by: SideBySide.threads) {
                    try simulate(request.seed &+ UInt64(number), in: directory.path + "/run", &report)
                }
            } catch { report.violate("A simulated run broke off: \(error)") }
            return report
        }
    }

    /// Makes one run and compares it with the model.
    private static func simulate(_ seed: UInt64, in directory: String, _ report: inout ProofReport) throws {
        let simulation = try Simulation(seed: seed, in: directory)
        try simulation.runToTheEnd()
        report.count("runs")
        report.count("complete", simulation.state.isFinished ? 1 : 0)
        report.count("stages", simulation.workflow.stages.count)
        report.count("attempts", simulation.state.stages.reduce(0) { $0 + $1.attempts })
        report.count("lost attempts", simulation.workflow.stages.reduce(0) { $0 + simulation.world.lost($1.name) })
        for fault in simulation.faults { report.count("\(fault)") }
        for violation in SimulationVerdict(simulation).violations.prefix(5) {
            report.violate("--seed \(seed) --count 1: \(violation)")
        }
        try FileSystem.removeTree(directory)
    }
}
