import Platform
import RunStorage
import StateMachine
import TestSupport

/// One scenario in a project of its own: prepared, run under a plan, brought to its end and audited.
struct TracedScenario {
    private let scenario: Scenario
    let project: ProofProject
    /// What belongs to the run that is there when the scenario begins; nil where there is none or it is the same run.
    private let earlier: ProofProject.Past?
    private let earlierRun: String

    /// Prepares everything up to the command that is to be traced.
    init(_ scenario: Scenario, in workshop: Workshop) throws {
        self.scenario = scenario
        project = try ProofProject(in: workshop, stages: Self.stages)
        if let stage = scenario.stageBefore {
            let engine = try project.startEngine()
            while let line = try engine.line() {
                if line.contains("\"event\":\"stage_completed\",\"stage\":\"\(stage)\"") { break }
            }
            try project.kill(engine)
        }
        guard case .fresh = scenario else {
            (earlier, earlierRun) = (nil, "")
            return
        }
        earlierRun = try Self.identity(of: project)
        earlier = try project.turnOver(stages: Self.stages)
    }

    private static func stages(_ ledger: Ledger) -> String {
        var workflow = ProofWorkflow(ledger: ledger)
        workflow.microseconds = 1_000
        return workflow.text
    }

    /// A plan that only counts this scenario's calls.
    var plan: TracingPlan {
        let state = project.path + "/state"
        return TracingPlan(below: state, attempt: scenario.attempt(in: state + "/" + ProofProject.feature))
    }

    /// Runs the command under a plan; gives how it ended and the calls.
    func trace(_ plan: TracingPlan) throws -> (end: FinishedProcess, calls: [TracedCall]) {
        let log = project.aside("calls")
        let engine = try RunningProgram(
            Tracer.command(plan, log: log, [Workshop.teambot] + scenario.arguments),
            environment: RunningProgram.environment, directory: project.path, errors: project.aside("errors"))
        return (try project.finish(engine), TracedCall.all(in: log))
    }

    /// Takes the run up until it is complete; gives every promise that is not kept.
    func complete() throws -> [String] {
        let isEarlier = try earlier != nil && project.run != nil && Self.identity(of: project) == earlierRun
        if isEarlier, let earlier { project.turnBack(to: earlier) }
        let completion = try project.complete(engines: 1)
        guard completion.isComplete else {
            return ["It does not come to its end: \(completion.last?.description ?? "no engine")"]
        }
        let lost = isEarlier ? [] : try lostOfEarlier()
        return lost + RunAudit.violations(of: project, allowsRepeats: scenario.allowsRepeats)
    }

    /// What was told of the run that has been archived, and is not in its journal.
    private func lostOfEarlier() throws -> [String] {
        guard let earlier else { return [] }
        let archive = project.path + "/state/archive/" + ProofProject.feature
        let journals = FileSystem.list(archive).map { RunDirectory(path: archive + "/" + $0).journal }
        guard let journal = journals.first, journals.count == 1 else {
            return ["\(journals.count) runs were archived, and there was one."]
        }
        let known = Set(
            try JournalReading.read(journal).events.map { String(decoding: EventLine.plain($0), as: UTF8.self) })
        return earlier.acknowledged.filter { !known.contains($0) }.map { "Told of the archived run, and lost: \($0)" }
    }

    private static func identity(of project: ProofProject) throws -> String {
        guard let run = project.run else { return "" }
        return try JournalReading.read(run.journal).events.lazy.compactMap(\.runID).first ?? ""
    }
}
