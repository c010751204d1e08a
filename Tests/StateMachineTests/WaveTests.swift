import StateMachine
import Testing

/// What a refresh does again, and what may begin in it.
@Suite struct WaveTests {
    /// A before B before C, none of which leaves artifacts.
    private static func workflow(_ change: (inout [Stage]) -> Void = { _ in }) -> Workflow {
        var stages = [
            Stage(name: "A", kind: .command(["a"]), nextStages: ["B"]),
            Stage(name: "B", kind: .command(["b"]), nextStages: ["C"]), Stage(name: "C", kind: .command(["c"])),
        ]
        change(&stages)
        return Workflow(stages: stages)
    }

    private static func done(_ stage: String) -> [Event] {
        [Event(.stageStarted, stage: stage), Event(.stageCompleted, stage: stage)]
    }

    @Test("Behind a failure that stops nothing a refresh goes on, as a plain run does")
    func continuing() {
        let workflow = Self.workflow { $0[1].continuesOnFailure = true }
        let state = (Self.done("A") + [.failure("B")]).reduced(in: workflow)
        #expect(state.readyStages(in: workflow) == [2])
        #expect(state.wave([], in: workflow).held == [])
        #expect(state.wave([0], in: workflow).held.contains(2))
    }

    @Test("What its condition has left out is judged, also when the condition is gone; what a person has is not")
    func leftOut() {
        let workflow = Self.workflow { $0[2].condition = Condition() }
        let byCondition = Event(.stageSkipped, stage: "B").with { $0.isByCondition = true }
        let left = (Self.done("A") + [byCondition]).reduced(in: workflow)
        #expect(left.stages.map(\.isJudged) == [true, true, false])
        let skipped = (Self.done("A") + [Event(.stageSkipped, stage: "C")]).reduced(in: workflow)
        #expect(skipped.stages.map(\.isJudged) == [true, false, false])
    }

    @Test("The first completion of what was skipped is a change for what was done after it; skipped again is none")
    func passedOver() {
        let workflow = Self.workflow()
        let skipped = Self.done("A") + [Event(.stageSkipped, stage: "B")] + Self.done("C")
        let reopened = skipped + [Event(.stageReopened, stage: "B")]
        #expect((reopened + Self.done("B")).reduced(in: workflow).stagesWithOtherInputs(in: workflow) == [2])
        let again = (reopened + [Event(.stageSkipped, stage: "B")]).reduced(in: workflow)
        #expect(again.stagesWithOtherInputs(in: workflow) == [])
    }

    @Test(
        "So is the completion of what had failed without stopping anything; a plain failure was none",
        arguments: [true, false])
    func failedBefore(continues: Bool) {
        let workflow = Self.workflow { $0[1].continuesOnFailure = continues }
        let events =
            Self.done("A") + [.failure("B")] + (continues ? Self.done("C") : [])
            + [.end(.failed), Event(.runResumed)] + Self.done("B")
        let state = events.reduced(in: workflow)
        #expect(state.stages[1].revision == (continues ? 1 : 0))
        #expect(state.stagesWithOtherInputs(in: workflow) == (continues ? [2] : []))
    }

    @Test(
        "A refresh is over with the run's end, unless that was ended from outside",
        arguments: RunStatus.allCases)
    func sticky(status: RunStatus) {
        let resumed = Event(.runResumed).with { $0.isRefresh = true }
        let end = Event(.runEnded).with { $0.status = status.rawValue }
        let goesOn: Set<RunStatus> = [.cancelled, .timeout, .budgetExhausted, .error]
        let state = [Event(.runStarted), resumed, end].reduced(in: Self.workflow())
        #expect(state.isRefreshing == goesOn.contains(status))
        let plain = Event(.runResumed).with { $0.isRefresh = false }
        #expect(![Event(.runStarted), resumed, end, plain].reduced(in: Self.workflow()).isRefreshing)
    }

    @Test("Only what a group does again counts against its limit; a resume and a person begin anew")
    func overtakings() {
        let workflow = Self.workflow()
        let byGroup = Event(.stageReopened, stage: "B").with { ($0.isRefresh, $0.group) = (true, "g") }
        let byRefresh = Event(.stageReopened, stage: "B").with { $0.isRefresh = true }
        func count(_ events: [Event]) -> Int { events.reduced(in: workflow).stages[1].overtakings }
        #expect(count([byRefresh, byRefresh, byRefresh]) == 0)
        #expect(count([byGroup, byRefresh, byGroup]) == 2)
        #expect(count([byGroup, Event(.stageReopened, stage: "B")]) == 0)
        #expect(count([byGroup] + Self.done("B") + [Event(.runResumed)]) == 0)
    }

    @Test("A ledger that is kept knows what a look at everything would tell", arguments: 0..<20)
    func ledger(seed: UInt64) {
        let workflow = Self.workflow { $0[0].nextStages = ["B", "C"] }
        var (state, ledger, random) = (RunState(of: workflow), GivenLedger(), seed)
        for step in 0..<30 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let stage = workflow.stages[Int(random >> 33) % 3].name
            let artifact = Artifact(path: "\(stage).md", bytes: 1, sha256: "\((random >> 40) % 3)")
            state.apply(Event(.stageReopened, stage: stage), in: workflow)
            let end = Event(.stageCompleted, stage: stage).with {
                if (random >> 50) % 2 == 0 { $0.artifacts = [artifact] }
            }
            state.apply(end, in: workflow)
            ledger.take(state, in: workflow)
            #expect(ledger.given == state.given(in: workflow), "seed \(seed), step \(step)")
        }
    }
}
