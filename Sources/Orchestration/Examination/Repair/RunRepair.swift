package import RunStorage
package import StateMachine

/// Repairs what needs no guess, with a copy kept of all that it changes; the caller holds the run's lock.
package struct RunRepair {
    /// How often a repair may bring something new to light, such as a state that could not be read before.
    private static let rounds = 4

    private let run: RunDirectory
    private let hold: RunHold
    private let workflow: () -> Workflow?
    private let acts: FindingRepair

    /// Prepares the repair of a run that nobody else has; `workflow` reads the run's own copy of it.
    package init(_ run: RunDirectory, hold: RunHold, at milliseconds: Int64, workflow: @escaping () -> Workflow?) {
        self.run = run
        self.hold = hold
        self.workflow = workflow
        acts = FindingRepair(run, keeping: KeptCopies(of: run, at: milliseconds), workflow: workflow)
    }

    /// Repairs; gives what was found, each with what was done about it, and what is left.
    package func perform() -> [Finding] {
        var done: [Finding] = []
        for _ in 0..<Self.rounds {
            let found = look().findings.filter { finding in !done.contains { $0.isSame(as: finding) } }
            guard found.contains(where: \.isRepairable) else { break }
            done += found.filter(\.isRepairable).map(repair)
        }
        let left = look().findings
        let undone = left.filter { finding in !done.contains { !$0.isRepaired && $0.isSame(as: finding) } }
        return done.map { finding in
            // What comes back has not been repaired, whatever was done.
            guard finding.isRepaired, undone.contains(where: finding.isSame) else { return finding }
            return finding.cameBack()
        } + undone.filter { finding in !done.contains(where: finding.isSame) }
    }

    private func look() -> (seen: RunObservation, findings: [Finding]) {
        let seen = RunObservation(run, hold: hold, workflow: workflow())
        return (seen, RunExamination.findings(seen))
    }

    private func repair(_ finding: Finding) -> Finding {
        do {
            // Looked at anew, because the repair before this one may have changed it.
            let (seen, findings) = look()
            guard findings.contains(where: { $0.isRepairable && $0.isSame(as: finding) }) else {
                return finding.repaired("It was put right together with the finding before it.")
            }
            return finding.repaired(try acts.repair(finding, seen))
        } catch { return finding.failed("It could not be repaired. \(error)") }
    }
}
