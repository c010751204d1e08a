import Agents
import Execution
import RunStorage
import StateMachine
import Testing

/// Limits and errors as programs tell them; noon of 2026-11-21 in UTC.
@Suite struct LimitTests {
    private func failed(_ message: String) -> AgentRecord? {
        Reading.read(
            "codex", #"{"type":"turn.failed","error":{"message":"\#(message)"}}"#, status: 1
        )?.record
    }

    @Test(
        "Until when a limit holds is read from its error",
        arguments: [
            ("Claude AI usage limit reached|1795276800", "2026-11-21T16:00:00.000Z"),
            ("Rate limit: try again in 20s", "2026-11-21T12:00:20.000Z"),
            ("You've hit your usage limit. Try again in 1 hour 3 minutes.", "2026-11-21T13:03:00.000Z"),
            ("429 rate limit, try again in 5 minutes", "2026-11-21T12:05:00.000Z"),
            ("rate limit; retry-after: 30", "2026-11-21T12:00:30.000Z"),
            ("rate limit until 2026-11-21T14:00:00Z", "2026-11-21T14:00:00.000Z"),
            ("rate limit until 2026-11-21T14:00:00.5+02:00", "2026-11-21T12:00:00.000Z"),
            ("session limit: resets at 3pm (UTC)", "2026-11-21T15:00:00.000Z"),
            ("session limit: resets 3:15am (UTC)", "2026-11-22T03:15:00.000Z"),
        ])
    func until(message: String, moment: String) {
        let record = failed(message)
        #expect(record?.outcome == .rateLimited)
        #expect(record?.until?.description == moment)
    }

    @Test(
        "A moment that cannot be told is left open",
        arguments: [
            "rate limit", "session limit, resets 3:15pm (Europe/Berlin)", "usage limit, resets at 3pm",
            "quota: try again in a while", "rate limit, try again in 99999999999999999999 hours", "quota|12",
        ])
    func unknown(message: String) {
        let record = failed(message)
        #expect(record?.outcome == .rateLimited)
        #expect(record?.until == nil)
    }

    @Test(
        "Errors have their names",
        arguments: [
            ("unexpected status 401 Unauthorized", AgentOutcome.notLoggedIn), ("HTTP 403", .notLoggedIn),
            ("API Error: 529 x", .overloaded), ("error 500", .serverError), ("status 502", .serverError),
            ("Overloaded", .overloaded), ("Prompt is too long", .promptTooLong),
            ("This model's maximum context length is 8192 tokens", .promptTooLong),
            ("model_not_found", .badCall), ("something else", .agentError), ("line 401 of the file", .agentError),
            ("stream disconnected before completion", .cutOff),
        ])
    func errors(message: String, outcome: AgentOutcome) {
        #expect(failed(message)?.outcome == outcome)
    }

    @Test("What the model says is never taken for an error")
    func replies() {
        let said = "Error 429: rate limit. Not logged in. Overloaded 529."
        let codex = Reading.read(
            "codex", #"{"type":"item.completed","item":{"type":"agent_message","text":"\#(said)"}}"#,
            #"{"type":"turn.completed"}"#)
        #expect(codex?.record.outcome == .completed)
        #expect(codex?.text == said)
        let claude = Reading.read(
            "claude",
            #"{"type":"result","is_error":false,"subtype":"success","stop_reason":"end_turn","result":"\#(said)"}"#,
            errors: said)
        #expect(claude?.record.outcome == .completed)
    }

    @Test("An unknown conversation is only one where it was to be continued")
    func sessions() {
        let errors = "No conversation found with session ID: 1"
        #expect(Reading.read("claude", "", status: 1, errors: errors)?.record.outcome == .noFinalRecord)
        let continued = Reading.read("claude", "", status: 1, errors: errors) { $0.continuesSession = true }
        #expect(continued?.record.outcome == .unknownSession)
    }

    @Test("The sentence names the program, what happened and what to do")
    func sentences() {
        #expect(
            failed("unexpected status 401 Unauthorized")?.sentence
                == "Codex is not logged in (unexpected status 401 Unauthorized). Log in with `codex login` or set "
                + "OPENAI_API_KEY (or CODEX_API_KEY), then go on with `teambot resume`.")
    }
}
