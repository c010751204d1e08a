import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport

/// A run that is edited, accepted, retried, decided upon, changed and killed by lot, and then refreshed: it must stand
/// where a run from scratch stands.
struct ChangesTrial {
    private static let mostEngines = 12

    private let seed: UInt64
    private let workshop: Workshop
    let project: ProofProject
    var workflow: ChangingWorkflow
    var random: SplitMix64

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
        do {
            if random.oneIn(2) { _ = try engine(["run", "objective.md"], &report) } else { try settle(project) }
            for _ in 0..<Int.random(in: 1...8, using: &random) where project.run != nil { try change(&report) }
            try project.write("stages.json", workflow.text())
            try settle(project, "--take-changes", "--refresh")
            violations += try differences()
            violations += try unproved()
        } catch let error as ProofError { violations.append(error.description) }
        report.count("runs")
        for violation in violations { report.violate("--count 1 --seed \(seed): \(violation)") }
    }

    /// An engine, killed now and then.
    mutating func engine(_ words: [String], _ report: inout ProofReport) throws -> FinishedProcess {
        let program = try project.start(words)
        guard random.oneIn(2) else { return try project.finish(program) }
        pause(microseconds: Int.random(in: 0...(random.oneIn(2) ? 120_000 : 400_000), using: &random))
        let end = try project.kill(program)
        if end.exit.signal == SignalNumber.kill { report.count("kills") }
        return end
    }

    /// Goes on, with yes to every question, until nothing is left to do.
    private func settle(_ project: ProofProject, _ options: String...) throws {
        var said: [String] = []
        for _ in 0..<Self.mostEngines {
            let isFirst = project.run == nil
            let words = isFirst ? ["run", "objective.md"] : ["resume", ProofProject.feature] + options
            let end = try project.finish(project.start(words))
            switch end.status {
            case 0:
                // What a plain run leaves stale is done again only by what was wanted.
                if !isFirst || options.isEmpty { return }
            case 5:
                guard let run = project.run else { break }
                for stage in try ChangesAudit(run).stages(.waiting) {
                    try project.finish(project.start("approve", stage))
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
        let accepted = try ChangesAudit(run).accepted
        let failed = try JSONReader.read(Array(end.output.utf8))["checks"]?.elements?.filter {
            $0["proved"]?.bool == false
        }
        guard let failed, failed.isEmpty == (end.status == 0) else { return ["verify: \(end)"] }
        return failed.filter { accepted[$0["stage"]?.string ?? ""] == nil }.map {
            "verify: \($0["stage"]?.string ?? ""): \($0["sentence"]?.string ?? "")"
        }
    }

    /// What differs from a run from scratch of the same workflow, in which people's own words stand as they are.
    private func differences() throws -> [String] {
        guard let run = project.run else { return ["There is no run."] }
        let audit = try ChangesAudit(run)
        let (pinned, workflow) = (audit.accepted, workflow)
        let fresh = try ProofProject(in: workshop) { _ in workflow.text(pinned: pinned) }
        try settle(fresh)
        // A plain run leaves stale what read a work before its review had it fixed, outside of the review's own group.
        try settle(fresh, "--refresh")
        guard let other = try fresh.run.map(ChangesAudit.init) else { return ["There is no run from scratch."] }
        let (skipped, skippedThere) = (try audit.stages(.skipped), try other.stages(.skipped))
        return workflow.members.filter(\.makesSomething).compactMap { stage in
            // Whether an optional stage is left out is a person's word; nobody reads what it makes.
            let isLeftOut = skipped.contains(stage.name)
            if isLeftOut, stage.isOptional || skippedThere.contains(stage.name) { return nil }
            let own = isLeftOut ? nil : audit.text(of: stage.name)
            let its = skippedThere.contains(stage.name) ? nil : other.text(of: stage.name)
            let isSame = own == its && own != nil
            return isSame
                ? nil : "\(stage.artifact) is “\(own ?? "none")”, from scratch it is “\(its ?? "none")”."
        }
    }
}
