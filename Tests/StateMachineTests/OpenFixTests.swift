import StateMachine
import Testing

/// Fixes that have begun and whose end nobody has recorded: what they make of earlier stages is nobody's change.
@Suite struct OpenFixTests {
    /// BEFORE, WORK, REVIEW of WORK, TEST with suites, AFTER.
    private static let workflow = Workflow(
        stages: [
            Stage(name: "BEFORE", kind: .command(["a"]), artifacts: ["before.md"], nextStages: ["WORK"]),
            Stage(name: "WORK", kind: .command(["b"]), artifacts: ["work.md"], nextStages: ["REVIEW"]),
            Stage(
                name: "REVIEW", kind: .review, workAgent: "builder", reviewAgent: "reviewer", nextStages: ["TEST"]),
            Stage(name: "TEST", kind: .suites([]), workAgent: "builder", nextStages: ["AFTER"]),
            Stage(name: "AFTER", kind: .command(["c"])),
        ], reviewOfWork: ["WORK": "REVIEW"])

    private static func done(_ stage: String) -> [Event] {
        let artifact = Artifact(path: stage.lowercased() + ".md", bytes: 1, sha256: "1")
        return [
            Event(.stageStarted, stage: stage), Event(.stageCompleted, stage: stage).with { $0.artifacts = [artifact] },
        ]
    }

    private static func fixing(_ stage: String) -> [Event] {
        [
            Event(.stageStarted, stage: stage),
            Event(.attemptStarted, stage: stage).with { ($0.attempt, $0.role, $0.iteration) = (2, .fix, 1) },
        ]
    }

    private static func ended(_ stage: String, _ outcome: AttemptOutcome) -> Event {
        Event(.attemptEnded, stage: stage).with { ($0.attempt, $0.outcome) = (2, outcome) }
    }

    private static let begun = done("BEFORE") + done("WORK") + fixing("REVIEW")

    @Test("A review's fix revises the work that it judges, one of suites anything before them")
    func revised() {
        let review = Self.begun.reduced(in: Self.workflow)
        #expect(review.stagesBeingRevised(in: Self.workflow) == [1])
        #expect(review.openFixes(of: 1, in: Self.workflow) == [2])
        #expect(review.openFixes(of: 0, in: Self.workflow) == [])
        let suites = Self.done("BEFORE") + Self.done("WORK") + Self.done("REVIEW") + Self.fixing("TEST")
        #expect(suites.reduced(in: Self.workflow).stagesBeingRevised(in: Self.workflow) == [0, 1, 2])
    }

    @Test("That ends with the fix; one that was interrupted is made again and holds nobody up")
    func over() {
        let taken = (Self.begun + [Self.ended("REVIEW", .succeeded)]).reduced(in: Self.workflow)
        #expect(taken.stagesBeingRevised(in: Self.workflow) == [])
        let interrupted = (Self.begun + [Self.ended("REVIEW", .interrupted)]).reduced(in: Self.workflow)
        #expect(interrupted.stagesBeingRevised(in: Self.workflow) == [1])
        #expect(interrupted.wave([1], in: Self.workflow).due == [1])
    }

    @Test("A refresh does nothing again before a stage whose fix is at work; its review goes on")
    func refresh() {
        let state = (Self.begun + [Event(.runResumed)]).reduced(in: Self.workflow)
        let wave = state.wave([0, 1], asking: [0], in: Self.workflow)
        #expect(wave.due == [])
        #expect(wave.asked == [])
        #expect(!wave.held.contains(2))
        #expect(wave.held.contains(3))
        let taken = (Self.begun + [Self.ended("REVIEW", .succeeded), Event(.runResumed)]).reduced(in: Self.workflow)
        #expect(taken.wave([0, 1], in: Self.workflow).due == [0])
    }

    @Test("A state that was read from its file does not know them, and says so")
    func unknown() {
        var state = Self.begun.reduced(in: Self.workflow)
        #expect(state.knowsFixes(in: Self.workflow))
        state.stages[2].log = []
        #expect(!state.knowsFixes(in: Self.workflow))
        state.stages[2].status = .completed
        #expect(state.knowsFixes(in: Self.workflow))
    }
}
