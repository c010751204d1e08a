import Agents
import Platform
import StateMachine
import TestSupport
import Testing

@Suite(
    "The real programs, called as teambot calls them",
    .enabled(if: RealAgents.areInstalled("claude", "codex", "copilot"), Comment(rawValue: RealAgents.advice)),
    .serialized)
struct RealProgramTests {
    private static let programs: [AgentProgram] = [.claude, .codex, .copilot]

    @Test("read-only changes nothing, neither with a tool for files nor with a command", arguments: programs)
    func readOnly(program: AgentProgram) throws {
        let call = try RealCall(program)
        let written = try call.send("MOCK:WRITE=\(call.project)/file|text", .readOnly)
        #expect(!FileSystem.exists(call.project + "/file"), "\(written)")
        let run = try call.send("MOCK:SHELL=touch \(call.project)/touched", .readOnly)
        #expect(!FileSystem.exists(call.project + "/touched"), "\(run)")
    }

    @Test("edit changes the project and the artifacts, and nothing outside", arguments: programs)
    func edit(program: AgentProgram) throws {
        let call = try RealCall(program)
        for path in [call.project + "/file", call.artifacts + "/file"] {
            let run = try call.send("MOCK:WRITE=\(path)|text")
            #expect(FileSystem.exists(path), "\(path): \(run)")
        }
        let run = try call.send("MOCK:WRITE=\(call.outside)|text")
        #expect(!FileSystem.exists(call.outside), "\(run)")
    }

    @Test("full may do what the user may", arguments: programs)
    func full(program: AgentProgram) throws {
        let call = try RealCall(program)
        let run = try call.send("MOCK:SHELL=touch \(call.outside)", .full)
        #expect(FileSystem.exists(call.outside), "\(run)")
    }

    @Test("a prompt that begins like an option is a prompt", arguments: programs)
    func dash(program: AgentProgram) throws {
        let run = try RealCall(program).send("--help\n-p\nMOCK:SAY=understood")
        #expect(run.status == 0 && run.mentions("understood"), "\(run)")
    }

    @Test("a prompt of nearly a megabyte is given whole", arguments: programs)
    func long(program: AgentProgram) throws {
        let prompt = String(repeating: "word ", count: 199_000) + "\nMOCK:SAY=understood"
        let run = try RealCall(program).send(prompt)
        #expect(run.status == 0 && run.mentions("understood"), "\(run.errors)")
    }

    @Test("a prompt of 5 MB, which none of them takes, is named by its file", arguments: programs)
    func longest(program: AgentProgram) throws {
        let run = try RealCall(program).send(String(repeating: "word ", count: 1_000_000))
        #expect(run.status == 0 && run.mentions("MOCK-REPLY"), "\(run.errors)")
    }
}
