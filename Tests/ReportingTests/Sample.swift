import StateMachine

@testable import Reporting

/// A small workflow with a group, a review, a command, an approval and an acceptance gate, and a run of it.
struct Sample {
    static let workflow = Workflow(
        stages: [
            Stage(name: "SPEC", workAgent: "ba", artifacts: ["feature_spec.md"], nextStages: ["SPEC_REVIEW"]),
            Stage(
                name: "SPEC_REVIEW", kind: .review, workAgent: "ba", reviewAgent: "reviewer",
                nextStages: ["RESEARCH", "STRATEGY"]),
            Stage(
                name: "RESEARCH", workAgent: "builder-1", retry: RetryPolicy(limit: 1, backoffSeconds: 5),
                nextStages: ["LINT"]),
            Stage(name: "STRATEGY", workAgent: "builder-2", nextStages: ["LINT"]),
            Stage(name: "LINT", kind: .command(["swift", "format", "it's"]), nextStages: ["SHIP"]),
            Stage(name: "SHIP", kind: .approval(question: "Ship it?"), nextStages: ["COMPLETE"]),
            Stage(name: "COMPLETE", kind: .marker),
        ],
        groups: [
            ParallelGroup(
                name: "post_spec", after: "SPEC_REVIEW", stages: ["RESEARCH", "STRATEGY"], before: "LINT",
                maxConcurrent: 2)
        ],
        agents: Agent.standardTeam.map {
            var agent = $0
            if agent.name == "reviewer" { agent.runner = .command(["./review.sh", "--strict", "two words"]) }
            return agent
        })

    var state = RunState(of: workflow)
    var last = Event(.warning)
    private var seconds: Int64 = 0

    init() {
        take(0, Event(.runStarted)) {
            $0.feature = "add-a-greeting"
            $0.objectiveName = "Add a greeting"
            $0.maximumSeconds = 28_800
        }
    }

    /// Takes an event into the state some seconds after the one before.
    mutating func take(_ later: Double, _ event: Event, _ change: (inout Event) -> Void = { _ in }) {
        seconds += Int64(later * 1_000)
        last = event.with(change)
        last.at = Timestamp(milliseconds: 1_795_235_915_000 + seconds)
        last.sequence = state.lastEvent + 1
        state.apply(last, in: Self.workflow)
    }

    /// Starts a stage and its first attempt.
    mutating func begin(_ stage: String, agent: String?, role: Role = .work, iteration: Int? = nil) {
        take(0, Event(.stageStarted, stage: stage))
        take(0, Event(.attemptStarted, stage: stage)) {
            $0.attempt = 1
            $0.agent = agent
            $0.role = role
            $0.iteration = iteration
        }
    }

    /// Ends the first attempt of a stage, which has used a model.
    mutating func end(_ stage: String, agent: String, _ usage: Usage, session: String? = nil) {
        take(0, Event(.attemptEnded, stage: stage)) {
            $0.attempt = 1
            $0.agent = agent
            $0.outcome = .succeeded
            $0.usage = usage
            $0.session = session
        }
    }

    /// A run in the middle of its group: one member failed, the other runs.
    static var inTheGroup: Sample {
        var sample = Sample()
        sample.begin("SPEC", agent: "ba")
        sample.take(12, Event(.stageCompleted, stage: "SPEC"))
        sample.begin("SPEC_REVIEW", agent: "reviewer", role: .review, iteration: 2)
        sample.take(185, Event(.stageCompleted, stage: "SPEC_REVIEW"))
        sample.begin("RESEARCH", agent: "builder-1")
        sample.begin("STRATEGY", agent: "builder-2")
        sample.take(0.4, Event(.stageFailed, stage: "STRATEGY")) {
            $0.error = "\nThe agent ended with exit status 3.\u{1B}[31m\nmore"
        }
        return sample
    }

    /// A moment some seconds after the last event.
    func now(after: Double = 0) -> Timestamp {
        Timestamp(milliseconds: last.at.milliseconds + Int64(after * 1_000))
    }

    /// The status view of this run.
    func status(_ engine: EngineState, width: Int = 80, colour: Bool = false, after: Double = 0) -> String {
        StatusView.render(
            state, of: Self.workflow, engine: engine, now: now(after: after),
            style: Style(colour: colour, width: width))
    }

    /// The progress line of the last event.
    func line(width: Int = 0, colour: Bool = false) -> String? {
        ProgressLine.render(
            last, in: state, of: Self.workflow, columns: ProgressColumns(), style: Style(colour: colour, width: width))
    }
}
