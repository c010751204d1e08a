import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    @Suite("teambot agents")
    struct AgentsEndToEndTests {
        private static let stages =
            #"""
            {"agents": {"o": {"persona": "pm"}, "k": {"persona": "pm", "command": ["sh", "-c", "cat"]},
                        "b": {"persona": "reviewer", "command": ["sh", "-c", "echo broken >&2; exit 3"]},
                        "n": {"persona": "pm", "runner": "acp", "command": ["no-such-program"]}},
             "stages": {"A": {"work_agent": "o", "next_stages": ["B"]}, "B": {"work_agent": "k"}}}
            """#

        @Test("lists agents and programs, with what is missing and how to get it")
        func list() throws {
            let project = try TemporaryProject(stages: Self.stages)
            let list = try project.teambot("agents")
            #expect(list.status == 0 && list.mentions("no-such-program of agent n is not on the PATH"), "\(list)")
            let json = try JSONReader.read(Array(project.teambot("agents", "--json").output.utf8))
            #expect(json["agents"]?.elements?.compactMap { $0["name"]?.string } == ["o", "k", "b", "n"])
            #expect(json["programs"]?.elements?.count == 7)
            #expect(project.runs.isEmpty)
        }

        @Test("check asks the agents in use and ends with 0 when all of them work")
        func check() throws {
            let project = try TemporaryProject(stages: Self.stages)
            let check = try project.teambot("agents", "check")
            #expect(check.status == 0 && check.mentions("nothing was sent") && !check.mentions("broken"), "\(check)")
        }

        @Test("check of one that does not work ends with 1 and says what it said")
        func broken() throws {
            let project = try TemporaryProject(stages: Self.stages)
            let check = try project.teambot("agents", "check", "b")
            #expect(check.status == 1 && check.mentions("exit status 3: broken"), "\(check)")
            let json = try JSONReader.read(Array(project.teambot("agents", "check", "n", "--json").output.utf8))
            #expect(json["works"]?.bool == false)
        }

        @Test("words that it does not know are told with what was probably meant")
        func unknown() throws {
            let project = try TemporaryProject(stages: Self.stages)
            #expect(try project.teambot("agents", "chekc").mentions("Did you mean `teambot agents check`?"))
            let other = try project.teambot("agents", "check", "zzz")
            #expect(other.status == 2 && other.mentions("There is no agent “zzz”"))
        }

        @Test("init --offline writes the shipped team whatever is installed")
        func offline() throws {
            let project = try TemporaryProject()
            #expect(try project.teambot("init", "--offline", "--force").status == 0)
            #expect(project.read("stages.json").contains("\"runner\": \"offline\""))
        }
    }
}
