import Orchestration
import Platform
import RunStorage
package import StateMachine

/// With which facts a run is taken up again.
extension Resumption {
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

    /// The fact that an engine takes the run up again.
    var resumed: Event {
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
}
