import StateMachine
import TestSupport
import Testing

/// What holds for every run of every workflow, whatever fails and wherever the engine is killed.
@Suite struct RunProperties {
    @Test("Whatever happens, a run keeps its order, runs nothing twice and accounts for every member")
    func journalIsLawful() {
        forAll { run in JournalAudit(run.journal, of: run.workflow).violations }
    }

    @Test("The state of a journal is the state that grew with it, and a prefix plus its rest is the whole")
    func reducerOfPrefixAndRest() {
        forAll { run in
            let whole = run.journal.reduced(in: run.workflow)
            let cut = run.journal.count * 2 / 3
            var resumed = Array(run.journal.prefix(cut)).reduced(in: run.workflow)
            for event in run.journal.dropFirst(cut) { resumed.apply(event, in: run.workflow) }
            return (whole == run.state ? [] : ["the grown state differs"])
                + (whole == resumed ? [] : ["the rest after \(cut) differs"])
        }
    }

    @Test("A run is complete exactly if every stage is done, and only what hangs on a failure is blocked")
    func everyStageHasItsFinalWord() {
        forAll { run in
            let audit = JournalAudit(run.journal, of: run.workflow)
            let waiting = Set(run.state.currentStages(in: run.workflow))
            var violations: [String] = []
            for (stage, state) in zip(run.workflow.stages, run.state.stages) {
                let expected = audit.finalStatus(of: stage.name, waiting: waiting)
                if !expected.contains(state.status) { violations.append("\(stage.name) is \(state.status)") }
            }
            let allDone = run.state.stages.allSatisfy(\.status.isDone)
            if (run.state.status == .complete) != allDone { violations.append("status \(run.state.status)") }
            if (run.state.restingOutcome(in: run.workflow) == .complete) != allDone {
                violations.append("\(run.state.restingOutcome(in: run.workflow))")
            }
            return violations
        }
    }

    @Test("Every group that began and came to its end is announced as complete")
    func groupsAreAnnounced() {
        forAll { run in
            let waiting = Set(run.state.currentStages(in: run.workflow))
            let audit = JournalAudit(run.journal, of: run.workflow)
            return audit.unannouncedGroups(waiting: waiting).map { "\($0) has no announced end" }
        }
    }

    @Test("Groups count their members right")
    func groupsCount() {
        forAll { run in
            zip(run.workflow.groups, run.state.groups).compactMap { group, counted in
                let members = group.stages.compactMap(run.workflow.position(of:)).map { run.state.stages[$0].status }
                let right =
                    counted.done == members.count { $0.isDone }
                    && counted.failed == members.count { $0 == .failed }
                    && counted.running == members.count { $0 == .running }
                return right ? nil : "\(group.name) counts \(counted)"
            }
        }
    }

    @Test("Time already used carries over every resume, time without an engine does not count")
    func elapsedCarriesOver() {
        forAll { run in
            let difference = abs(run.state.elapsedSeconds - run.secondsUsed)
            return difference < 0.001 ? [] : ["\(run.state.elapsedSeconds) s instead of \(run.secondsUsed) s"]
        }
    }

    /// Tries a property with many random runs and tells the seed of the first that breaks it.
    private func forAll(_ property: (SimulatedRun) -> [String]) {
        for seed in Seeds.all(800) {
            var run = SimulatedRun(seed: seed)
            run.runToTheEnd()
            let violations = property(run)
            guard violations.isEmpty else {
                Issue.record("TEAMBOT_SEED=\(seed): \(violations.prefix(5).joined(separator: "; "))")
                return
            }
        }
    }
}
