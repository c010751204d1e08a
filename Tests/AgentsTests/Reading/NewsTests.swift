import Agents
import Execution
import RunStorage
import StateMachine
import Testing

/// What is told while a program works: messages, tools, plans and usage.
@Suite struct NewsTests {
    private func claude(_ id: String, _ content: String, usage: String = "") -> String {
        #"{"type":"assistant","message":{"id":"\#(id)","role":"assistant","content":[\#(content)]\#(usage)}}"# + "\n"
    }

    private func news(_ runner: String, _ text: String) -> [Progress] {
        guard var reader = OutputReaders.reader(for: ReadingOrder(runner: runner)) else { return [] }
        reader.take(output: Array(text.utf8)[...])
        return reader.news()
    }

    @Test("Claude's texts, tools and plans become news")
    func claudesNews() {
        let text =
            claude("1", #"{"type":"text","text":"First.\nI \u001b[1mlook\u0007 at it.\n"}"#)
            + claude("2", #"{"type":"tool_use","id":"t","name":"Read","input":{"file_path":"/a"}}"#)
            + #"{"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"t","content":"x"}]}}"# + "\n"
            + claude("3", #"{"type":"tool_use","id":"u","name":"Bash","input":{"command":"false"}}"#)
            + #"{"type":"user","message":{"content":[{"is_error":true,"type":"tool_result","tool_use_id":"u"}]}}"#
            + "\n"
            + claude(
                "4",
                #"{"input":{"todos":[{"content":"a","status":"completed"},{"status":"pending","content":"b"}]},"name":"TodoWrite","id":"v","type":"tool_use"}"#
            )
        #expect(
            news("claude", text) == [
                .message("I [1mlook at it."), .tool(name: "Read", detail: "/a", status: "started"),
                .tool(name: "Read", detail: "/a", status: "completed"),
                .tool(name: "Bash", detail: "false", status: "started"),
                .tool(name: "Bash", detail: "false", status: "failed"),
                .tool(name: "TodoWrite", detail: nil, status: "started"), .plan(entries: ["a", "b"], done: 1),
            ])
    }

    @Test("Plans of Codex and of the client of the Agent Client Protocol become news, each once")
    func plans() {
        let item =
            #"{"type":"item.updated","item":{"type":"todo_list","items":[{"text":"a","completed":true},{"text":"b","completed":false}]}}"#
        #expect(news("codex", item + "\n" + item + "\n") == [.plan(entries: ["a", "b"], done: 1)])
        let plan = #"{"type":"plan","entries":[{"content":"a","status":"pending"}]}"# + "\n"
        #expect(news("acp", plan) == [.plan(entries: ["a"], done: 0)])
    }

    @Test("Pieces of a message are one piece of news; long ones are shortened")
    func pieces() {
        #expect(
            news("acp", #"{"type":"message","text":"I am"}"# + "\n" + #"{"type":"message","text":" here"}"# + "\n")
                == [.message("I am here")])
        let long = String(repeating: "ab ", count: 400)
        guard case .message(let text)? = news("claude", claude("1", #"{"type":"text","text":"\#(long)"}"#)).first
        else {
            Issue.record("no message")
            return
        }
        #expect(text.count == 300 && text.hasSuffix("…"))
    }

    @Test("News that nobody fetches is bounded, and the newest stays")
    func bounded() {
        let lines = (0..<5_000).map { claude("\($0)", #"{"type":"text","text":"line \#($0)"}"#) }.joined()
        let news = news("claude", lines)
        #expect(news.count <= 300)
        #expect(news.last == .message("line 4999"))
    }

    @Test("Usage grows with the messages, counts each once, and the final record does not count it again")
    func usage() throws {
        var reader = try #require(OutputReaders.reader(for: ReadingOrder(runner: "claude")))
        func usage(_ sent: Int, _ answered: Int) -> String {
            #","usage":{"input_tokens":\#(sent),"cache_creation_input_tokens":5,"cache_read_input_tokens":20,"output_tokens":\#(answered)}"#
        }
        func take(_ text: String) { reader.take(output: Array(text.utf8)[...]) }
        take(claude("1", "", usage: usage(10, 1)))
        #expect(reader.usage == Usage(inputTokens: 35, outputTokens: 1, cachedTokens: 20))
        take(claude("1", "", usage: usage(10, 7)))
        take(claude("2", "", usage: usage(10, 3)))
        #expect(reader.usage == Usage(inputTokens: 70, outputTokens: 10, cachedTokens: 40))
        take(#"{"type":"result","is_error":false,"stop_reason":"end_turn","result":"x","total_cost_usd":0.5"#)
        take(
            #","usage":{"input_tokens":20,"cache_creation_input_tokens":10,"cache_read_input_tokens":40,"output_tokens":90}}"#
        )
        let record = reader.finish(Reading.result(0)).record
        #expect(record.usage == Usage(inputTokens: 70, outputTokens: 90, cachedTokens: 40, costUSD: 0.5))
    }

    @Test("Where a program tells no cost the first price that fits its model does")
    func prices() {
        let line =
            #"{"type":"turn.completed","usage":{"input_tokens":1000000,"cached_input_tokens":500000,"output_tokens":100000}}"#
        let record = Reading.read("codex", line) { order in
            order.model = "gpt-5"
            order.prices = [
                Price(model: "claude*", input: 9, output: 9, cached: 9),
                Price(model: "gpt*", input: 2, output: 10, cached: 1),
            ]
        }?.record
        #expect(record?.usage.costUSD == 2.5)
        #expect(Reading.read("codex", line)?.record.usage.costUSD == nil)
    }

    @Test("A denial fails an attempt only where nothing else was done and nothing is to be judged")
    func denials() {
        let denied =
            #"{"type":"result","is_error":false,"stop_reason":"end_turn","result":"x","permission_denials":[{"tool_name":"Bash","tool_input":{"command":"rm a"}}]}"#
        let edit =
            claude("1", #"{"type":"tool_use","id":"t","name":"Edit","input":{"file_path":"a"}}"#)
            + #"{"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"t"}]}}"#
        let alone = Reading.read("claude", denied)?.record
        #expect(alone?.outcome == .toolsDenied)
        #expect(
            alone?.sentence
                == "Claude Code was denied Bash (rm a); `permission_mode: \"full\"` would have allowed it.")
        #expect(Reading.read("claude", edit, denied)?.record.outcome == .completed)
        #expect(Reading.read("claude", edit, denied)?.record.denied.count == 1)
        #expect(Reading.read("claude", denied) { $0.isReview = true }?.record.outcome == .completed)
    }

    @Test("aider tells tokens of each reply, cost of the session, edits and errors that were overcome")
    func aider() {
        let reading = Reading.read(
            "aider", "Aider v0.86.2", "Model: gpt-5 with whole edit format", "Repo-map: using 1024 tokens", "",
            "litellm.RateLimitError: slow down", "Retrying in 0.2 seconds...", "First.", "",
            "Tokens: 1.2k sent, 20 received. Cost: $0.01 message, $0.01 session.", "Applied edit to a.txt", "Second.",
            "", "Tokens: 2k sent, 1,000 cache hit, 5 received. Cost: $0.01 message, $0.03 session.")
        #expect(reading?.record.outcome == .completed)
        #expect(reading?.text.hasSuffix("Second.") == true)
        #expect(reading?.record.model == "gpt-5")
        #expect(
            reading?.record.usage == Usage(inputTokens: 3_200, outputTokens: 25, cachedTokens: 1_000, costUSD: 0.03))
        #expect(Reading.read("aider", "Aider v0.86.2", "hi")?.record.outcome == .noFinalRecord)
    }

    @Test("A final record of 50 MB is read whole, one beyond 64 MiB is refused")
    func large() throws {
        for (megabytes, outcome) in [(50, AgentOutcome.completed), (66, .agentError)] {
            var reader = try #require(OutputReaders.reader(for: ReadingOrder(runner: "claude")))
            reader.take(
                output: Array(#"{"type":"result","is_error":false,"stop_reason":"end_turn","result":""#.utf8)[...])
            let piece = [UInt8](repeating: 97, count: 1 << 20)
            for _ in 0..<megabytes { reader.take(output: piece[...]) }
            reader.take(output: Array("\"}\n".utf8)[...])
            let reading = reader.finish(Reading.result(0))
            #expect(reading.record.outcome == outcome)
            #expect(reading.reply?.count == min(megabytes << 20, 64 << 20))
        }
    }
}
