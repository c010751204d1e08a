import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot doctor [FEATURE]`: examines the files of a run; with `--repair` it repairs what needs no guess.
struct DoctorVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let run = try places.damagedRun(invocation.positionals.first)
        if invocation.flag("--repair") { return try repair(run) }
        let seen = look(at: run)
        return tell(RunExamination.findings(seen), of: run, seen.hold)
    }

    /// Looks at the run, and once more where an engine has taken it up meanwhile.
    private func look(at run: RunDirectory) -> RunObservation {
        let seen = RunObservation(run, hold: RunHold(of: run), workflow: workflow(of: run))
        let now = RunHold(of: run)
        return now == seen.hold ? seen : RunObservation(run, hold: now, workflow: workflow(of: run))
    }

    private func repair(_ run: RunDirectory) throws -> Int32 {
        let last = FileLock.lastOwner(run.lock)
        guard let lock = try FileLock.take(run.lock) else { throw places.owned(run) }
        try lock.describe()
        let hold = RunHold.free(last: last)
        let findings = RunRepair(run, hold: hold, at: SystemClock.wallMilliseconds()) { workflow(of: run) }.perform()
        return withExtendedLifetime(lock) { tell(findings, of: run, hold) }
    }

    private func workflow(of run: RunDirectory) -> Workflow? { try? Inputs.workflow(of: run) }

    private func tell(_ findings: [Finding], of run: RunDirectory, _ hold: RunHold) -> Int32 {
        if invocation.flag("--json") {
            Console.write(bytes: ExaminationText.render(findings, feature: run.feature))
        } else {
            Console.write(
                ExaminationView.render(
                    findings, of: run, hold: hold, isAlive: isAlive(hold), commands: places.commands(run.feature),
                    style: Console.outputStyle))
        }
        return findings.contains { $0.severity == .damage && !$0.isRepaired } ? 8 : 0
    }

    private func isAlive(_ hold: RunHold) -> Bool {
        guard case .free(let last?) = hold else { return false }
        return last.isAlive
    }
}
