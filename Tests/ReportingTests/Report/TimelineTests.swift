import StateMachine
import Testing

@testable import Reporting

@Suite struct TimelineTests {
    private func session(_ start: Int64, _ end: Int64) -> RunHistory.Session {
        RunHistory.Session(startedAt: Timestamp(milliseconds: start), endedAt: Timestamp(milliseconds: end))
    }

    @Test("A long gap without an engine is short in the picture, and time passes evenly elsewhere")
    func gaps() {
        let scale = TimeScale([session(0, 1_000), session(1_000_000, 1_001_000)], until: nil)
        #expect(scale.stretches.map(\.isGap) == [false, true, false])
        #expect(Int(scale.place(Timestamp(milliseconds: 1_000))) == 471)
        #expect(Int(scale.place(Timestamp(milliseconds: 500))) == 235)
        #expect(Int(scale.place(Timestamp(milliseconds: 1_000_000))) == 528)
        #expect(scale.place(Timestamp(milliseconds: 2_000_000)) == 1_000)
        #expect(scale.moment(at: 500) == nil)
        #expect(scale.moment(at: 0)?.milliseconds == 0)
    }

    @Test("Sessions that overlap or have no time at all are no trouble")
    func oddSessions() {
        #expect(TimeScale([], until: nil).stretches.isEmpty)
        #expect(TimeScale([session(5, 5)], until: nil).place(Timestamp(milliseconds: 5)) == 0)
        #expect(TimeScale([session(0, 100), session(50, 80)], until: nil).stretches.count == 2)
    }

    @Test("Who is at work at once is counted; what ends makes room for what begins then")
    func crowd() {
        #expect(Crowd([(0, 500), (500, 1_000)], parts: 4).counts == [1, 1, 1, 1])
        #expect(Crowd([(0, 500), (250, 1_000)], parts: 4).counts == [1, 2, 1, 1])
        #expect(Crowd([]).most == 0)
    }

    @Test("Bars that nobody could tell apart become one of the worst look")
    func merging() {
        let bars = [
            Bar(from: 0, to: 1, look: "good", title: "a"), Bar(from: 1, to: 2, look: "bad", title: "b"),
            Bar(from: 900, to: 950, look: "good", title: "c"),
        ]
        #expect(
            Bar.merged(bars, closerThan: 4) == [
                Bar(from: 0, to: 2, look: "bad", title: "2 attempts"),
                Bar(from: 900, to: 950, look: "good", title: "c"),
            ])
        #expect(Bar.percent(333.3) == "33.33%" && Bar.percent(-1) == "0.00%" && Bar.percent(2_000) == "100.00%")
    }
}
