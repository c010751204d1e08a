import JSONText
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot skip [FEATURE] STAGE`: leaves an optional stage out.
struct SkipVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let (run, stage) = try places.runAndStage(invocation)
        guard let lock = try FileLock.take(run.lock) else { throw places.owned(run) }
        let held = try HeldRun(run, lock, tell: Console.tell)
        try held.copies.checkUntouched(held.loading.state)
        let workflow = held.copies.inputs.workflow
        let facts = try SkippedStage(run, workflow, held.loading.state)
            .facts(stage, by: CurrentProcess.userName(), comment: invocation.value("--comment"))
        _ = try held.record(facts)
        tell(stage, of: run)
        return withExtendedLifetime(lock) { 0 }
    }

    private func tell(_ stage: String, of run: RunDirectory) {
        let resume = places.commands(run.feature).resume
        guard invocation.flag("--json") else {
            return Console.tell("The stage \(stage) is skipped. Go on with `\(resume)`.")
        }
        var writer = JSONWriter()
        writer.object { object in
            object.member("schema_version", 1)
            object.member("feature", run.feature)
            object.member("stage", stage)
            object.member("status", StageStatus.skipped.rawValue)
            object.member("next", resume)
        }
        Console.write(bytes: writer.bytes + [10])
    }
}
