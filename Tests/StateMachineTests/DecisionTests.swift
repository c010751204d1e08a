import StateMachine
import Testing

/// What a person's decision leads to, as facts.
@Suite struct DecisionTests {
    /// A before ASK (asked about with this approval) beside SIDE, both before END; ASK sends back to A.
    private static func workflow(_ approval: Approval = Approval(question: "?"), back: String? = "A") -> Workflow {
        var ask = Stage(name: "ASK", kind: .approval(question: "?"), nextStages: ["END"])
        (ask.approval, ask.onReject) = (approval, back)
        var end = Stage(name: "END", kind: .marker)
        end.condition = Condition()
        return Workflow(stages: [
            Stage(name: "A", kind: .command(["a"]), nextStages: ["ASK", "SIDE"]), ask,
            Stage(name: "SIDE", kind: .command(["s"]), nextStages: ["END"]), end,
        ])
    }

    /// The state after these facts, a second apart.
    private static func state(_ facts: [Event], _ workflow: Workflow) -> RunState {
        var state = RunState(of: workflow)
        for (index, fact) in facts.enumerated() {
            state.apply(
                fact.with {
                    $0.sequence = index + 1
                    $0.at = Timestamp(milliseconds: Int64(index + 1) * 1_000)
                }, in: workflow)
        }
        return state
    }

    private static let waiting = [
        Event(.runStarted), Event(.stageStarted, stage: "A"), Event(.stageCompleted, stage: "A"),
        Event(.stageStarted, stage: "ASK"), Event(.stageWaiting, stage: "ASK"),
    ]

    private static func decision(_ decision: Decision, by: String = "anna") -> Event {
        Event(.approvalDecided, stage: "ASK").with {
            $0.decision = decision
            $0.by = by
            $0.comment = "why"
        }
    }

    @Test("A stage that failed and is then skipped has no error any more")
    func skippedAfterFailure() {
        let failed = Event(.stageFailed, stage: "ASK").with { ($0.error, $0.failure) = ("Rejected.", .failed) }
        let state = Self.state(Self.waiting + [failed, Event(.stageSkipped, stage: "ASK")], Self.workflow())
        #expect(state.stages[1].status == .skipped)
        #expect(state.stages[1].error == nil && state.stages[1].failure == nil)
    }

    @Test("Only what waits can be decided about, once, and only by who means the present asking")
    func once() {
        let workflow = Self.workflow()
        let (state, now) = (Self.state(Self.waiting, workflow), Timestamp(milliseconds: 9_000))
        let yes = Self.decision(.approve)
        #expect(state.asked == [1])
        #expect(state.decided(yes, at: now, in: workflow) == [yes])
        #expect(state.decided(yes, asked: Timestamp(milliseconds: 5_000), at: now, in: workflow) == [yes])
        #expect(state.decided(yes, asked: Timestamp(milliseconds: 4_000), at: now, in: workflow).isEmpty)
        let decided = Self.state(Self.waiting + [yes], workflow)
        #expect(decided.decided(Self.decision(.reject), at: now, in: workflow).isEmpty)
        #expect(decided.stages[1].approval?.by == "anna" && decided.stages[1].waitingSince == nil)
        let notYet = Self.state(Array(Self.waiting.prefix(3)), workflow)
        #expect(notYet.decided(yes, at: now, in: workflow).isEmpty)
        #expect(state.decided(Event(.approvalDecided, stage: "NOWHERE"), at: now, in: workflow).isEmpty)
    }

    @Test("A stage keeps its time and its decision over a resume", arguments: [true, false])
    func resumed(isDecided: Bool) {
        let workflow = Self.workflow()
        let decided = isDecided ? [Self.decision(.approve)] : []
        let state = Self.state(Self.waiting + decided + [Event(.runEnded), Event(.runResumed)], workflow)
        #expect(state.stages[1].status == .pending)
        #expect(state.stages[1].decision == (isDecided ? .approve : nil))
        #expect(state.asked == (isDecided ? [] : [1]))
        #expect(state.stages[1].waitingSince?.milliseconds == (isDecided ? nil : 5_000))
    }

    @Test("When the time is over the default holds, whoever decides then")
    func late() {
        let workflow = Self.workflow(Approval(question: "?", timeoutSeconds: 60, standard: .approve))
        let state = Self.state(Self.waiting, workflow)
        #expect(state.deadline(of: 1, in: workflow)?.milliseconds == 65_000)
        let early = state.decided(Self.decision(.reject), at: Timestamp(milliseconds: 64_999), in: workflow)
        #expect(early.map(\.by) == ["anna"])
        let late = state.decided(Self.decision(.reject), at: Timestamp(milliseconds: 65_000), in: workflow)
        #expect(late.map(\.by) == ["timeout"] && late.map(\.decision) == [.approve])
    }

    @Test("A no sends back the named stage with the words, what comes after it, and what a condition has left out")
    func back() {
        let workflow = Self.workflow()
        let skipped = Event(.stageSkipped, stage: "END").with { $0.isByCondition = true }
        let no = Self.decision(.reject)
        let side = [Event(.stageStarted, stage: "SIDE"), Event(.stageCompleted, stage: "SIDE")]
        let state = Self.state(Self.waiting + side + [skipped, no], workflow)
        let facts = state.consequences(of: no, in: workflow)
        #expect(facts.map(\.stage) == ["A", "ASK", "SIDE", "END"])
        #expect(facts.allSatisfy { $0.name == .stageReopened })
        #expect(facts.map(\.comment) == ["why", nil, nil, nil])
        let after = Self.state(Self.waiting + side + [skipped, no] + facts, workflow)
        #expect(after.stages.allSatisfy { $0.status == .pending })
        #expect(after.readyStages(in: workflow) == [0])
        #expect(after.stages[1].rejections == 1 && after.stages[0].order?.feedback == "why")
        #expect(after.consequences(of: no, in: workflow).isEmpty)
    }

    @Test("While something it would pull away is at work nothing is sent back, and nothing of it begins")
    func atWork() {
        let workflow = Self.workflow()
        let (no, side) = (Self.decision(.reject), Event(.stageStarted, stage: "SIDE"))
        let working = Self.state(Self.waiting + [side, no], workflow)
        #expect(working.consequences(of: no, in: workflow).isEmpty)
        // An agent that outlives its engine is at work, too, and its stage is taken up.
        let attempt = Event(.attemptStarted, stage: "SIDE").with { $0.attempt = 1 }
        let resumed = Self.state(Self.waiting + [side, attempt, no, Event(.runResumed)], workflow)
        #expect(resumed.consequences(of: Event(.runResumed), in: workflow).isEmpty)
        #expect(resumed.readyStages(in: workflow) == [2])
        let ended = Event(.stageFailed, stage: "SIDE")
        let free = Self.state(Self.waiting + [side, no, ended], workflow)
        #expect(free.consequences(of: ended, in: workflow).map(\.stage) == ["A", "ASK", "SIDE"])
    }

    @Test("A no that leads nowhere, or once too often, sends nothing back", arguments: [nil, "A"])
    func nowhere(_ back: String?) {
        let workflow = Self.workflow(back: back)
        let no = Self.decision(.reject)
        var story = Self.waiting
        // The default of max_iterations is 4.
        for _ in 0..<(back == nil ? 0 : 4) {
            story += [no, Event(.stageReopened, stage: "A"), Event(.stageReopened, stage: "ASK")]
            story += Self.waiting.dropFirst()
        }
        let state = Self.state(story + [no], workflow)
        #expect(state.consequences(of: no, in: workflow).isEmpty)
        #expect(state.target(ofRejecting: 1, in: workflow) == nil)
        let other = Self.state(story + [Self.decision(.approve)], workflow)
        #expect(other.stages[1].rejections == 0)
    }
}
