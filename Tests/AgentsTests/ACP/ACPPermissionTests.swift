import Agents
import JSONText
import StateMachine
import Testing

/// What an agent is allowed, and what it is told.
@Suite struct ACPPermissionTests {
    /// A question, and the smallest mode that allows it.
    static let questions: [(call: String, needed: PermissionMode)] = [
        (#"{"toolCallId":"c","kind":"read"}"#, .readOnly), (#"{"toolCallId":"c","kind":"search"}"#, .readOnly),
        (#"{"toolCallId":"c","kind":"think"}"#, .readOnly), (#"{"toolCallId":"c","kind":"edit"}"#, .edit),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"/project/a/b"}]}"#, .edit),
        (#"{"toolCallId":"c","kind":"delete","locations":[{"path":"a/b"}]}"#, .edit),
        (#"{"toolCallId":"c","kind":"move","locations":[{"path":"/project/a"},{"path":"/etc/b"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","content":[{"type":"diff","path":"/etc/passwd"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","rawInput":{"file_path":"/project/../etc/passwd"}}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"/project/way-out/x"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"/project/.git/hooks/pre-commit"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"/project/state/run/state.json"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"/project/state/run/artifacts/spec.md"}]}"#, .edit),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"~/.ssh/config"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"file:///etc/passwd"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"file:///project/%2e%2e/x"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"vscode://file/etc/passwd"}]}"#, .full),
        (#"{"toolCallId":"c","kind":"edit","locations":[{"path":"file:///project/a"}]}"#, .edit),
        (#"{"toolCallId":"c","kind":"execute"}"#, .full), (#"{"toolCallId":"c","kind":"fetch"}"#, .full),
        (#"{"toolCallId":"c","kind":"switch_mode"}"#, .full), (#"{"toolCallId":"c","kind":"new"}"#, .full),
        (#"{"toolCallId":"c"}"#, .full), (#"{}"#, .full), (#"7"#, .full),
    ]

    @Test("Each question is answered by the permission mode, in every mode", arguments: 0..<questions.count)
    func decided(number: Int) {
        let (call, needed) = Self.questions[number]
        for mode in PermissionMode.allCases {
            var scene = ACPScene(mode)
            scene.open()
            scene.ask(call)
            #expect(scene.chosen == (mode.allows(needed) ? "yes" : "no"), "\(mode) \(call)")
            let denials = scene.records.filter { if case .denied(_, _, needed) = $0 { true } else { false } }
            #expect(denials.count == (mode.allows(needed) ? 0 : 1), "\(mode) \(call)")
        }
    }

    @Test("What a tool was said to touch before it asks counts, too")
    func remembered() {
        var scene = ACPScene(.edit)
        scene.open()
        scene.update(#"{"sessionUpdate":"tool_call","toolCallId":"c","kind":"edit","locations":[{"path":"/etc/x"}]}"#)
        scene.ask(#"{"toolCallId":"c"}"#)
        #expect(scene.chosen == "no")
    }

    @Test("Options are chosen by their kind; without a way to reject, the question is called off")
    func options() {
        var scene = ACPScene(.readOnly)
        scene.open()
        scene.ask(#"{"toolCallId":"c","kind":"edit","title":"Write it"}"#, options: [("reject_always", "never")])
        #expect(scene.chosen == "never")
        scene.ask(#"{"toolCallId":"c","kind":"edit"}"#, options: [("allow_once", "no")])
        #expect(scene.sent.last?["result"]?["outcome"]?["outcome"]?.string == "cancelled")
        scene.ask(#"{"toolCallId":"d","kind":"read"}"#, options: [("reject_once", "yes"), ("allow_always", "no")])
        #expect(scene.chosen == "no")
        #expect(scene.records.contains(.denied(tool: "Write it", detail: nil, .edit)))
    }

    @Test("After a cancellation questions are called off")
    func cancelled() {
        var scene = ACPScene(.full)
        scene.open()
        scene.happen(.cancelled)
        #expect(scene.lastMethod == "session/cancel")
        scene.ask(#"{"toolCallId":"c","kind":"read"}"#)
        #expect(scene.sent.last?["result"]?["outcome"]?["outcome"]?.string == "cancelled")
        scene.answer(#"{"stopReason":"cancelled"}"#)
        scene.happen(.outputClosed)
        #expect(scene.records.last == .result(stopReason: "cancelled", session: "s"))
    }

    @Test("Writing needs edit and terminals need full; the refusal says so")
    func services() {
        let write = #"{"id":"w","method":"fs/write_text_file","params":{"sessionId":"s","path":"/project/a"}}"#
        let create = #"{"id":5,"method":"terminal/create","params":{"sessionId":"s","command":"rm","args":["-r"]}}"#
        for mode in PermissionMode.allCases {
            var scene = ACPScene(mode)
            scene.open()
            scene.agent(write)
            let isWritten = scene.actions.contains {
                if case .serve(.text("w"), .writeFile, _) = $0 { true } else { false }
            }
            #expect(isWritten == mode.allows(.edit))
            scene.agent(create)
            let isStarted = scene.actions.contains {
                if case .serve(_, .createTerminal, _) = $0 { true } else { false }
            }
            #expect(isStarted == (mode == .full))
            let denial = ACPRecord.denied(tool: "terminal/create", detail: "rm -r", .full)
            #expect(scene.records.contains(denial) == (mode != .full))
            if mode == .readOnly {
                #expect(scene.records.contains(.denied(tool: "fs/write_text_file", detail: "/project/a", .edit)))
            }
            if mode != .full { #expect(scene.sent.last?["id"]?.integer == 5) }
        }
    }
}
