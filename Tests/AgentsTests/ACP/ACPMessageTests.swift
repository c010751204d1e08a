import Agents
import JSONText
import StateMachine
import Testing

/// What agents send, and what nobody expects.
@Suite struct ACPMessageTests {
    @Test("Text, thoughts, tools, plans and usage become records")
    func records() {
        var scene = ACPScene()
        scene.open()
        scene.update(#"{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"Hello"}}"#)
        scene.update(#"{"sessionUpdate":"agent_thought_chunk","content":{"type":"text","text":"Hm"}}"#)
        scene.update(#"{"sessionUpdate":"user_message_chunk","content":{"type":"text","text":"no"}}"#)
        scene.update(
            #"{"sessionUpdate":"tool_call","toolCallId":"c","kind":"execute","rawInput":{"command":["ls","-l"]}}"#)
        scene.update(#"{"sessionUpdate":"tool_call_update","toolCallId":"c","status":"in_progress"}"#)
        scene.update(
            #"{"sessionUpdate":"tool_call_update","toolCallId":"c","title":"List","status":"completed","content":[{"type":"content","content":{"type":"text","text":"a b"}}]}"#
        )
        scene.update(
            #"{"sessionUpdate":"plan","entries":[{"content":"One","status":"completed"},{"content":"Two"},7]}"#)
        scene.update(#"{"sessionUpdate":"something_new"}"#)
        scene.answer(
            #"{"stopReason":"max_tokens","usage":{"totalTokens":115,"inputTokens":10,"outputTokens":5,"cachedReadTokens":90,"cachedWriteTokens":10}}"#
        )
        scene.happen(.outputClosed)
        #expect(
            scene.records.dropFirst().map { String(decoding: $0.encode(), as: UTF8.self) } == [
                #"{"type":"message","text":"Hello"}"# + "\n", #"{"type":"thought","text":"Hm"}"# + "\n",
                #"{"type":"tool","id":"c","name":"execute","kind":"execute","status":"started","detail":"ls -l"}"#
                    + "\n",
                #"{"type":"tool","id":"c","name":"List","kind":"execute","status":"completed","detail":"a b"}"# + "\n",
                #"{"type":"plan","entries":[{"content":"One","status":"completed"},{"content":"Two","status":"pending"}]}"#
                    + "\n",
                #"{"type":"usage","input_tokens":110,"output_tokens":5,"cached_tokens":90,"cost_usd":null}"# + "\n",
                #"{"type":"result","stop_reason":"max_tokens","session_id":"s"}"# + "\n",
            ])
        #expect(!scene.conversation.hasSucceeded)
    }

    @Test("What comes before the answer to session/new counts, and so does what comes after the answer to the prompt")
    func early() {
        var scene = ACPScene()
        scene.answer(#"{"protocolVersion":1}"#)
        scene.update(#"{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"early"}}"#)
        scene.answer(#"{"sessionId":"s"}"#)
        scene.answer(#"{"stopReason":"end_turn"}"#)
        scene.update(#"{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"late"}}"#)
        scene.happen(.outputClosed)
        #expect(
            scene.records == [
                .message("early"), .session("s"), .message("late"), .result(stopReason: "end_turn", session: "s"),
            ])
    }

    @Test("Unknown methods get -32601 whatever their id is, unknown notifications nothing")
    func unknown() {
        var scene = ACPScene()
        scene.open()
        let before = scene.sent.count
        scene.agent(
            #"{"jsonrpc":"2.0","method":"_new/thing","params":{}}"#, #"{"id":1,"method":"x/y"}"#,
            #"{"id":"1","method":"x/y"}"#)
        #expect(scene.sent.count == before + 2)
        #expect(scene.sent.suffix(2).allSatisfy { $0["error"]?["code"]?.integer == -32601 })
        #expect(scene.sent.suffix(2).map { $0["id"]?.kindName } == ["a number", "a string"])
        scene.answer(#"{"stopReason":"end_turn"}"#)
        scene.happen(.outputClosed)
        #expect(scene.conversation.hasSucceeded)
    }

    @Test(
        "Lines that mean nothing are noise, and the conversation goes on",
        arguments: [
            "garbage", "{", "[1,2]", "7", "{}", #"{"id":99,"result":{}}"#, #"{"id":"2","result":{}}"#,
            #"{"id":1,"result":{"protocolVersion":1}}"#, #"{"id":null,"error":{"code":1,"message":"x"}}"#,
            #"{"id":{},"method":"fs/read_text_file"}"#,
            #"{"method":"session/update","params":{"sessionId":"other","update":{"sessionUpdate":"agent_message_chunk"}}}"#,
            String(repeating: "[", count: 100_000), "\u{0}\u{1B}[2J",
        ])
    func noise(line: String) {
        var scene = ACPScene()
        scene.open()
        scene.agent(line)
        guard case .noise(let text) = scene.records.last else {
            Issue.record("\(scene.records)")
            return
        }
        #expect(text.utf8.count < 600)
        scene.answer(#"{"stopReason":"end_turn"}"#)
        scene.happen(.outputClosed)
        #expect(scene.conversation.hasSucceeded)
    }

    @Test("A flood of noise is told a hundred times, and then no more")
    func flood() {
        var scene = ACPScene()
        scene.open()
        for _ in 0..<1_000 { scene.agent("garbage") }
        #expect(scene.records.count == 102)
    }

    @Test("Bytes that are no UTF-8 are replaced, and the message counts")
    func invalidText() {
        var scene = ACPScene()
        scene.open()
        let beginning =
            #"{"method":"session/update","params":{"sessionId":"s","update":{"sessionUpdate":"agent_message_chunk","content":{"text":"a"#
        scene.happen(.line(Array(beginning.utf8) + [0xFF] + Array(#"b"}}}}"#.utf8)))
        #expect(scene.records.last == .message("a\u{FFFD}b"))
    }

    @Test("An agent that ends, closes its output or goes beyond a limit is told with the moment")
    func endings() {
        var ended = ACPScene()
        ended.open()
        ended.happen(.ended("has ended with status 3"))
        #expect(
            ended.problem == ACPProblem(.exit, "The agent has ended with status 3 before it has answered the prompt."))
        var closed = ACPScene()
        closed.happen(.outputClosed)
        closed.happen(.time, after: 2)
        #expect(closed.problem?.kind == .exit)
        for event in [ACPEvent.overlongLine, .unreadAnswers] {
            var scene = ACPScene()
            scene.open()
            scene.happen(event)
            #expect(scene.problem?.kind == .protocol)
            #expect(scene.actions.last == .terminate)
        }
        var stubborn = ACPScene()
        stubborn.open()
        stubborn.happen(.cancelled)
        stubborn.happen(.time, after: 3)
        #expect(stubborn.records.last == .result(stopReason: "cancelled", session: "s"))
    }
}
