import Configuration
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot run OBJECTIVE`: begins a run.
struct RunVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        if SessionStart.isMeant(by: invocation) { return try SessionStart(invocation).run() }
        try SessionStart.refuseOptions(of: invocation)
        guard let named = invocation.positionals.first else {
            throw VerbError.usage("The objective is missing. Write: teambot run OBJECTIVE")
        }
        let inputs = try Inputs.read(
            stages: places.stagesFile, objective: named, batches: try ObjectiveWishes.read(invocation).batches,
            tell: Console.tell)
        try SkipCheck.check(invocation, inputs.workflow)
        try ProgramCheck.check(inputs.workflow, project: places.project, tell: Console.tell)
        let objectiveFile = FileSystem.canonical(named) ?? FileSystem.absolute(named)
        let known = try places.state.summaries().first { $0.objectiveFile == objectiveFile }
        let derived = FeatureName.derive(
            title: inputs.objective.title, fileName: named.split(separator: "/").last.map(String.init) ?? named,
            goals: inputs.objective.goals)
        if invocation.flag("--dry-run") {
            return dryRun(inputs, known?.feature ?? places.state.freeName(from: derived))
        }
        try StateDirectoryCheck.prepare(places.state)
        StateDirectoryCheck.warnIfShared(places.state.path, tell: Console.tell)
        if let known { try makeRoom(for: known) }
        let feature = known?.feature ?? places.state.freeName(from: derived)
        return try begin(inputs, feature, objectiveFile)
    }

    private func dryRun(_ inputs: Inputs, _ feature: String) -> Int32 {
        Console.write(
            PlanView.render(
                inputs.workflow, objectiveName: inputs.objective.title, feature: feature,
                maximumSeconds: seconds,
                maxConcurrent: invocation.count("--max-concurrent") ?? inputs.workflow.maxConcurrent,
                budget: budget(inputs.workflow), skipped: invocation.values("--skip"), style: Console.outputStyle))
        return 0
    }

    /// What the run may use: the command line, then the file.
    private func budget(_ workflow: Workflow) -> Budget {
        Budget(
            costUSD: invocation.number("--max-cost") ?? workflow.budget.costUSD,
            tokens: invocation.count("--max-tokens") ?? workflow.budget.tokens)
    }

    private var seconds: Double { (invocation.number("--max-hours") ?? RunOrder.defaultHours) * 3_600 }

    /// An earlier run of the objective: refused while unfinished, otherwise archived.
    private func makeRoom(for known: RunSummary) throws {
        guard !known.isUnfinished || invocation.flag("--fresh") else {
            throw VerbError.usage(
                "The objective has an unfinished run, \(known.feature) "
                    + "(\(known.status?.rawValue ?? "its state cannot be read")). Go on with "
                    + "`\(places.commands(known.feature).resume)`, or archive it and begin anew with --fresh.")
        }
        try EarlierRun.archive(known, places)
    }

    private func begin(_ inputs: Inputs, _ feature: String, _ objectiveFile: String) throws -> Int32 {
        let begun = try BegunRun(
            RunOrder(
                inputs: inputs, feature: feature, runID: RunID.make(at: SystemClock.wallMilliseconds()),
                objectiveFile: objectiveFile, stagesFile: FileSystem.canonical(places.stagesFile) ?? places.stagesFile,
                project: places.project, maximumSeconds: seconds, budget: budget(inputs.workflow)),
            in: places.state)
        if invocation.flag("--background") {
            return try Background.goOn(
                begun.run.feature, log: begun.run.engineLog, begun.lock, invocation, places)
        }
        return try EngineSession(
            engine: RunEngine(inputs, run: begun.run, state: begun.state), lock: begun.lock, shown: begun.events,
            invocation: invocation
        ).start()
    }
}
