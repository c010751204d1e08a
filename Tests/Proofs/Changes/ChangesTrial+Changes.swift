import Platform
import RunStorage
import StateMachine
import TestSupport

extension ChangesTrial {
    /// One thing that people do, or that happens.
    mutating func change(_ report: inout ProofReport) throws {
        guard let run = project.run, let stage = workflow.members.randomElement(using: &random) else { return }
        // What is changed and changed back while somebody reads it is seen by nobody.
        _ = LivingProcesses.remaining { LivingProcesses.ofAttempts(below: run.path) }
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: try edit(stage, in: run, &report)
        case 2: try remove(stage, in: run, &report)
        case 3:
            // An accepted review has judged nothing: nobody can say what a run from scratch would come to.
            if stage.kind != .review { try tell("accept", stage.name, "accepted", &report) }
        case 4:
            let more = random.oneIn(2) ? ["--downstream"] : []
            _ = try engine(["retry", stage.name] + more, &report)
            report.count("retries")
        case 5, 6: try decide(run, &report)
        case 7: try takeAnotherWorkflow(&report)
        case 8:
            let done = try ChangesAudit(run).stages(.completed)
            let optional = workflow.members.filter { $0.isOptional && !done.contains($0.name) }
                .randomElement(using: &random)
            if let optional { try tell("skip", optional.name, "skips", &report) }
        case 9: _ = try engine(["resume", ProofProject.feature, "--refresh"], &report)
        case 10:
            let part = random.oneIn(2) ? ["--refresh", "--until", stage.name] : ["--from", stage.name]
            _ = try engine(["resume", ProofProject.feature] + part, &report)
            report.count("parts")
        default: _ = try engine(["resume"], &report)
        }
    }

    private mutating func edit(_ stage: ChangingStage, in run: RunDirectory, _ report: inout ProofReport) throws {
        guard try isAtRest(stage, in: run) else { return }
        let place = run.artifacts + "/" + stage.artifact
        try Descriptor.replacing(place).write("by hand \(Int.random(in: 0...2, using: &random))\n".utf8)
        report.count("edits")
        if random.oneIn(3) { try tell("accept", stage.name, "accepted", &report) }
    }

    private mutating func remove(_ stage: ChangingStage, in run: RunDirectory, _ report: inout ProofReport) throws {
        guard try isAtRest(stage, in: run) else { return }
        let place = run.artifacts + "/" + stage.artifact
        try FileSystem.removeFile(place)
        if random.oneIn(2) { try FileSystem.makeDirectory(place) }
        report.count("removals")
    }

    /// Whether a stage is done and its work in nobody's hands: a fix goes on with whatever it finds, and what comes of
    /// it is its outcome.
    private func isAtRest(_ stage: ChangingStage, in run: RunDirectory) throws -> Bool {
        let audit = try ChangesAudit(run)
        return audit.isDone(stage.name) && audit.text(of: stage.name) != nil
            && !(workflow.review(of: stage.name).map { audit.isOpen($0.name) } ?? false)
    }

    private mutating func decide(_ run: RunDirectory, _ report: inout ProofReport) throws {
        let audit = try ChangesAudit(run)
        guard let asked = try audit.stages(.waiting).sorted().randomElement(using: &random) else { return }
        // A yes to nothing at all holds for whatever comes, and `verify` tells that it proves nothing.
        let subject = workflow.members.first { $0.name == asked }.map(workflow.read) ?? []
        guard subject.contains(where: { audit.text(of: $0.name) != nil }) else { return }
        let isRejected = random.oneIn(2)
        try tell(isRejected ? "reject" : "approve", asked, isRejected ? "rejected" : "approved", &report)
    }

    private mutating func takeAnotherWorkflow(_ report: inout ProofReport) throws {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: workflow.add(using: &random)
        case 1: workflow.remove(using: &random)
        default: workflow.alter(using: &random)
        }
        try project.write("stages.json", workflow.text())
        _ = try engine(
            ["resume", ProofProject.feature, "--take-changes"] + (random.oneIn(2) ? ["--refresh"] : []), &report)
        report.count("other workflows")
    }

    private func tell(_ verb: String, _ stage: String, _ what: String, _ report: inout ProofReport) throws {
        let end = try project.finish(project.start(verb, stage))
        if end.status == 0 { report.count(what) }
    }
}
