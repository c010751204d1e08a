import StateMachine

/// Lines about acceptance rounds and scenarios.
extension ProgressLine {
    /// What an acceptance event says; nil for the beginnings that its other events tell as well.
    func acceptanceWhat() -> What? {
        switch event.name {
        case .scenariosRecorded:
            What(.completed, "acceptance scenarios recorded: \(event.scenarios?.count ?? 0)", hasAgent: false)
        case .acceptanceIteration: What(.running, round, hasAgent: false)
        case .runtimeScenarioComplete: scenarioWhat()
        case .acceptanceFixStart: What(.running, "goes on with a fix" + failedCount)
        case .acceptanceMaximumReached: What(.interrupted, "no acceptance round is left", hasAgent: false)
        case .acceptanceStageComplete: totalsWhat()
        default: nil
        }
    }

    private var round: String {
        let number = event.iteration.map { " \($0)" } ?? ""
        let maximum = (event.maximumIterations ?? stage?.maxIterations).map { " of \($0)" } ?? ""
        return "acceptance round" + number + maximum
    }

    private var failedCount: String {
        event.failed.map { " of \($0) failed \($0 == 1 ? "scenario" : "scenarios")" } ?? ""
    }

    private func scenarioWhat() -> What {
        let name = "scenario" + (event.scenario ?? event.task).map { " \(Printable.text($0))" }.orEmpty
        let time = event.durationSeconds.map { " after \(DurationText.render(seconds: $0))" }.orEmpty
        return hasPassed
            ? What(.completed, "\(name) passed\(time)", hasAgent: false)
            : What(.failed, "\(name) failed\(time)\(reason)", hasAgent: false)
    }

    /// Whether a scenario passed, by whichever field tells; one that tells nothing has not.
    private var hasPassed: Bool {
        if let status = event.status { return status == "passed" }
        if let outcome = event.outcome { return outcome == .succeeded }
        return event.allPassed ?? ((event.passed ?? 0) > 0 && (event.failed ?? 0) == 0)
    }

    private func totalsWhat() -> What {
        let total = event.total ?? (event.passed ?? 0) + (event.failed ?? 0)
        let text = "\(event.passed ?? 0) of \(total) scenarios passed"
        return What(event.allPassed == true ? .completed : .failed, text + reason, hasAgent: false)
    }
}

extension Optional where Wrapped == String {
    fileprivate var orEmpty: String { self ?? "" }
}
