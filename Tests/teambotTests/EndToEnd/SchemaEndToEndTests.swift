import Platform
import TestSupport
import Testing

extension EndToEnd {
    @Suite(
        "The schemas of what a run writes, judged by Python's jsonschema",
        .enabled(if: SchemaJudge.python != nil, Comment(rawValue: SchemaJudge.advice)))
    struct Schemas {
        /// Every state file and every journal of the project, archived ones too, are as the schemas say.
        private func check(_ project: TemporaryProject) throws {
            let state = Array(try project.teambot("schema", "state").output.utf8)
            let event = Array(try project.teambot("schema", "event").output.utf8)
            let status = try project.teambot("status", "--json").output
            let runs = try RunningTeambot(program: ["find", "state", "-name", "events.jsonl"], in: project).finish()
                .output.split(separator: "\n").map { FileSystem.parent(of: String($0)) }
            try #require(!runs.isEmpty)
            let states = runs.map { project.read($0 + "/state.json") } + [status]
            for (text, isRight) in zip(states, try SchemaJudge.accepts(states, schema: state)) {
                #expect(isRight, "\(text)")
            }
            let lines = runs.flatMap { project.lines($0 + "/events.jsonl") }
            for (line, isRight) in zip(lines, try SchemaJudge.accepts(lines, schema: event)) {
                #expect(isRight, "\(line)")
            }
        }

        @Test("the shipped workflow, with a group, reviews and scenarios, twice")
        func shipped() throws {
            let project = try TemporaryProject()
            #expect(try project.teambot("init", "--offline", "--force").status == 0)
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(try project.teambot("run", "objective.md", "--fresh", "--max-cost", "5").status == 0)
            try check(project)
        }

        @Test("usage, a failure, an approval, a rejection and a resume")
        func troubled() throws {
            let reply = #"{\"r\": \"done\", \"i\": 5, \"o\": 7, \"c\": 0.25, \"s\": \"s1\"}"#
            let agent =
                #""teller": {"persona": "builder", "command": ["echo", "\#(reply)"], "output": "json", "#
                + #""session": "continue", "paths": {"reply": "r", "cost_usd": "c", "input_tokens": "i", "#
                + #""output_tokens": "o", "session": "s"}}"#
            let stages = StagesText().stage("A", #""work_agent": "teller", "artifacts": ["a.md"]"#, next: "ASK")
                .stage("ASK", #""approval": {"question": "Go?"}"#, next: "B").command("B", "test -e ready")
            let text = stages.with("\"agents\": {\(agent)}").with("\"max_tokens\": 100").text
            let project = try TemporaryProject(stages: text)
            #expect(try project.teambot("run", "objective.md").status == 5)
            try check(project)
            #expect(try project.teambot("approve", "ASK", "--comment", "yes").status == 0)
            #expect(try project.teambot("resume").status == 1)
            try check(project)
            try project.write("ready", "")
            #expect(try project.teambot("resume").status == 0)
            _ = try project.teambot("doctor", "--repair")
            try check(project)
        }
    }
}
