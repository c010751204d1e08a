import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport

/// A run that is edited, accepted, retried, changed and killed by lot, and then refreshed: it must stand where a run from
/// scratch stands.
struct ChangesTrial {
    private static let mostEngines = 12

    private let seed: UInt64
    private let workshop: Workshop
    private let project: ProofProject
    private var workflow: ChangingWorkflow
    private var random: SplitMix64

    init(seed: UInt64, workshop: Workshop) throws {
        self.seed = seed
        self.workshop = workshop
        random = SplitMix64(seed: seed)
        let drawn = ChangingWorkflow(using: &random)
        workflow = drawn
        project = try ProofProject(in: workshop) { _ in drawn.text() }
    }

    /// Changes, refreshes, compares, counts.
    mutating func run(_ report: inout ProofReport) throws {
        var violations: [String] = []
        _ = try engine(["run", "objective.md"], &report)
        for _ in 0..<Int.random(in: 1...6, using: &random) where project.run != nil { try change(&report) }
        do {
            try project.write("stages.json", workflow.text())
            try settle(project, "--take-changes", "--refresh")
            violations += try differences()
            violations += try unproved()
        } catch let error as ProofError { violations.append(error.description) }
        report.count("runs")
        for violation in violations { report.violate("--count 1 --seed \(seed): \(violation)") }
    }

    /// One thing that people do, or that happens.
    private mutating func change(_ report: inout ProofReport) throws {
        guard let run = project.run, let member = workflow.members.randomElement(using: &random) else { return }
        let place = run.artifacts + "/" + member.artifact
        // What is changed and changed back while somebody reads it is seen by nobody.
        _ = LivingProcesses.remaining { LivingProcesses.ofAttempts(below: run.path) }
        let isDone = try Self.isDone(member.name, in: run)
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1:
            guard isDone, !member.isApproval, FileSystem.kind(place) == .file else { return }
            try Descriptor.replacing(place).write("by hand \(Int.random(in: 0...2, using: &random))\n".utf8)
            report.count("edits")
        case 2:
            guard isDone, FileSystem.kind(place) == .file else { return }
            try FileSystem.removeFile(place)
            if random.oneIn(2) { try FileSystem.makeDirectory(place) }
            report.count("removals")
        case 3: try tell("accept", member.name, "accepted", &report)
        case 4:
            let more = random.oneIn(2) ? ["--downstream"] : []
            _ = try engine(["retry", member.name] + more, &report)
            report.count("retries")
        case 5: try tell(random.oneIn(4) ? "reject" : "approve", member.name, "decisions", &report)
        case 6:
            switch Int.random(in: 0..<3, using: &random) {
            case 0: workflow.add(using: &random)
            case 1: workflow.remove(using: &random)
            default: workflow.alter(using: &random)
            }
            try project.write("stages.json", workflow.text())
            _ = try engine(
                ["resume", ProofProject.feature, "--take-changes"] + (random.oneIn(2) ? ["--refresh"] : []), &report)
            report.count("other workflows")
        case 7: _ = try engine(["resume", ProofProject.feature, "--refresh"], &report)
        default: _ = try engine(["resume"], &report)
        }
    }

    private func tell(_ verb: String, _ stage: String, _ what: String, _ report: inout ProofReport) throws {
        let end = try project.finish(project.start(verb, stage))
        if end.status == 0 { report.count(what) }
    }

    /// An engine, killed now and then.
    private mutating func engine(_ words: [String], _ report: inout ProofReport) throws -> FinishedProcess {
        let program = try project.start(words)
        guard random.oneIn(2) else { return try project.finish(program) }
        pause(microseconds: Int.random(in: 0...120_000, using: &random))
        let end = try project.kill(program)
        if end.exit.signal == SignalNumber.kill { report.count("kills") }
        return end
    }

    /// Goes on, with yes to every question, until nothing is left to do.
    private func settle(_ project: ProofProject, _ options: String...) throws {
        var said: [String] = []
        for _ in 0..<Self.mostEngines {
            let words = project.run == nil ? ["run", "objective.md"] : ["resume", ProofProject.feature] + options
            let end = try project.finish(project.start(words))
            switch end.status {
            case 0: return
            case 5:
                guard let run = project.run else { break }
                let state = try JSONReader.read(FileSystem.read(run.state))
                for stage in state["stages"]?.members ?? [] where stage.value["status"]?.string == "waiting" {
                    try project.finish(project.start("approve", stage.name))
                }
            default: said.append("\(end.exit): \(end.errors.suffix(500))")
            }
        }
        throw ProofError("It did not come to its end: " + said.suffix(3).joined(separator: "; "))
    }

    /// What `verify` does not prove, but what persons alone have vouched for.
    private func unproved() throws -> [String] {
        guard let run = project.run else { return ["There is no run."] }
        let end = try project.finish(project.start("verify", "--json"))
        let accepted = try accepted(in: run)
        let failed = try JSONReader.read(Array(end.output.utf8))["checks"]?.elements?.filter {
            $0["proved"]?.bool == false
        }
        guard let failed, failed.isEmpty == (end.status == 0) else { return ["verify: \(end)"] }
        return failed.filter { accepted[$0["stage"]?.string ?? ""] == nil }.map { "verify: \($0)" }
    }

    /// What differs from a run from scratch of the same workflow, in which people's own words stand as they are.
    private func differences() throws -> [String] {
        guard let run = project.run else { return ["There is no run."] }
        let pinned = try accepted(in: run)
        let workflow = workflow
        let fresh = try ProofProject(in: workshop) { _ in workflow.text(pinned: pinned) }
        try settle(fresh)
        guard let other = fresh.run else { return ["There is no run from scratch."] }
        return workflow.members.filter { !$0.isApproval }.compactMap { member in
            let own = try? FileSystem.read(run.artifacts + "/" + member.artifact)
            let its = try? FileSystem.read(other.artifacts + "/" + member.artifact)
            let isSame = Self.text(own) == Self.text(its) && own != nil
            return isSame ? nil : "\(member.artifact) is “\(Self.text(own))”, from scratch it is “\(Self.text(its))”."
        }
    }

    /// What persons have declared good and nobody has made anew since, by stage.
    private func accepted(in run: RunDirectory) throws -> [String: String] {
        var accepted: [String: String] = [:]
        for event in try JournalReading.read(run.journal).events {
            guard let stage = event.stage else { continue }
            switch event.name {
            case .stageAccepted:
                let path = "\(run.artifacts)/\(stage.lowercased()).txt"
                accepted[stage] = Self.text(try? FileSystem.read(path))
            case .stageCompleted, .stageReopened: accepted[stage] = nil
            default: break
            }
        }
        return accepted
    }

    /// Whether a stage has come to its end; what somebody writes into the files of one that has not is its outcome.
    private static func isDone(_ stage: String, in run: RunDirectory) throws -> Bool {
        let events = try JournalReading.read(run.journal).events.filter { $0.stage == stage }
        return events.last { Self.turns.contains($0.name) }?.name == .stageCompleted
    }

    private static let turns: Set<EventName> = [.stageStarted, .attemptStarted, .stageCompleted, .stageReopened]

    private static func text(_ bytes: [UInt8]?) -> String {
        String(decoding: bytes ?? [], as: UTF8.self).filter { $0 != "\n" }
    }
}
