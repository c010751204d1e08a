import Platform
import RunStorage
import StateMachine
import Testing

@testable import Orchestration

@Suite("Examination: the attempts of the journal and their directories")
struct AttemptExaminationTests {
    private static let run = RunDirectory(path: "/state/widget")

    private static func began(_ number: Int) -> Event {
        Event(.attemptStarted, stage: "ONE").with {
            $0.sequence = number
            $0.attempt = number
            $0.role = .work
            $0.agent = "ba"
            $0.runID = "run"
        }
    }

    private static func ended(_ number: Int, _ outcome: AttemptOutcome, status: Int? = nil) -> Event {
        Event(.attemptEnded, stage: "ONE").with {
            $0.attempt = number
            $0.outcome = outcome
            $0.exitStatus = status
        }
    }

    private static func result(_ reason: AttemptResult.Reason = .exited, status: Int? = 0) -> AttemptResult {
        var result = AttemptResult(
            reason: reason, startedAt: Timestamp(milliseconds: 0), finishedAt: Timestamp(milliseconds: 9),
            durationSeconds: 0)
        result.exitStatus = status
        return result
    }

    private static func seen(_ number: Int, _ result: AttemptResult? = nil, agent: String? = "ba") -> AttemptObservation
    {
        let name = "0\(number)-work"
        var seen = AttemptObservation(
            stage: "ONE", name: name, directory: AttemptDirectory(path: "\(run.attempts)/ONE/\(name)"))
        seen.order = AttemptOrder(
            runID: "run",
            identity: AttemptIdentity(
                stage: "ONE", number: number, role: .work, agent: agent, iteration: nil, task: nil),
            id: "run/ONE/\(name)", arguments: ["true"], directory: "/", variables: [], hasPrompt: false,
            timeoutSeconds: nil, runSecondsLeft: nil)
        seen.result = result
        seen.hasResultFile = result != nil
        return seen
    }

    private static func codes(
        _ events: [Event], _ seen: [AttemptObservation], isHeld: Bool = false
    ) -> [FindingCode] {
        AttemptExamination(run, events, seen, isHeld: isHeld).findings().map(\.code)
    }

    @Test("What agrees is no finding, and neither is an attempt that the engine has interrupted, whatever it left")
    func agreeing() {
        #expect(Self.codes([Self.began(1), Self.ended(1, .succeeded)], [Self.seen(1, Self.result())]) == [])
        let failed = [Self.began(1), Self.ended(1, .failed, status: 3)]
        #expect(Self.codes(failed, [Self.seen(1, Self.result(status: 3))]) == [])
        let interrupted = [Self.began(1), Self.ended(1, .interrupted)]
        for left in [[], [Self.seen(1)], [Self.seen(1, Self.result())]] {
            #expect(Self.codes(interrupted, left) == [])
        }
    }

    @Test("An attempt without an end: never begun, lost, still at work, or finished and waiting")
    func open() {
        let events = [Self.began(1)]
        var supervised = Self.seen(1)
        supervised.isSupervised = true
        var half = Self.seen(1)
        half.hasResultFile = true
        var survived = Self.seen(1)
        survived.survivors = [7]
        #expect(Self.codes(events, []) == [.attemptNotBegun])
        #expect(Self.codes(events, [Self.seen(1)]) == [.attemptLost])
        #expect(Self.codes(events, [supervised]) == [.attemptRunning])
        #expect(Self.codes(events, [Self.seen(1, Self.result())]) == [.resultWaiting])
        #expect(Self.codes(events, [half]) == [.resultUnreadable])
        #expect(Self.codes(events, [survived]) == [.survivors])
    }

    @Test("While an engine has the run, an attempt without an end is its own affair")
    func held() {
        for left in [[], [Self.seen(1)], [Self.seen(1, Self.result())], [Self.seen(1), Self.seen(2)]] {
            #expect(Self.codes([Self.began(1)], left, isHeld: true) == [])
        }
        #expect(Self.codes([Self.began(1), Self.ended(1, .failed)], [], isHeld: true) == [.attemptMissing])
    }

    @Test("A directory that the journal does not know waits to be taken, unless its stage or number is done with")
    func unrecorded() {
        let begun = [Self.began(1), Self.ended(1, .failed, status: 1)]
        let first = Self.seen(1, Self.result(status: 1))
        #expect(Self.codes(begun, [first, Self.seen(2)]) == [.attemptUnrecorded])
        #expect(Self.codes(begun + [Event(.stageCompleted, stage: "ONE")], [first, Self.seen(2)]) == [.attemptStray])
        let aside = AttemptObservation(
            stage: "ONE", name: "00-before", directory: AttemptDirectory(path: "\(Self.run.attempts)/ONE/00-before"))
        #expect(Self.codes(begun, [first, aside]) == [])
    }

    @Test(
        "In what a result contradicts the journal is said",
        arguments: [
            (ended(1, .succeeded), result(.timeout), "it says timed_out, and the journal says succeeded"),
            (ended(1, .failed, status: 2), result(status: 3), "it says exit status 3, and the journal says 2"),
            (ended(1, .failed, status: nil), result(status: 4), "it says exit status 4, and the journal says 0"),
        ])
    func contradiction(end: Event, result: AttemptResult, words: String) {
        #expect(ResultExamination.contradiction(end, result) == words)
    }

    @Test("In what an order does not fit is said")
    func order() {
        let events = [Self.began(1), Self.ended(1, .succeeded)]
        let findings = AttemptExamination(
            Self.run, events, [Self.seen(1, Self.result(), agent: "pm")], isHeld: false
        ).findings()
        #expect(findings.map(\.code) == [.orderWrong])
        #expect(findings.first?.sentence.contains("it says agent pm, and the journal says ba") == true)
    }
}
