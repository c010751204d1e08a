import StateMachine
import Testing

@testable import RunStorage

@Suite("What an agent has told, in files")
struct AgentRecordTests {
    private static let record: AgentRecord = {
        var record = AgentRecord(
            .rateLimited, sentence: "Wait.",
            usage: Usage(inputTokens: 3, outputTokens: 2, cachedTokens: 1, costUSD: 0.5),
            session: "s-1", model: "opus",
            denied: [
                DeniedTool(name: "Bash", detail: "rm", permission: .full),
                DeniedTool(name: "W", detail: nil, permission: .edit),
            ],
            until: Timestamp(milliseconds: 1_000))
        record.replyBytes = 7
        record.replyDigest = "ab"
        return record
    }()

    private func result(_ record: AgentRecord?, status: Int = 0, reason: AttemptResult.Reason = .exited)
        -> AttemptResult
    {
        var result = AttemptResult(
            reason: reason, startedAt: Timestamp(milliseconds: 0), finishedAt: Timestamp(milliseconds: 1),
            durationSeconds: 0.001)
        result.exitStatus = status
        result.identity = AttemptIdentity(stage: "S", number: 1, role: .work, agent: "a", iteration: nil, task: nil)
        result.agent = record
        return result
    }

    @Test("A result reads back with all that the agent has told, beside the agent's name")
    func roundTrip() {
        let result = result(Self.record)
        #expect(AttemptResult.decode(result.encode()) == result)
        #expect(AttemptResult.decode(self.result(nil).encode()) == self.result(nil))
    }

    @Test("An order reads back with how its output is to be understood")
    func order() {
        var paths = CommandOutput()
        paths.reply = "a.b"
        paths.session = "id"
        var order = AttemptOrder(
            runID: "r",
            identity: AttemptIdentity(stage: "S", number: 1, role: .fix, agent: "a", iteration: 2, task: nil),
            id: "r/S/01-fix", arguments: ["x"], directory: "/", variables: [], hasPrompt: true, timeoutSeconds: nil,
            runSecondsLeft: 1)
        order.reading = ReadingOrder(
            runner: "command", paths: paths, permission: .full, model: "m",
            prices: [Price(model: "*", input: 1, output: 2, cached: 0.5)], slice: Budget(costUSD: 1.5, tokens: 9),
            continuesSession: true, isReview: true)
        #expect(AttemptOrder.decode(order.encode()) == order)
    }

    @Test(
        "The exit status decides nothing where the agent's own words are known",
        arguments: [
            (AgentOutcome.completed, AttemptOutcome.succeeded), (.agentError, .failed), (.noFinalRecord, .failed),
            (.toolsDenied, .failed), (.turnLimit, .failed), (.refused, .failed), (.cutOff, .failed),
            (.aborted, .failed),
            (.promptTooLong, .failed), (.notLoggedIn, .failed), (.serverError, .failed), (.badCall, .failed),
            (.budgetLimit, .interrupted), (.rateLimited, .interrupted), (.overloaded, .interrupted),
            (.unknownSession, .interrupted),
        ])
    func outcomes(told: AgentOutcome, expected: AttemptOutcome) {
        #expect(result(AgentRecord(told)).outcome == expected)
        #expect(result(AgentRecord(told), status: 1).outcome == expected)
        #expect(result(AgentRecord(told), reason: .hopeless).outcome == expected)
        #expect(result(AgentRecord(told), reason: .timeout).outcome == .timedOut)
        // What is done is paid and kept; anything else can be done again with more money.
        #expect(
            result(AgentRecord(told), reason: .budget).outcome == (told == .completed ? .succeeded : .interrupted))
    }

    @Test("What a newer teambot has written is not lost, and no success")
    func newer() {
        let text = String(decoding: result(Self.record).encode(), as: UTF8.self)
        let newer = text.replacing("rate_limited", with: "some_new_word")
        #expect(AttemptResult.decode(Array(newer.utf8))?.exitStatus == 0)
        #expect(AttemptResult.decode(Array(newer.utf8))?.outcome == .failed)
    }

    @Test(
        "An event reads back with what was used",
        arguments: [
            Event(.attemptEnded, stage: "S").with {
                $0.usage = record.usage
                $0.agentOutcome = .overloaded
                $0.session = "s"
                $0.runner = "codex"
            },
            Event(.quotaWait, stage: "S").with { $0.until = Timestamp(milliseconds: 5_000) },
            Event(.toolCall, stage: "S").with {
                $0.tool = "Bash"
                $0.status = "started"
            },
            Event(.runStarted).with {
                $0.maximumCost = 1.25
                $0.maximumTokens = 100
            },
        ])
    func event(event: Event) throws {
        let line = EventLine.encode(event.with { $0.sequence = 1 })
        #expect(EventLine.decode(line.dropLast()) == event.with { $0.sequence = 1 })
    }

    @Test(
        "Progress reads back, and a torn line is none",
        arguments: [
            Progress.message("hello\nyou"), .tool(name: "Bash", detail: "ls", status: "started"),
            .tool(name: "Read", detail: nil, status: "failed"), .plan(entries: ["a", "b"], done: 1),
        ])
    func progress(progress: Progress) {
        let line = progress.encode()
        #expect(Progress.decode(Array(line.dropLast())) == progress)
        #expect(Progress.decode(Array(line.dropLast(2))) == nil)
    }
}
