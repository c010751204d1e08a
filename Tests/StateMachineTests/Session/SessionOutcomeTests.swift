import StateMachine
import Testing

/// What a session comes to, from what its objectives come to.
@Suite struct SessionOutcomeTests {
    @Test(
        "All failed is failed, some is partial success, none given is no tests, and told to end is cancelled (CW-15)",
        arguments: [
            ([], false, .noTests), ([.complete], false, .complete), ([.noChanges], false, .complete),
            ([.complete, .noChanges], false, .complete), ([.failed, .failed], false, .failed),
            ([.failed, .blocked], false, .failed), ([.failed, .complete], false, .partialSuccess),
            ([.blocked, .noChanges], false, .partialSuccess), ([.cancelled, .complete], true, .cancelled),
        ] as [([ExecutionStatus], Bool, SessionStatus)])
    func status(of ends: [ExecutionStatus], wasCancelled: Bool, is expected: SessionStatus) {
        #expect(Self.session(ends.map { ($0, 1) }).finalStatus(wasCancelled: wasCancelled) == expected)
    }

    @Test(
        "The exit code is that of the most urgent end; what waits for another has none of its own",
        arguments: [
            ([(.complete, 0), (.noChanges, 0)], 0), ([(.complete, 0), (.failed, 1)], 1),
            ([(.failed, 3), (.failed, 1)], 1), ([(.failed, 4), (.failed, 3)], 4),
            ([(.blocked, 5), (.failed, 3)], 3), ([(.blocked, 5), (.complete, 0)], 5),
            ([(.failed, 124), (.failed, 1)], 124), ([(.failed, 8), (.failed, 124)], 8),
            ([(.failed, 2), (.complete, 0)], 2), ([(.failed, 6), (.failed, 1)], 6), ([(.blocked, 0)], 1),
            ([(.cancelled, 130), (.failed, 1)], 130),
        ] as [([(ExecutionStatus, Int)], Int32)])
    func exitCode(of ends: [(ExecutionStatus, Int)], is expected: Int32) {
        #expect(Self.session(ends).exitCode == expected)
    }

    @Test("The success rate is that of all objectives; what has changed nothing is none, and nothing is 0 percent")
    func successRate() {
        let now = Timestamp(milliseconds: 10_000)
        #expect(SessionFigures(Self.session([]), at: now).successRate == 0)
        #expect(SessionFigures(Self.session([(.complete, 0), (.noChanges, 0)]), at: now).successRate == 50)
        #expect(SessionFigures(Self.session([(.failed, 1)]), at: now).successRate == 0)
    }

    @Test("A session that has ended is finished only if nothing is left that a resume could do")
    func finished() {
        #expect(Self.session([(.complete, 0), (.noChanges, 0)]).isFinished)
        #expect(!Self.session([(.complete, 0), (.failed, 1)]).isFinished)
    }

    @Test("What cannot begin because of another is found through all links, with the one next to it")
    func unreachable() {
        var state = Self.begun()
        for needs in [[], [1], [2], [], [3, 4]] {
            Self.apply(&state, Event(.executionQueued).with { $0.needs = needs })
        }
        #expect(state.unreachable.isEmpty)
        Self.apply(&state, Self.ended(1, .failed, 1))
        #expect(state.unreachable.map(\.number) == [2, 3, 5])
        #expect(state.unreachable.map(\.need) == [1, 2, 3])
        #expect(state.next?.number == 4)
    }

    @Test("What needs something that never comes waits, and a resume of an ended session tries what failed again")
    func resumed() {
        var state = Self.session([(.complete, 0), (.failed, 1), (.blocked, 0)])
        Self.apply(&state, Event(.sessionResumed))
        #expect(state.executions.map(\.status) == [.complete, .queued, .queued])
        #expect(state.readyCount == 2 && state.next?.number == 2)
        // An engine that was killed had not ended the session: what failed was decided.
        var killed = Self.begun()
        for _ in 0..<2 { Self.apply(&killed, Event(.executionQueued)) }
        Self.apply(&killed, Self.ended(1, .failed, 1))
        Self.apply(&killed, Event(.sessionResumed))
        #expect(killed.executions.map(\.status) == [.failed, .queued])
    }

    @Test("Numbers from a damaged journal change nothing", arguments: [-1, 0, 2, Int.max, Int.min])
    func strange(number: Int) {
        var state = Self.session([(.complete, 0)])
        let before = state.executions
        for name in [EventName.executionStarted, .executionPlaced, .executionRetrying, .executionEnded] {
            Self.apply(&state, Event(name).with { $0.execution = number })
        }
        Self.apply(&state, Event(.executionQueued).with { $0.needs = [number] })
        #expect(state.executions.first == before.first)
        let isThere = state.execution(number) != nil
        #expect(isThere == (number == 2))
    }

    private static func begun() -> SessionState {
        var state = SessionState()
        apply(&state, Event(.sessionStarted).with { $0.workers = 2 })
        return state
    }

    /// A session that has ended, whose objectives have ended like this.
    private static func session(_ ends: [(ExecutionStatus, Int)]) -> SessionState {
        var state = begun()
        for _ in ends { apply(&state, Event(.executionQueued)) }
        for (position, end) in ends.enumerated() { apply(&state, ended(position + 1, end.0, end.1)) }
        let status = state.finalStatus(wasCancelled: false)
        apply(&state, Event(.sessionEnded).with { $0.status = status.rawValue })
        return state
    }

    private static func ended(_ number: Int, _ status: ExecutionStatus, _ code: Int) -> Event {
        Event(.executionEnded).with {
            $0.execution = number
            $0.status = status.rawValue
            $0.exitStatus = code
        }
    }

    private static func apply(_ state: inout SessionState, _ event: Event) {
        let sequence = state.lastEvent + 1
        state.apply(
            event.with {
                $0.sequence = sequence
                $0.at = Timestamp(milliseconds: Int64(sequence) * 1_000)
            })
    }
}
