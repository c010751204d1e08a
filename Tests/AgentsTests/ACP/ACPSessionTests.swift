import Agents
import JSONText
import StateMachine
import Testing

/// From the first word to the prompt.
@Suite struct ACPSessionTests {
    @Test("The client says who it is, opens a session in the project and sends the prompt")
    func opening() {
        var scene = ACPScene(prompt: "-Do \"it\".")
        let first = scene.sent.first
        #expect(first?["method"]?.string == "initialize")
        #expect(first?["params"]?["protocolVersion"]?.integer == 1)
        #expect(first?["params"]?["clientCapabilities"]?["fs"]?["writeTextFile"]?.bool == true)
        #expect(first?["params"]?["clientCapabilities"]?["terminal"]?.bool == true)
        #expect(first?["params"]?["clientInfo"]?["version"]?.string == "1.2.3")
        scene.answer(#"{"protocolVersion":1}"#)
        #expect(scene.lastMethod == "session/new")
        #expect(scene.sent.last?["params"]?["cwd"]?.string == "/project")
        #expect(scene.sent.last?["params"]?["mcpServers"]?.elements?.isEmpty == true)
        scene.answer(#"{"sessionId":"s"}"#)
        #expect(scene.sent.last?["params"]?["prompt"]?.elements?.first?["text"]?.string == "-Do \"it\".")
        #expect(scene.conversation.deadline == nil)
        scene.answer(#"{"stopReason":"end_turn"}"#)
        scene.happen(.ended("has ended"))
        #expect(scene.records == [.session("s"), .result(stopReason: "end_turn", session: "s")])
        #expect(scene.conversation.hasSucceeded)
    }

    @Test("An agent of another version, one that wants a log-in and one that says nothing are told apart")
    func problems() {
        var other = ACPScene()
        other.answer(#"{"protocolVersion":2}"#)
        #expect(other.problem?.kind == .protocol)
        #expect(other.problem?.message.contains("version 2") == true)

        var login = ACPScene()
        login.answer(#"{"protocolVersion":1,"authMethods":[{"id":"a","name":"Sign in there"}]}"#)
        login.refuse(-32000, "Authentication required")
        login.happen(.outputClosed)
        #expect(login.problem?.kind == .authentication)
        #expect(login.problem?.message.contains("Sign in there") == true)

        var silent = ACPScene()
        silent.happen(.time, after: 59)
        #expect(silent.problem == nil)
        silent.happen(.time, after: 1)
        #expect(silent.problem?.kind == .timeout)
    }

    @Test("A session is continued; what is replayed is no part of the reply, and its cost is told in all")
    func continuing() {
        var scene = ACPScene(session: "old")
        scene.answer(#"{"protocolVersion":1,"agentCapabilities":{"loadSession":true}}"#)
        #expect(scene.lastMethod == "session/load")
        scene.update(
            #"{"sessionUpdate":"agent_message_chunk","content":{"type":"text","text":"earlier"}}"#, session: "old")
        scene.update(#"{"sessionUpdate":"usage_update","cost":{"amount":2,"currency":"USD"}}"#, session: "old")
        scene.answer("null")
        #expect(scene.records == [.session("old")])
        scene.update(#"{"sessionUpdate":"usage_update","cost":{"amount":2.5,"currency":"USD"}}"#, session: "old")
        #expect(scene.records.last == .usage(Usage(costUSD: 2.5)))
        var resumed = ACPScene(session: "old")
        resumed.answer(#"{"protocolVersion":1,"agentCapabilities":{"sessionCapabilities":{"resume":{}}}}"#)
        #expect(resumed.lastMethod == "session/resume")
    }

    @Test("A session that the agent does not know, or cannot continue, is told as such")
    func unknownSession() {
        var unable = ACPScene(session: "old")
        unable.answer(#"{"protocolVersion":1,"agentCapabilities":{}}"#)
        unable.happen(.outputClosed)
        #expect(unable.problem?.kind == .unknownSession)
        var unknown = ACPScene(session: "old")
        unknown.answer(#"{"protocolVersion":1,"agentCapabilities":{"loadSession":true}}"#)
        unknown.refuse(-32002, "not found")
        unknown.happen(.outputClosed)
        #expect(unknown.problem?.kind == .unknownSession)
    }

    @Test(
        "The mode that fits is chosen, never one that allows more",
        arguments: [
            (PermissionMode.readOnly, "default", "plan" as String?), (.edit, "default", "acceptEdits"),
            (.full, "default", "bypassPermissions"), (.readOnly, "bypassPermissions", "plan"),
            (.edit, "bypassPermissions", "acceptEdits"), (.edit, "acceptEdits", nil),
        ])
    func modes(permission: PermissionMode, current: String, chosen: String?) {
        var scene = ACPScene(permission)
        let ids = ["default", "plan", "acceptEdits", "bypassPermissions"].map { #"{"id":"\#($0)","name":"x"}"# }
        let list = ids.joined(separator: ",")
        scene.open(#"{"sessionId":"s","modes":{"currentModeId":"\#(current)","availableModes":[\#(list)]}}"#)
        guard let chosen else { return #expect(scene.lastMethod == "session/prompt") }
        #expect(scene.lastMethod == "session/set_mode")
        #expect(scene.sent.last?["params"]?["modeId"]?.string == chosen)
        scene.answer("{}")
        #expect(scene.lastMethod == "session/prompt")
    }

    @Test("An agent that begins with more than it may and offers nothing less is not asked")
    func tooMuch() {
        var scene = ACPScene(.edit)
        scene.open(
            #"{"sessionId":"s","modes":{"currentModeId":"yolo","availableModes":[{"id":"yolo","name":"Yolo"}]}}"#)
        #expect(scene.problem?.kind == .protocol)
        #expect(scene.lastMethod == "session/new")
    }

    @Test("A model is chosen by the way that the agent offers; an unknown one is an error that names the others")
    func models() {
        let offers = #"{"modelId":"large","name":"Large"},{"modelId":"small","name":"Small"}"#
        let models = #"{"sessionId":"s","models":{"currentModelId":"small","availableModels":[\#(offers)]}}"#
        var scene = ACPScene(model: "large")
        scene.open(models)
        #expect(scene.lastMethod == "session/set_model")
        var unknown = ACPScene(model: "huge")
        unknown.open(models)
        #expect(unknown.problem?.message == "The agent has no model huge; it offers large, small.")
        var option = ACPScene(model: "m2")
        option.open(
            #"{"sessionId":"s","configOptions":[{"id":"the-model","category":"model","currentValue":"m1","options":"#
                + #"[{"group":"g","name":"G","options":[{"value":"m2","name":"Two"}]}]}]}"#)
        #expect(option.lastMethod == "session/set_config_option")
        #expect(option.sent.last?["params"]?["configId"]?.string == "the-model")
        var none = ACPScene(model: "large")
        none.open()
        #expect(none.lastMethod == "session/prompt")
        #expect(none.actions.contains { if case .tell = $0 { true } else { false } })
    }
}
