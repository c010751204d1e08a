import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Bad input gets a clear error, exit status 2, and nothing is started.
    @Suite struct BadInput {
        @Test("A workflow that cannot be run is refused with its place", arguments: Self.workflows)
        func workflow(stages: String, mention: String) throws {
            try refused(TemporaryProject(stages: stages), mention)
        }

        @Test("An objective without a goal or without criteria is refused", arguments: ["Goals", "Success Criteria"])
        func objective(section: String) throws {
            let project = try TemporaryProject(stages: Self.good)
            try project.write("objective.md", TemporaryProject.objective.replacing("## \(section)", with: "## Other"))
            try refused(project, section == "Goals" ? "goal" : "criteri")
        }

        @Test("A directory or nothing at all where a file should be", arguments: ["objective.md", "stages.json"])
        func noFile(name: String) throws {
            let project = try TemporaryProject(stages: Self.good)
            try FileSystem.removeFile(project.path + "/" + name)
            try refused(project, name)
            try FileSystem.makeDirectory(project.path + "/" + name)
            try refused(project, name)
        }

        @Test("Without stages.json it says teambot init")
        func noStages() throws {
            try refused(TemporaryProject(), "teambot init")
        }

        @Test("A stages.json of 200 MB is refused without reading it all")
        func huge() throws {
            let project = try TemporaryProject()
            try Descriptor.replacing(project.path + "/stages.json").truncate(to: 200 << 20)
            try refused(project, "stages.json")
        }

        @Test("An agent whose program does not exist is found before anything starts; a command fails at its launch")
        func noProgram() throws {
            let agent = "\"agents\": { \"a\": { \"persona\": \"builder\", \"command\": [\"./nowhere\"] } }"
            try refused(
                TemporaryProject(stages: StagesText().stage("ONE", "\"work_agent\": \"a\"").with(agent).text), "nowhere"
            )
            let project = try TemporaryProject(stages: StagesText().stage("ONE", "\"command\": [\"./nowhere\"]").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(try project.state()["stages"]?["ONE"]?["error"]?.string?.contains("nowhere") == true)
        }

        @Test("An unknown verb or option is named and the right form is shown")
        func usage() throws {
            let project = try TemporaryProject(stages: Self.good)
            let option = try project.teambot("run", "objective.md", "--max-hour", "2")
            #expect(option.status == 2 && option.mentions("--max-hours"), "\(option)")
            let verb = try project.teambot("rnu")
            #expect(verb.status == 2 && verb.mentions("run"), "\(verb)")
        }

        @Test("A state directory that cannot be written is said, and nothing is started")
        func unwritable() throws {
            let project = try TemporaryProject(stages: StagesText().command("ONE", "echo one >> log").text)
            try project.write("occupied", "a file")
            let run = try project.teambot("run", "objective.md", "--state-dir", "occupied/state")
            #expect(run.status == 8 || run.status == 2, "\(run)")
            #expect(run.mentions("occupied"), "\(run)")
            #expect(project.lines("log") == [])
        }

        private func refused(_ project: TemporaryProject, _ mention: String) throws {
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 2, "\(run)")
            #expect(run.mentions(mention), "\(run)")
            #expect(project.runs == [])
        }

        private static let good = StagesText().command("ONE", "true").text

        /// Broken workflows, each with what the message must say.
        private static let workflows: [(String, String)] = [
            ("{\n  \"stages\": {,}\n}", ":2:14: "),
            ("", "stages.json"),
            ("{ \"stages\": { \"A\": {}, \"A\": {} } }", "\"A\""),
            ("{ \"stages\": " + String(repeating: "[", count: 600) + String(repeating: "]", count: 600) + " }", "nest"),
            ("{ \"stage\": {} }", "stages"),
            (StagesText().stage("A", "\"comand\": [\"true\"]").text, "command"),
            (StagesText().command("A", "true", next: "B").text, "B"),
            (StagesText().command("A", "true", next: "B").command("B", "true", next: "A").text, "A"),
            (StagesText().command("a/b", "true").text, "a/b"),
            (StagesText().command("..", "true").text, ".."),
            (StagesText().command("A\\u0007B", "true").text, "name"),
            (StagesText().command(String(repeating: "x", count: 300), "true").text, "name"),
            (StagesText().command("A", "true", and: ", \"artifacts\": [\"../x\"]").text, "../x"),
            (StagesText().command("A", "true", and: ", \"artifacts\": [\"/etc/x\"]").text, "/etc/x"),
        ]
    }
}
