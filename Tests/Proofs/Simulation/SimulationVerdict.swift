import StateMachine
import TestSupport

/// Compares what has come of a simulated run with what the model and the rules of a run say.
struct SimulationVerdict {
    private let simulation: Simulation
    private let events: [Event]

    init(_ simulation: Simulation) {
        self.simulation = simulation
        events = simulation.disk.events
    }

    /// Everything that is not as it must be.
    var violations: [String] {
        simulation.violations + simulation.disk.violations + simulation.world.violations
            + JournalAudit(events, of: simulation.workflow).violations + twice + differences
    }

    /// Stages that were completed more than once.
    private var twice: [String] {
        var seen = Set<String>()
        let done = events.filter { $0.name == .stageCompleted || $0.name == .stageSkipped }.compactMap(\.stage)
        return done.filter { !seen.insert($0).inserted }.map { "\($0) was completed twice" }
    }

    private var differences: [String] {
        let model = SimulationModel(simulation.workflow, simulation.script)
        let failed = failedRounds(in: events[...])
        let last = events.lastIndex { $0.name == .runStarted || $0.name == .runResumed } ?? 0
        // Which rounds come to their end before a fault depends on chance; all else follows from the script.
        let predictions =
            simulation.isCalm
            ? model.afterCalm(sessions: simulation.calmSessions)
            : model.after(failedRounds: failedRounds(in: events[..<last]))
        var differences: [String] = []
        for (stage, state) in zip(simulation.workflow.stages, simulation.state.stages) {
            guard let predicted = predictions[stage.name] else { continue }
            differences += difference(stage, state, predicted, failed[stage.name] ?? 0)
        }
        let outcome = model.outcome(predictions)
        // An engine to which something happens after all is done says what has happened; nobody comes after it.
        let isOver = simulation.calmSessions == 0 && simulation.state.isFinished
        if simulation.outcome != outcome, !isOver || outcome != .complete {
            differences.append("it ended with \(simulation.outcome.map { "\($0)" } ?? "nothing"), not \(outcome)")
        }
        return differences
    }

    private func failedRounds(in events: ArraySlice<Event>) -> [String: Int] {
        var failed: [String: Int] = [:]
        for event in events where event.name == .stageFailed { failed[event.stage ?? "", default: 0] += 1 }
        return failed
    }

    private func difference(
        _ stage: Stage, _ state: StageState, _ predicted: SimulationModel.Prediction, _ failedRounds: Int
    ) -> [String] {
        var found: [String] = []
        func expect(_ what: String, _ is: String, _ expected: String) {
            if `is` != expected { found.append("\(stage.name): \(what) \(`is`), not \(expected)") }
        }
        expect("status", "\(state.status)", "\(predicted.status)")
        expect("failed rounds", "\(failedRounds)", "\(predicted.failedRounds)")
        if predicted.status == .failed { expect("failure", "\(state.failure as Any)", "\(predicted.failure as Any)") }
        for role in [Role.work, .review, .fix, .command] {
            let ended = simulation.world.ended(Script.Part(stage: stage.name, role: role))
            expect("\(role) attempts", "\(ended)", "\(predicted.attempts[role] ?? 0)")
        }
        let all = predicted.attempts.values.reduce(0, +) + simulation.world.lost(stage.name)
        expect("attempts", "\(state.attempts)", "\(all)")
        return found
    }
}
