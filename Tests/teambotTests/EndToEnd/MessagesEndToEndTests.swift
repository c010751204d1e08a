import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Messages say what is wrong, where, and what to do that really helps.
    @Suite struct Messages {
        @Test("A state directory that is a file, or a link to nowhere, is named as such by every verb")
        func stateDirectory() throws {
            let project = try TemporaryProject(stages: Self.stages)
            try project.write("file", "")
            try RunningTeambot(program: ["ln", "-s", "nowhere", "link"], in: project).finish()
            for name in ["file", "link"] {
                for verb in [["run", "objective.md"], ["status"], ["resume"], ["stop"]] {
                    let arguments = verb + ["--state-dir", name]
                    let run = try RunningTeambot(arguments, in: project).finish()
                    #expect(run.status == 8 && run.mentions("/\(name) ") && run.mentions("--state-dir"), "\(run)")
                    #expect(!run.mentions("teambot resume"), "\(run)")
                }
            }
        }

        @Test("Of a coloured last line the sentence about a failure keeps the words alone")
        func colouredError() throws {
            let script = "printf 'first\\n\\033[1;31mFAILED\\033[0m: 3 of 7 \\033[K\\n' >&2; exit 3"
            let project = try TemporaryProject(stages: StagesText().command("A", script).text)
            try project.teambot("run", "objective.md")
            #expect(
                try project.state()["stages"]?["A"]?["error"]?.string
                    == "Ended with exit status 3: FAILED: 3 of 7 ")
        }

        @Test("init does not write over a directory, and writes nothing then")
        func initialize() throws {
            let project = try TemporaryProject()
            try FileSystem.makeDirectory(project.path + "/stages.json")
            let run = try project.teambot("init", "--offline", "--force")
            #expect(run.status == 2 && run.mentions("is not a file"), "\(run)")
            #expect(project.read("objective.md") == TemporaryProject.objective)
            let other = try project.teambot(
                "init", "--offline", "--force", "--stages", "new.json", "--state-dir", "objective.md")
            #expect(other.status == 8 && !FileSystem.exists(project.path + "/new.json"), "\(other)")
        }

        @Test("What is no regular file is called that", arguments: ["mkfifo stages.json", "ln -s nowhere stages.json"])
        func irregular(script: String) throws {
            let project = try TemporaryProject()
            try RunningTeambot(program: ["sh", "-c", script], in: project).finish()
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 2 && !run.mentions("errno"), "\(run)")
            #expect(run.mentions("not a regular file") || run.mentions("leads nowhere"), "\(run)")
        }

        @Test("A name with control characters is shown without them, and the commands to copy name the state directory")
        func names() throws {
            let project = try TemporaryProject(stages: StagesText().command("ONE", "false").text)
            let run = try project.teambot("run", "objective.md", "--state-dir", "my runs")
            #expect(run.mentions("teambot resume widget --state-dir 'my runs'"), "\(run)")
            let status = try project.teambot("status", "--state-dir", "my runs")
            #expect(status.mentions("teambot resume widget --state-dir 'my runs'"), "\(status)")
            let wrong = try project.teambot("status", "wid\u{1B}[31mgets", "--state-dir", "my runs")
            #expect(wrong.status == 2 && !wrong.errors.contains("\u{1B}"), "\(wrong)")
            let near = try project.teambot("status", "wigdet", "--state-dir", "my runs")
            #expect(near.mentions("Did you mean widget?"), "\(near)")
        }

        @Test("An objective that is no text is called that")
        func binary() throws {
            let project = try TemporaryProject(stages: Self.stages)
            try Descriptor.replacing(project.path + "/objective.md").write([0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00])
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 2 && run.mentions("UTF-8"), "\(run)")
        }

        private static let stages = StagesText().command("ONE", "true").text
    }
}
