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
    let copies: Copies
    let known: RunState
    private(set) var reopened: [Int] = []
    private(set) var order = StageOrder()
    private(set) var person: String?

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

    func stale() throws -> [StaleStage] {
        let after = StaleAfterChange(run, copies.inputs)
        return try change == nil ? after.stages(known) : after.stages(state, taking: inputs, with: resumed)
    }

    var redefinition: Redefinition { Redefinition(from: copies.inputs.workflow, to: inputs.workflow) }

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

    /// The workflow with all that persons want of stages: all of its programs must be there.
    private var orderedWorkflow: Workflow {
        let orders = state.stages.indices.compactMap { position -> (Int, StageOrder)? in
            if let first = reopened.first, position == first { return (position, order) }
            return reopened.contains(position) ? nil : state.stages[position].order.map { (position, $0) }
        }
        return orders.reduce(inputs.workflow) { $0.taking($1.1, for: $1.0) }
    }
}
