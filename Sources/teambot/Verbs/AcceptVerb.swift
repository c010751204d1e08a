import JSONText
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot accept [FEATURE] STAGE`: declares a changed stage good as it stands.
struct AcceptVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        let (run, name) = try places.runAndStage(invocation)
        guard let lock = try FileLock.take(run.lock) else { throw places.owned(run) }
        let held = try HeldRun(run, lock, tell: Console.tell)
        try held.copies.checkUntouched(held.loading.state)
        let workflow = held.copies.inputs.workflow
        let stage = try NamedStage.stage(name, in: workflow)
        let acceptance = Acceptance(run, held, places.commands(run.feature))
        let event = try acceptance.event(for: stage, comment: invocation.value("--comment"))
        let state = try held.record([event]).state
        let after = acceptance.findStale(state)
        tell(stage, event, acceptance.stale, after, workflow, places.commands(run.feature))
        return withExtendedLifetime(lock) { 0 }
    }

    private func tell(
        _ stage: Stage, _ event: Event, _ before: StaleStages, _ after: StaleStages, _ workflow: Workflow,
        _ commands: RunCommands
    ) {
        let known = Set(before.names(in: workflow))
        let (all, new) = (after.names(in: workflow), after.names(in: workflow).filter { !known.contains($0) })
        if invocation.flag("--json") {
            return writeJSON(stage, event, all: all, new: new)
        }
        var lines = ["The stage \(stage.name) is accepted as it stands."]
        if let first = new.first ?? all.first {
            let which =
                new.isEmpty
                ? "Still stale: \(all.joined(separator: ", "))" : "Stale because of it: \(new.joined(separator: ", "))"
            lines.append(
                "\(which). `\(commands.why(first))` says why; do again what is stale with `\(commands.refresh)`.")
        }
        for line in lines { Console.tell(line) }
    }

    private func writeJSON(_ stage: Stage, _ event: Event, all: [String], new: [String]) {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.member("stage", stage.name)
            root.key("artifacts")
            root.array { list in
                for artifact in event.artifacts ?? [] {
                    list.object {
                        $0.member("path", artifact.path)
                        $0.member("bytes", artifact.bytes)
                        $0.member("sha256", artifact.sha256)
                    }
                }
            }
            root.member("stale_because_of_it", new)
            root.member("stale", all)
        }
        Console.write(bytes: writer.bytes + [10])
    }
}
