import StateMachine
import TestSupport

/// Gives the stages of a random workflow kinds, agents, artifacts, retries and places.
enum ScriptedWorkflow {
    static func make(using generator: inout SplitMix64) -> Workflow {
        let plain = RandomWorkflow.make(using: &generator)
        let stages = plain.stages.map { stage($0, &generator) }
        let groups = plain.groups.map { group in
            var group = group
            group.maxConcurrent = generator.oneIn(2) ? Int.random(in: 1...3, using: &generator) : nil
            return group
        }
        var reviews: [String: String] = [:]
        for stage in stages {
            guard stage.kind == .work, !stage.isOptional, generator.oneIn(2) else { continue }
            let next = stage.nextStages.filter { name in
                stages.contains { $0.name == name && $0.kind == .review } && !reviews.values.contains(name)
            }
            reviews[stage.name] = next.first
        }
        return withoutOvertaking(
            Workflow(stages: stages, groups: groups, maxConcurrent: plain.maxConcurrent, reviewOfWork: reviews))
    }

    /// Leaves no review beside somebody who has read what it judges: how often that one is done again follows from
    /// chance, and not from the script. `OvertakenTests` has such workflows.
    private static func withoutOvertaking(_ workflow: Workflow) -> Workflow {
        let stages = workflow.stages.map { stage in
            guard stage.kind == .review, isOvertaking(stage, in: workflow) else { return stage }
            var command = stage
            command.kind = .command(["true"])
            (command.workAgent, command.reviewAgent) = (nil, nil)
            return command
        }
        let reviews = workflow.reviewOfWork.filter { entry in
            stages.contains { $0.name == entry.value && $0.kind == .review }
        }
        return Workflow(
            stages: stages, groups: workflow.groups, maxConcurrent: workflow.maxConcurrent, reviewOfWork: reviews)
    }

    private static func isOvertaking(_ review: Stage, in workflow: Workflow) -> Bool {
        guard let position = workflow.position(of: review.name), let group = workflow.group(of: review.name) else {
            return false
        }
        let mapped = workflow.workStage(reviewedBy: review.name).flatMap { workflow.position(of: $0.name) }
        let judged = mapped.map { [$0] } ?? workflow.predecessors[position]
        return group.stages.compactMap(workflow.position).contains { member in
            member != position && workflow.ancestors(of: member).contains(where: judged.contains)
        }
    }

    private static func stage(_ plain: Stage, _ generator: inout SplitMix64) -> Stage {
        var stage = plain
        stage.kind = kind(&generator)
        let hasAgents = stage.kind == .work || stage.kind == .review
        stage.workAgent = hasAgents ? "builder-1" : nil
        stage.reviewAgent = stage.kind == .review ? "reviewer" : nil
        stage.maxIterations = Int.random(in: 1...3, using: &generator)
        let backOff = generator.oneIn(3) ? 5.0 : 0
        stage.retry = RetryPolicy(
            limit: generator.oneIn(2) ? 0 : 1 + (generator.oneIn(3) ? 1 : 0), backoffSeconds: backOff)
        switch stage.kind {
        case .marker, .approval, .acceptance: break
        default: stage.artifacts = generator.oneIn(4) ? [stage.name + ".md"] : []
        }
        return stage
    }

    private static func kind(_ generator: inout SplitMix64) -> StageKind {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0..<8: .command(["true"])
        case 8..<13: .work
        case 13..<17: .review
        case 17..<19: .marker
        default: .approval(question: "Go on?")
        }
    }
}
