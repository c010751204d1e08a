import Configuration
import Orchestration
import Platform
import Reporting
import RunStorage
import StateMachine

/// `teambot run OBJECTIVE`: begins a run.
struct RunVerb {
    private static let defaultHours = 8.0

    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        guard let named = invocation.positionals.first else {
            throw VerbError.usage("The objective is missing. Write: teambot run OBJECTIVE")
        }
        let inputs = try Inputs.read(stages: places.stagesFile, objective: named)
        try checkSkips(inputs.workflow)
        try ProgramCheck.check(inputs.workflow, project: places.project)
        let objectiveFile = FileSystem.canonical(named) ?? FileSystem.absolute(named)
        let known = try places.state.summaries().first { $0.objectiveFile == objectiveFile }
        let derived = FeatureName.derive(
            title: inputs.objective.title, fileName: named.split(separator: "/").last.map(String.init) ?? named,
            goals: inputs.objective.goals)
        if invocation.flag("--dry-run") {
            return dryRun(inputs, known?.feature ?? places.state.freeName(from: derived))
        }
        try StateDirectoryCheck.prepare(places.state)
        StateDirectoryCheck.warnIfShared(places.state.path)
        if let known { try makeRoom(for: known) }
        let feature = known?.feature ?? places.state.freeName(from: derived)
        return try begin(inputs, feature, objectiveFile)
    }

    private func checkSkips(_ workflow: Workflow) throws {
        for name in invocation.values("--skip") {
            guard let stage = workflow.stage(name) else {
                let nearest = NearestName.nearest(to: name, among: workflow.stages.map(\.name))
                throw VerbError.usage(
                    "--skip \(name): there is no such stage." + (nearest.map { " Did you mean \($0)?" } ?? ""))
            }
            guard stage.isOptional else {
                let optional = workflow.stages.filter(\.isOptional).map(\.name)
                throw VerbError.usage(
                    "--skip \(name): only optional stages can be skipped"
                        + (optional.isEmpty ? "; this workflow has none." : ": \(optional.joined(separator: ", "))."))
            }
        }
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

    private var seconds: Double { (invocation.number("--max-hours") ?? Self.defaultHours) * 3_600 }

    /// An earlier run of the objective: refused while unfinished, otherwise archived.
    private func makeRoom(for known: RunSummary) throws {
        guard let run = places.state.run(known.feature) else { return }
        guard !known.isUnfinished || invocation.flag("--fresh") else {
            throw VerbError.usage(
                "The objective has an unfinished run, \(known.feature) "
                    + "(\(known.status?.rawValue ?? "its state cannot be read")). Go on with "
                    + "`\(places.commands(known.feature).resume)`, or archive it and begin anew with --fresh.")
        }
        guard let lock = try FileLock.take(run.lock) else {
            throw places.owned(run)
        }
        try LiveAttempts.end(of: run)
        let target = try places.state.archive(run, runID: known.runID)
        Console.tell("The earlier run was archived in \(target).")
        withExtendedLifetime(lock) {}
    }

    private func begin(_ inputs: Inputs, _ feature: String, _ objectiveFile: String) throws -> Int32 {
        let runID = RunID.make(at: SystemClock.wallMilliseconds())
        var state = RunState(of: inputs.workflow)
        var events: [Event] = []
        let started = Event(.runStarted).with {
            $0.runID = runID
            $0.feature = feature
            $0.objectiveName = inputs.objective.title
            $0.objectiveFile = objectiveFile
            $0.objectiveDigest = Digest.sha256(inputs.objectiveBytes)
            $0.workflowDigest = Digest.sha256(inputs.workflowBytes)
            $0.stagesFile = FileSystem.canonical(places.stagesFile) ?? places.stagesFile
            $0.project = places.project
            $0.baseCommit = Evidence.baseCommit(of: places.project, environment: CurrentProcess.environment)
            $0.maximumSeconds = seconds
            $0.maximumCost = budget(inputs.workflow).costUSD
            $0.maximumTokens = budget(inputs.workflow).tokens
            $0.pid = Int(CurrentProcess.pid)
            $0.at = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        }
        let (run, lock) = try StateDirectoryCheck.create(feature, in: places.state) { hidden in
            try AtomicFile.write(inputs.workflowBytes, to: hidden.workflow)
            try AtomicFile.write(inputs.objectiveBytes, to: hidden.objective)
            state.apply(started.with { $0.sequence = 1 }, in: inputs.workflow)
            events =
                [started] + state.announcements(of: started, in: inputs.workflow).map { $0.with { $0.at = started.at } }
            try Journal(path: hidden.journal, after: 0).append(&events, isDurable: true)
            for event in events { state.apply(event, in: inputs.workflow) }
            var text = StateText(of: inputs.workflow)
            try AtomicFile.write(text.render(state), to: hidden.state)
        }
        if invocation.flag("--background") { return try Background.goOn(run, lock, invocation, places) }
        return try EngineSession(
            inputs: inputs, run: run, lock: lock, state: state, shown: events, facts: [], invocation: invocation
        ).start()
    }
}
