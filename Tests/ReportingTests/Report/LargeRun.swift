import StateMachine

@testable import Reporting

/// A run of 2,000 stages with 10,000 events, each stage with reviews and text as agents write it.
enum LargeRun {
    static func material(stages count: Int = 2_000) -> ReportMaterial {
        let stages = (0..<count).map { number in
            Stage(
                name: "STAGE_\(number)", title: "The stage with the number \(number)", workAgent: "builder-1",
                nextStages: number + 20 < count ? ["STAGE_\(number + 20)"] : [])
        }
        let workflow = Workflow(stages: stages, groups: [], agents: Agent.standardTeam)
        var state = RunState(of: workflow)
        var events: [Event] = []
        func take(_ event: Event, _ change: (inout Event) -> Void) {
            var event = event.with(change)
            event.sequence = events.count + 1
            event.at = Timestamp(milliseconds: 1_795_235_915_000 + Int64(events.count) * 750)
            events.append(event)
            state.apply(event, in: workflow)
        }
        take(Event(.runStarted)) { ($0.feature, $0.objectiveName) = ("large", "A large run") }
        for stage in stages {
            take(Event(.stageStarted, stage: stage.name)) { _ in }
            take(Event(.attemptStarted, stage: stage.name)) {
                ($0.attempt, $0.role, $0.agent) = (1, .work, "builder-1")
            }
            take(Event(.agentRunning, stage: stage.name)) { _ in }
            take(Event(.attemptEnded, stage: stage.name)) {
                ($0.attempt, $0.agent, $0.outcome, $0.usage) = (
                    1, "builder-1", .succeeded, Usage(inputTokens: 9, costUSD: 0.01)
                )
            }
            take(Event(.stageCompleted, stage: stage.name)) {
                $0.artifacts = [
                    Artifact(path: stage.name + ".md", bytes: 400_000, sha256: String(repeating: "a", count: 64))
                ]
            }
        }
        var material = ReportMaterial(
            state: state, workflow: workflow, history: RunHistory(events), engine: .none,
            commands: RunCommands(feature: "large"), directory: "/large",
            now: Timestamp(milliseconds: 1_795_243_415_000),
            clockOffset: 0, version: "1.0")
        let text = String(repeating: "| a | b |\n|---|---|\n| <x> | *y* |\n\n- one\n- two\n\n", count: 200)
        material.artifacts = stages.map { stage in
            let artifact = Artifact(path: stage.name + ".md", bytes: 400_000, sha256: String(repeating: "a", count: 64))
            let shown = ShownText(path: "artifacts/\(stage.name).md", text: text, bytes: 400_000, omitted: 390_000)
            return (artifact, stage.name, stage.name.utf8.count < 9 ? shown : nil)
        }
        return material
    }
}
