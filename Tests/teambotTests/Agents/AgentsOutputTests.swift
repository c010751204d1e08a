import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Outputs and conversations of a real program, played by a script.
    @Suite struct AgentOutputs {
        @Test("Lines that are no JSON change nothing")
        func noise() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"),
                claude: "echo 'Welcome {'; printf '\\377\\376\\n{\"half\": \\n'; say working; echo '}'; finish hello")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(scene.project.read(scene.project.run + "/attempts/ONE/01-work/reply.md").contains("hello"))
        }

        @Test("A final record of 50 MB is understood as far as it can be, and the journal stays small")
        func hugeRecord() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"),
                claude: #"""
                    printf '{"type":"result","subtype":"success","is_error":false,"more":"'
                    head -c 52428800 /dev/zero | tr '\0' x
                    printf '","result":"hello","stop_reason":"end_turn","total_cost_usd":0.5,"usage":{"input_tokens":1,"output_tokens":1},"session_id":"s","permission_denials":[]}\n'
                    """#)
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(scene.project.read(scene.project.run + "/attempts/ONE/01-work/reply.md") == "hello")
            #expect(scene.project.read(scene.project.run + "/events.jsonl").utf8.count < 100_000)
        }

        @Test("A reply of 10 MB is taken whole")
        func hugeReply() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"),
                claude: #"""
                    printf '{"type":"result","subtype":"success","is_error":false,"result":"'
                    head -c 10485760 /dev/zero | tr '\0' x
                    printf '","stop_reason":"end_turn","total_cost_usd":0.5,"session_id":"s","permission_denials":[]}\n'
                    """#)
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(scene.project.read(scene.project.run + "/attempts/ONE/01-work/reply.md").utf8.count == 10_485_760)
            #expect(scene.project.read(scene.project.run + "/events.jsonl").utf8.count < 100_000)
        }

        @Test("No final record is a failure, whatever the exit status says")
        func noRecord() throws {
            let scene = try ScriptedClaude(ScriptedClaude.chain("ONE"), claude: "say working")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(try scene.endings() == ["failed no_final_record"])
        }

        @Test("A refusal and a turn limit are failures with names", arguments: ["refusal", "max_turns"])
        func named(stop: String) throws {
            let (reason, subtype) = stop == "refusal" ? ("refusal", "success") : ("tool_use", "error_max_turns")
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"),
                claude: "echo '{\"type\":\"result\",\"subtype\":\"\(subtype)\",\"is_error\":true,\"result\":\"\","
                    + "\"stop_reason\":\"\(reason)\",\"session_id\":\"s\",\"permission_denials\":[]}'; exit 1")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(try scene.endings() == ["failed " + (stop == "refusal" ? "refused" : "turn_limit")])
        }

        @Test("Tools that were denied beside work that was done are a warning with the mode to allow them")
        func denied() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE"),
                claude: #"""
                    echo '{"type":"assistant","message":{"id":"m","role":"assistant","content":[{"type":"tool_use","id":"t1","name":"Write","input":{"file_path":"x"}}]}}'
                    echo '{"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"ok","is_error":false}]}}'
                    finish hello 0.5 '{"tool_name":"Bash","tool_use_id":"t2","tool_input":{"command":"make test"}}'
                    """#)
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            let warnings = try scene.events(.warning).compactMap { $0["message"]?.string }
            #expect(
                warnings == ["dev was denied Bash (make test); `\"permission_mode\": \"full\"` would have allowed it."])
        }

        @Test("A conversation is continued by its own name; one that is not known begins anew and says so")
        func sessions() throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE", "TWO", "THREE", agent: #""session": "continue""#),
                claude: #"""
                    case $TEAMBOT_STAGE,$* in THREE,*--resume*)
                      echo 'No conversation found with session ID: 1' >&2; exit 1 ;; esac
                    finish hello
                    """#)
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            let calls = scene.project.lines("calls")
            #expect(
                calls.map { $0.contains("--resume 11111111-aaaa-bbbb-cccc-000000000001") }
                    == [false, true, true, false], "\(calls)")
            #expect(try scene.events(.warning).first?["message"]?.string?.contains("a new one begins") == true)
        }

        @Test("An agent that changes its run's files stops it with 8", arguments: ["stages.json", "result.json"])
        func meddling(file: String) throws {
            let scene = try ScriptedClaude(
                ScriptedClaude.chain("ONE", "TWO", "THREE"),
                claude: "test $TEAMBOT_STAGE = TWO && for f in $(dirname $TEAMBOT_OBJECTIVE_FILE)/"
                    + (file == "stages.json" ? file : "attempts/ONE/01-work/" + file)
                    + "; do echo '{}' >$f; done\nfinish hello")
            let run = try scene.teambot("run", "objective.md")
            #expect(run.status == 8 && run.mentions(file), "\(run)")
            // The run's own files are looked at after each attempt, earlier results at the latest before the end.
            if file == "stages.json" { #expect(try scene.project.roles() == ["work", "work"]) }
        }
    }
}
