import Agents
import Execution
import RunStorage
import StateMachine
import Testing

/// How each program says that it ended, in all the ways that are documented.
@Suite struct EndingTests {
    private func claude(_ members: String, status: Int = 0) -> AgentRecord? {
        Reading.read("claude", #"{"session_id":"s",\#(members),"type":"result"}"#, status: status)?.record
    }

    @Test("Claude's final record says success with a proper reason to stop, or it did not succeed")
    func stops() {
        let success = #""is_error":false,"subtype":"success","result":"x""#
        #expect(claude(success)?.outcome == .completed)
        #expect(claude(success + #","stop_reason":"end_turn""#)?.outcome == .completed)
        #expect(claude(success + #","stop_reason":null,"terminal_reason":"completed""#)?.outcome == .completed)
        #expect(claude(success + #","stop_reason":null"#)?.outcome == .cutOff)
        #expect(claude(success + #","stop_reason":"max_tokens""#)?.outcome == .cutOff)
        #expect(claude(success + #","stop_reason":"refusal""#)?.outcome == .refused)
        #expect(claude(success + #","stop_reason":"end_turn""#, status: 3)?.outcome == .agentError)
        #expect(claude(#""is_error":true,"subtype":"error_max_budget_usd""#, status: 1)?.outcome == .budgetLimit)
        for subtype in ["error_during_execution", "error_max_structured_output_retries"] {
            let ending = #""is_error":false,"subtype":"\#(subtype)","stop_reason":"end_turn""#
            #expect(claude(ending)?.outcome == .agentError)
        }
    }

    @Test("The last final record counts, and an object spread over lines is one")
    func last() {
        let failed = #"{"type":"result","is_error":true,"result":"Prompt is too long"}"#
        let done =
            "{\n  \"type\": \"result\",\n  \"is_error\": false,\n  \"stop_reason\": \"end_turn\",\n"
            + "  \"result\": \"a\\nb\"\n}"
        let reading = Reading.read("claude", failed, done)
        #expect(reading?.record.outcome == .completed)
        #expect(reading?.text == "a\nb")
        #expect(Reading.read("claude", done, failed, status: 1)?.record.outcome == .promptTooLong)
    }

    @Test("Whoever has ended a program is told")
    func ended() {
        let order = ReadingOrder(runner: "codex")
        let lines = Array("{\"type\":\"turn.started\"}\n".utf8)
        for reason in [AttemptResult.Reason.timeout, .cancelled, .runLimit, .budget] {
            let record = Reading.read(order, lines, Reading.result(nil, signal: 15, reason: reason))?.reading.record
            #expect(record?.outcome == .aborted)
        }
        #expect(Reading.read(order, lines, Reading.result(nil, signal: 2))?.reading.record.outcome == .aborted)
        #expect(Reading.read(order, lines, Reading.result(nil, signal: 11))?.reading.record.outcome == .noFinalRecord)
    }

    @Test("A program that was ended at its budget after its last word has done its work")
    func endedAtBudget() {
        let order = ReadingOrder(runner: "claude")
        let lines = Array(#"{"type":"result","is_error":false,"subtype":"success","result":"x"}"#.utf8)
        for (status, signal) in [(143, nil), (nil, 15)] as [(Int?, Int?)] {
            let result = Reading.result(status, signal: signal, reason: .budget)
            let record = Reading.read(order, lines, result)?.reading.record
            #expect(record?.outcome == .completed)
            var whole = result
            whole.agent = record
            #expect(whole.outcome == .succeeded)
        }
    }

    @Test("Gemini: a stream, one object, errors and exit statuses")
    func gemini() {
        let stream = Reading.read(
            "gemini", #"{"type":"init","session_id":"g","model":"gemini-pro"}"#,
            #"{"type":"message","role":"user","content":"no"}"#,
            #"{"type":"message","role":"assistant","content":"I look.","delta":true}"#,
            #"{"type":"tool_use","tool_name":"read_file","tool_id":"1","parameters":{"file_path":"a"}}"#,
            #"{"type":"tool_result","tool_id":"1","status":"success","output":"rate limit"}"#,
            #"{"type":"message","role":"assistant","content":"All ","delta":true}"#,
            #"{"type":"message","role":"assistant","content":"done","delta":true}"#,
            #"{"type":"result","status":"success","stats":{"input_tokens":50,"output_tokens":7,"cached":20}}"#)
        #expect(stream?.record.outcome == .completed)
        #expect(stream?.text == "All done")
        #expect(stream?.record.session == "g")
        #expect(stream?.record.model == "gemini-pro")
        #expect(stream?.record.usage == Usage(inputTokens: 50, outputTokens: 7, cachedTokens: 20))
        let object = Reading.read(
            "gemini", "{\n \"response\": \"hi\",\n \"stats\": {\"models\": {\"a\": {\"tokens\": {\"prompt\": 5,",
            " \"candidates\": 2, \"thoughts\": 1, \"cached\": 4}}, \"b\": {\"tokens\": {\"prompt\": 1}}}}\n}")
        #expect(object?.record.outcome == .completed)
        #expect(object?.record.usage == Usage(inputTokens: 6, outputTokens: 3, cachedTokens: 4))
        let failed = #"{"error":{"type":"ApiError","message":"API key not valid","code":400}}"#
        #expect(Reading.read("gemini", failed, status: 1)?.record.outcome == .notLoggedIn)
        #expect(Reading.read("gemini", "", status: 41)?.record.outcome == .notLoggedIn)
        #expect(Reading.read("gemini", "", status: 53)?.record.outcome == .turnLimit)
        #expect(Reading.read("gemini", "{}")?.record.outcome == .noFinalRecord)
    }

    @Test("opencode: the last step must have stopped; tokens and cost of all steps count")
    func opencode() {
        let first =
            #"{"type":"step_finish","sessionID":"o","part":{"reason":"tool-calls","cost":0.5,"tokens":{"input":1,"output":2,"#
            + #""reasoning":3,"cache":{"read":10,"write":5}}}}"#
        let start = #"{"type":"step_start","sessionID":"o","part":{}}"#
        let text = #"{"type":"text","sessionID":"o","part":{"type":"text","text":"hi"}}"#
        let stop = #"{"type":"step_finish","part":{"reason":"stop","cost":0.25,"tokens":{"input":4,"output":1}}}"#
        let reading = Reading.read("opencode", start, first, start, text, stop)
        #expect(reading?.record.outcome == .completed)
        #expect(reading?.text == "hi")
        #expect(reading?.record.session == "o")
        #expect(
            reading?.record.usage == Usage(inputTokens: 20, outputTokens: 6, cachedTokens: 10, costUSD: 0.75))
        #expect(Reading.read("opencode", start, text, first)?.record.outcome == .noFinalRecord)
        #expect(Reading.read("opencode", start, text, stop, start)?.record.outcome == .noFinalRecord)
        let error = #"{"type":"error","error":{"name":"APIError","data":{"message":"x","statusCode":429}}}"#
        #expect(Reading.read("opencode", error, status: 1)?.record.outcome == .rateLimited)
    }

    @Test("goose: complete with all tokens, of which nobody knows the direction")
    func goose() {
        let reading = Reading.read(
            "goose",
            #"{"type":"message","message":{"role":"assistant","content":[{"type":"text","text":"h"}]}}"#,
            #"{"type":"message","message":{"role":"assistant","content":[{"type":"text","text":"i"}]}}"#,
            #"{"type":"notification","extension_id":"x"}"#, #"{"type":"complete","total_tokens":12}"#)
        #expect(reading?.record.outcome == .completed)
        #expect(reading?.text == "hi")
        #expect(reading?.record.usage == Usage(inputTokens: 12, isPartial: true))
        #expect(
            Reading.read("goose", #"{"type":"error","error":"Authentication error"}"#, status: 1)?.record.outcome
                == .notLoggedIn)
    }

    @Test("aider tells after its line of tokens that it could not go on, and ends with 0")
    func aiderLimits() {
        func outcome(_ line: String) -> AgentOutcome? {
            Reading.read(
                "aider", "Model: m with whole edit format", "", "Half a", "", "Tokens: 10 sent, 9 received.", line)?
                .record.outcome
        }
        #expect(outcome("") == .completed)
        #expect(outcome("Model openai/m has hit a token limit!") == .cutOff)
        #expect(outcome("Only 3 reflections allowed, stopping.") == .turnLimit)
        #expect(outcome("Model cars are fun.") == .completed)
    }

    @Test("goose tells errors of its provider and its limit of actions as if the model had said them")
    func gooseErrors() {
        func outcome(_ text: String) -> AgentOutcome? {
            Reading.read(
                "goose",
                #"{"type":"message","message":{"role":"assistant","content":[{"type":"text","text":"\#(text)"}]}}"#,
                #"{"type":"complete","total_tokens":12}"#)?.record.outcome
        }
        let retry = #"\n\nPlease retry if you think this is a transient or recoverable error."#
        let unauthorized = "Ran into this error: Authentication error: Authentication failed. Status: 401 Unauthorized."
        #expect(outcome(unauthorized + retry) == .notLoggedIn)
        #expect(outcome("Ran into this error: Rate limit exceeded: 429." + retry) == .rateLimited)
        #expect(outcome("Ran into this error: it broke." + retry) == .agentError)
        #expect(
            outcome(
                "I've reached the maximum number of actions I can do without user input. Would you like me to continue?"
            ) == .turnLimit)
        #expect(outcome("Ran into this error: a test failed with 401; I have fixed it.") == .completed)
        #expect(outcome("The log says: " + unauthorized + retry) == .completed)
    }

    @Test("What a program tells of a whole conversation is counted only from where the attempt began")
    func conversations() {
        let before = Usage(inputTokens: 100, outputTokens: 20, cachedTokens: 10, costUSD: 0.0008)
        func codex(_ sent: Int, _ answered: Int, before: Usage?) -> Usage? {
            Reading.read(
                "codex", #"{"type":"item.completed","item":{"type":"agent_message","text":"x"}}"#,
                #"{"type":"turn.completed","usage":{"input_tokens":\#(sent),"cached_input_tokens":30,"output_tokens":\#(answered)}}"#
            ) { $0.usedBefore = before }?.record.usage
        }
        #expect(codex(300, 60, before: before) == Usage(inputTokens: 200, outputTokens: 40, cachedTokens: 20))
        #expect(codex(300, 60, before: nil) == Usage(inputTokens: 300, outputTokens: 60, cachedTokens: 30))
        #expect(codex(80, 15, before: before) == Usage(inputTokens: 80, outputTokens: 15, cachedTokens: 30))
        func claude(_ cost: Double) -> Usage? {
            Reading.read(
                "claude",
                #"{"type":"result","is_error":false,"subtype":"success","result":"x","total_cost_usd":\#(cost),"usage":{"input_tokens":100,"output_tokens":20}}"#
            ) { $0.usedBefore = before }?.record.usage
        }
        #expect(claude(0.0024) == Usage(inputTokens: 100, outputTokens: 20, costUSD: 0.0016))
        #expect(claude(0.0005) == Usage(inputTokens: 100, outputTokens: 20, costUSD: 0.0005))
    }

    @Test("A client of the Agent Client Protocol tells stop reasons and kinds of errors")
    func acp() {
        let session = #"{"type":"session","session_id":"a"}"#
        let said = #"{"type":"message","text":"h"}"#
        let reading = Reading.read(
            "acp", session, said, #"{"type":"tool","id":"1","name":"look","kind":"read","status":"completed"}"#, said,
            #"{"type":"usage","input_tokens":9,"output_tokens":3,"cost_usd":0.5}"#,
            #"{"type":"result","stop_reason":"end_turn","session_id":"a"}"#)
        #expect(reading?.record.outcome == .completed)
        #expect(reading?.text == "hh")
        #expect(reading?.record.usage == Usage(inputTokens: 9, outputTokens: 3, costUSD: 0.5))
        let table: [(String, AgentOutcome)] = [
            ("max_tokens", .cutOff), ("max_turn_requests", .turnLimit), ("refusal", .refused), ("cancelled", .aborted),
        ]
        for (stop, outcome) in table {
            let record = Reading.read("acp", session, #"{"type":"result","stop_reason":"\#(stop)"}"#)?.record
            #expect(record?.outcome == outcome)
        }
        let kinds: [(String, AgentOutcome)] = [
            ("auth", .notLoggedIn), ("unknown_session", .unknownSession), ("timeout", .noFinalRecord),
            ("exit", .noFinalRecord), ("rpc", .agentError),
        ]
        for (kind, outcome) in kinds {
            let line = #"{"type":"error","code":-32603,"kind":"\#(kind)","message":"boom"}"#
            #expect(Reading.read("acp", session, line, status: 1)?.record.outcome == outcome)
        }
        let denied = Reading.read(
            "acp", #"{"type":"denied","tool":"write","detail":"a.txt","permission":"edit"}"#,
            #"{"type":"result","stop_reason":"end_turn"}"#)
        #expect(denied?.record.outcome == .toolsDenied)
        #expect(denied?.record.denied == [DeniedTool(name: "write", detail: "a.txt", permission: .edit)])
    }

    @Test("A command's JSON is read where its paths say, and is no agent's without a reply there")
    func command() {
        func read(_ text: String) -> AgentReading? {
            Reading.read("command", text) { order in
                var paths = CommandOutput()
                paths.reply = "choices.0.text"
                paths.inputTokens = "usage.in"
                paths.costUSD = "cost"
                paths.session = "id"
                order.paths = paths
            }
        }
        let reading = read(
            "{\n\"choices\": [{\"text\": \"hi\"}, {\"text\": \"no\"}],\n\"usage\": {\"in\": 3},\n\"id\": \"s\"}")
        #expect(reading?.record.outcome == .completed)
        #expect(reading?.text == "hi")
        #expect(reading?.record.usage.inputTokens == 3)
        #expect(reading?.record.session == "s")
        #expect(read("{\"choices\":[]}")?.record.outcome == .noFinalRecord)
        #expect(Reading.read("command", "hi") == nil)
        #expect(Reading.read("nobody", "hi") == nil)
    }
}
