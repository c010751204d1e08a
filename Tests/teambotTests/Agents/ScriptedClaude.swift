import JSONText
import Platform
import StateMachine
import TestSupport

/// A project in which `claude` is a shell script that prints records as the real program does.
///
/// The script is read by `sh` after these: `say TEXT` (an assistant's text), `finish TEXT [COST [DENIALS]]` (the final record of a success,
/// 100 tokens in, 20 out, $0.5), `refuse STATUS TEXT` (the final record of an error, exit status 1), and `$count`, how
/// often it was called until now.
final class ScriptedClaude {
    let project: TemporaryProject

    /// Makes the project; `codex`, too, is a script where one is given.
    init(_ stages: String, claude: String, codex: String? = nil) throws {
        project = try TemporaryProject(stages: stages)
        try FileSystem.makeDirectories(bin)
        try install("claude", Self.words + claude)
        if let codex { try install("codex", codex) }
    }

    private var bin: String { project.aside("bin") }

    private func install(_ name: String, _ script: String) throws {
        try Descriptor.replacing(bin + "/" + name).write(("#!/bin/sh\n" + script + "\n").utf8)
        try Directory.open(bin).setMode(0o755, of: name)
    }

    /// Runs teambot to its end.
    @discardableResult
    func teambot(_ arguments: String...) throws -> FinishedProcess { try start(arguments).finish() }

    /// Starts teambot.
    func start(_ arguments: String...) throws -> RunningTeambot { try start(arguments) }

    private func start(_ arguments: [String]) throws -> RunningTeambot {
        let path = bin + ":" + (CurrentProcess.variable("PATH") ?? "/usr/bin:/bin")
        return try RunningTeambot(program: ["env", "PATH=" + path, RunningTeambot.binary] + arguments, in: project)
    }

    /// The journal's events of this name.
    func events(_ name: EventName) throws -> [JSONValue] {
        try project.journal().filter { $0["event"]?.string == name.rawValue }
    }

    /// How the attempts ended, and how the program said so.
    func endings() throws -> [String] {
        try events(.attemptEnded).map {
            [$0["outcome"]?.string, $0["agent_outcome"]?.string].compactMap(\.self).joined(separator: " ")
        }
    }

    /// Stages after each other that one agent works in.
    static func chain(_ stages: String..., agent: String = "", top: String = "") -> String {
        let lines = stages.enumerated().map { index, name in
            let next = index + 1 < stages.count ? "\"\(stages[index + 1])\"" : ""
            return "\"\(name)\": { \"work_agent\": \"dev\", \"next_stages\": [\(next)] }"
        }
        return """
            { "version": 1, \(top.isEmpty ? "" : top + ",")
              "agents": { "dev": { "persona": "builder", "runner": "claude"\(agent.isEmpty ? "" : ", " + agent) } },
              "stages": { \(lines.joined(separator: ", ")) } }
            """
    }

    private static let words = #"""
        case $1 in --version) echo "2.1.329 (Claude Code)"; exit ;; esac
        echo "$TEAMBOT_STAGE $*" >>calls
        count=$(grep -c . calls)
        session=${SESSION:-11111111-aaaa-bbbb-cccc-000000000001}
        echo '{"type":"system","subtype":"init","session_id":"'$session'","model":"claude-x"}'
        say() { echo '{"type":"assistant","message":{"id":"m'$count'","role":"assistant","model":"claude-x",' \
          '"content":[{"type":"text","text":"'"$1"'"}],"usage":{"input_tokens":100,"output_tokens":20}},' \
          '"session_id":"'$session'"}'; }
        finish() { echo '{"type":"result","subtype":"success","is_error":false,"result":"'"$1"'",' \
          '"stop_reason":"end_turn","terminal_reason":"completed","total_cost_usd":'${2:-0.5}',' \
          '"usage":{"input_tokens":100,"output_tokens":20},"session_id":"'$session'","permission_denials":['"$3"']}'; }
        refuse() { echo '{"type":"result","subtype":"success","is_error":true,"result":"'"$2"'",' \
          '"api_error_status":'$1',"total_cost_usd":0,"session_id":"'$session'","permission_denials":[]}'; exit 1; }

        """#
}
