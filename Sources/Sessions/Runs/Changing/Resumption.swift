package import Configuration
import Orchestration
import Platform
package import RunStorage
package import StateMachine

/// A run that is to be taken up again: what is wanted of it, checked and planned before anything is started.
package struct Resumption {
    package let run: RunDirectory
    /// With what it goes on: its own copies, or the originals where their changes are taken.
    package private(set) var inputs: Inputs
    /// As it stands, by the workflow with which it goes on.
    package private(set) var state: RunState
    /// What becomes of workflow and objective; nil where their changes are not taken.
    package private(set) var change: WorkflowChange?
    /// What is said anew about its limits.
    package var limits = RunLimits()
    /// Whether stale stages are done once more.
    package var isRefreshing = false
    /// The stage after which nothing more is wanted.
    package private(set) var last: String?
    private let copies: Copies
    private let known: RunState
    private var reopened: [Int] = []
    private var order = StageOrder()
    private var person: String?

    /// Prepares it for a run as it was read.
    package init(_ run: RunDirectory, _ held: HeldRun) {
        self.run = run
        copies = held.copies
        inputs = held.copies.inputs
        known = held.loading.state
        state = known
        // A refresh that was cut off from outside goes on as one.
        isRefreshing = known.isRefreshing && !known.isFinished
    }

    /// Whether a person wants stages to be done once more.
    package var isReopening: Bool { !reopened.isEmpty }

    /// Looks at the originals; they are taken when the engine is made.
    package mutating func takeChanges(tell: (String) -> Void) throws {
        inputs = try copies.originals(known, tell: tell)
        state = try RunLoading.forResuming(run, of: inputs.workflow).state
        let old = copies.inputs
        change = WorkflowChange(
            from: (old.workflow, old.workflowBytes, old.objective),
            to: (inputs.workflow, inputs.workflowBytes, inputs.objective))
    }

    /// Wants a stage to be done once more, with all after it where wanted; throws where it cannot be.
    package mutating func reopen(
        _ stage: String, withAllAfterIt isDownstream: Bool, _ order: StageOrder = StageOrder(), by person: String?,
        option: String? = nil
    ) throws {
        let reopening = Reopening(run, inputs.workflow, state)
        reopened = try reopening.positions(of: stage, withAllAfterIt: isDownstream, option: option)
        if let first = reopened.first { try OrderCheck(inputs.workflow, state).check(order, for: first) }
        self.order = order
        self.person = person
    }

    /// Wants nothing more than what leads to a stage, and the stage itself.
    package mutating func stop(after stage: String) throws {
        let position = try NamedStage.position(stage, in: inputs.workflow, option: "--until")
        if let first = reopened.first, first != position, !inputs.workflow.ancestors(of: position).contains(first) {
            let name = inputs.workflow.stages[first].name
            throw VerbError.usage(
                "--from \(name) --until \(stage): \(stage) does not come after \(name), so that it would not be done.")
        }
        // What comes after it becomes stale where that follows, and stands until somebody wants more.
        let wanted = Set(inputs.workflow.ancestors(of: position) + [position])
        reopened = reopened.filter(wanted.contains)
        last = stage
    }

    /// What is going to be done.
    package func plan() throws -> ResumePlan {
        var plan = ResumePlan(
            state, of: inputs.workflow, change: change, reopened: Set(reopened),
            redefinition: redefinition, stale: try stale(), isRefreshing: isRefreshing, last: last)
        for stage in plan.stale where !stage.changedByHand.isEmpty {
            plan.placesAside[stage.stage] = try run.path + "/" + EarlierArtifacts(run).place(for: stage.stage)
        }
        return plan
    }

    private func stale() throws -> [StaleStage] {
        let after = StaleAfterChange(run, copies.inputs)
        return try change == nil ? after.stages(known) : after.stages(state, taking: inputs, with: resumed)
    }

    private var redefinition: Redefinition { Redefinition(from: copies.inputs.workflow, to: inputs.workflow) }

    /// Throws where the run cannot be gone on with so; nothing is changed by that.
    package func check(tell: (String) -> Void) throws {
        guard FileSystem.kind(state.project) == .directory else {
            throw VerbError.usage(
                "The directory \(state.project), where the run \(run.feature) works, is not there any more. Put it back."
            )
        }
        try ResultCheck.check(run)
        if let change {
            try PulledAway.check(change, redefinition, in: run)
        } else {
            try copies.warnOfChanges(known, tell: tell)
        }
        try ProgramCheck.check(orderedWorkflow, project: state.project, tell: tell)
    }

    /// The facts of the beginning, to be recorded in one append; ends what is left of attempts that nobody wants.
    package func facts() throws -> [Event] {
        let reopening = Reopening(run, inputs.workflow, state)
        let redefined = begunOtherwise
        let overtaken = try begunReviews().filter { !redefined.contains($0) }
        return try [resumed] + reopening.facts(redefined, because: "It is defined otherwise now.")
            + reopening.facts(overtaken, because: "What it had begun to judge is done once more.")
            + reopening.facts(reopened, order, by: person, besides: redefined + overtaken)
    }

    /// Reviews that have begun, and not ended, behind what is done once more: a verdict upon what was there before must
    /// lead to no fix of what is there then.
    private func begunReviews() throws -> [Int] {
        let workflow = inputs.workflow
        let begun = workflow.stages.indices.filter { position in
            workflow.stages[position].kind == .review && hasBegun(position)
        }
        guard !begun.isEmpty, isRefreshing || isReopening else { return [] }
        let stale = isRefreshing ? try stale().compactMap { workflow.position(of: $0.stage) } : []
        let again = Set(reopened + stale)
        return begun.filter { !again.isDisjoint(with: workflow.ancestors(of: $0)) }
    }

    private func hasBegun(_ position: Int) -> Bool {
        !state.stages[position].status.isDone && !state.stages[position].log.isEmpty && !reopened.contains(position)
    }

    /// Stages that have begun, and not ended, by another definition: what their attempts have left is not what the
    /// changed workflow asks for.
    private var begunOtherwise: [Int] {
        guard change != nil else { return [] }
        return redefinition.stages.compactMap(inputs.workflow.position).filter(hasBegun)
    }

    /// The engine that does it; changes are taken with the first of its facts.
    package func engine(tell: (String) -> Void) throws -> RunEngine {
        if change != nil {
            try copies.take(inputs, known, tell: tell)
            try LiveAttempts.end(of: run, exceptIn: inputs.workflow)
        }
        var engine = RunEngine(inputs, run: run, state: state)
        engine.facts = try facts()
        engine.last = last
        let run = run
        engine.settle = { try TakenCopies(run).finish() }
        return engine
    }

    private var resumed: Event {
        // The budget of a workflow that is taken anew holds where nobody says otherwise.
        let budget = change == nil ? Budget() : inputs.workflow.budget
        return Event(.runResumed).with {
            $0.runID = state.runID
            $0.feature = state.feature
            $0.maximumSeconds = limits.maximumSeconds
            $0.maximumCost = limits.budget.costUSD ?? budget.costUSD
            $0.maximumTokens = limits.budget.tokens ?? budget.tokens
            $0.objectiveDigest = Digest.sha256(inputs.objectiveBytes)
            $0.workflowDigest = Digest.sha256(inputs.workflowBytes)
            $0.isRefresh = isRefreshing ? true : state.isRefreshing ? false : nil
            $0.recordsGround = true
            $0.pid = Int(CurrentProcess.pid)
        }
    }

    /// The workflow with all that persons want of stages: all of its programs must be there.
    private var orderedWorkflow: Workflow {
        let orders = state.stages.indices.compactMap { position -> (Int, StageOrder)? in
            if let first = reopened.first, position == first { return (position, order) }
            return reopened.contains(position) ? nil : state.stages[position].order.map { (position, $0) }
        }
        return orders.reduce(inputs.workflow) { $0.taking($1.1, for: $1.0) }
    }
}
