import StateMachine
import Testing

@Suite("Freshness: what an older teambot has done")
struct KnownGroundTests {
    private let workflow = ExampleWorkflows.chain

    private func completed(_ stage: String, _ sha256: String, given: GivenDigest? = nil) -> Event {
        Event(.stageCompleted, stage: stage).with {
            $0.artifacts = [Artifact(path: "\(stage).md", bytes: 1, sha256: sha256)]
            $0.given = given
        }
    }

    private func given(_ stages: String...) -> GivenDigest {
        stages.reduce(into: GivenDigest()) { $0.add(Artifact(path: "\($1).md", bytes: 1, sha256: "aa")) }
    }

    @Test("It is not judged by its inputs because a newer one has recorded what another stage was given")
    func mixed() {
        let old = [Event(.runStarted), completed("A", "aa"), completed("B", "aa")]
        let resumed = Event(.runResumed).with { $0.recordsGround = true }
        let state = (old + [resumed, completed("C", "aa", given: given("A", "B"))]).reduced(in: workflow)
        #expect(state.stages.map(\.isGroundUnknown) == [true, true, false])
        #expect(state.stagesWithOtherInputs(in: workflow) == [])
    }

    @Test("It is stale once something before it was done again, until it is done again itself, or accepted")
    func redone() {
        let begun = [
            Event(.runStarted), completed("A", "aa"), completed("B", "aa"),
            Event(.runResumed).with { $0.recordsGround = true }, Event(.stageReopened, stage: "A"),
            completed("A", "bb"),
        ]
        let state = begun.reduced(in: workflow)
        #expect(state.stagesWithOtherInputs(in: workflow) == [1])
        let now = state.given(in: workflow)[1]
        let accepted = Event(.stageAccepted, stage: "B").with { $0.given = now }
        for event in [accepted, completed("B", "aa", given: now)] {
            let after = (begun + [event]).reduced(in: workflow)
            #expect(after.stagesWithOtherInputs(in: workflow) == [])
            #expect(after.stages.map(\.isGroundUnknown) == [false, false, false])
        }
    }

    @Test("What a newer one has done without being given anything is judged")
    func known() {
        let start = Event(.runStarted).with { $0.recordsGround = true }
        let state = [start, completed("A", "aa"), completed("B", "aa")].reduced(in: workflow)
        #expect(state.stagesWithOtherInputs(in: workflow) == [1])
    }

    @Test("A stage of acceptance that is done again has not passed any more")
    func acceptance() {
        let workflow = Workflow(stages: [Stage(name: "TRY", kind: .acceptance)])
        let passed = [
            Event(.runStarted), Event(.stageStarted, stage: "TRY"),
            Event(.acceptanceStageComplete, stage: "TRY").with { $0.allPassed = true },
            Event(.stageCompleted, stage: "TRY"),
        ]
        #expect(passed.reduced(in: workflow).acceptanceTestsPassed)
        let reopened = passed + [Event(.stageReopened, stage: "TRY")]
        #expect(!reopened.reduced(in: workflow).acceptanceTestsPassed)
    }
}
