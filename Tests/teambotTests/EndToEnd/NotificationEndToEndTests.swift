import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Notifications")
    struct Notifications {
        private let failing = StagesText().command("A", "exit 3")

        /// A script that writes down what it is told.
        private func listening(_ name: String = "n.sh", then more: String = "") throws -> TemporaryProject {
            let project = try TemporaryProject()
            try project.write(
                name,
                "echo \"$TEAMBOT_EVENT $TEAMBOT_FEATURE $TEAMBOT_STAGE\" >> told.txt\ncat >> told.jsonl\n\(more)\n")
            return project
        }

        private func run(_ stages: StagesText, notify: String, in project: TemporaryProject) throws -> FinishedProcess {
            try project.write("stages.json", stages.with("\"notify\": \(notify)").text)
            return try project.teambot("run", "objective.md")
        }

        private func told(_ project: TemporaryProject) throws -> [JSONValue] {
            try project.lines("told.jsonl").map { try JSONReader.read(Array($0.utf8)) }
        }

        @Test("a command gets each event as JSON, in its order, and knows the run from its environment")
        func told() throws {
            let project = try listening()
            let finished = try run(failing, notify: #"{"command": ["sh", "n.sh"]}"#, in: project)
            #expect(finished.status == 1)
            #expect(project.lines("told.txt") == ["stage_failed widget A", "run_failed widget "])
            let told = try told(project)
            #expect(told.map { $0["notification"]?.string } == ["stage_failed", "run_failed"])
            let first = try #require(told.first)
            #expect(
                first.members?.map(\.name) == [
                    "schema_version", "notification", "text", "feature", "run_id", "objective", "project", "status",
                    "stage", "report", "commands", "event",
                ])
            #expect(
                first["text"]?.string == "The stage A of the run widget has failed: Ended with exit status 3")
            #expect(first["event"]?["event"]?.string == "stage_failed" && first["stage"]?.string == "A")
            #expect(told.last?["commands"]?["next"]?.string == "teambot resume widget")
            #expect(first["project"]?.string == project.path)
        }

        @Test("it is told only of what it has chosen, and a resume tells nothing of what happened before")
        func chosen() throws {
            let project = try listening()
            let stages = StagesText().command("A", "test -e ready", next: "B").command("B", "true")
            _ = try run(stages, notify: #"[{"command": ["sh", "n.sh"], "events": ["run_finished"]}]"#, in: project)
            #expect(project.lines("told.txt") == [])
            try project.write("ready", "")
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("told.txt") == ["run_finished widget "])
            #expect(try told(project).first?["text"]?.string == "The run widget is complete.")
        }

        @Test("a stage that waits for a person is told at once, with the command that answers")
        func waiting() throws {
            let project = try listening()
            let stages = StagesText().stage("SHIP", #""approval": {"question": "Ship it?"}"#)
            #expect(try run(stages, notify: #"{"command": ["sh", "n.sh"]}"#, in: project).status == 5)
            let told = try #require(try told(project).first)
            #expect(told["notification"]?.string == "run_waiting")
            #expect(told["commands"]?["next"]?.string == "teambot approve widget SHIP")
        }

        @Test(
            "whatever is wrong with a command is one warning, and the run goes as without it",
            arguments: [
                (#"["./missing"]"#, "could not be started"), (#"["sh", "-c", "exit 7"]"#, "exit status 7"),
                (#"["sh", "-c", "echo no network; exit 1"]"#, "no network"),
                (#"["sh", "-c", "sleep 100 & sleep 100"]"#, "took longer than 0.4 s"),
                (#"["sh", "-c", "kill -9 $$"]"#, "SIGKILL"),
            ])
        func trouble(command: String, warning: String) throws {
            let without = try TemporaryProject(stages: failing.text)
            let plain = try without.teambot("run", "objective.md")
            let with = try TemporaryProject()
            let finished = try run(
                failing, notify: #"{"command": \#(command), "timeout_seconds": 0.4}"#, in: with)
            #expect(finished.status == plain.status && finished.output == plain.output)
            #expect(finished.errors.contains("warning: The notification"))
            #expect(finished.errors.contains(warning), "\(finished)")
            #expect(finished.errors.components("took longer") <= 1 && finished.errors.components("exit status 7") <= 1)
            let events = try [with, without].map { try $0.journal().map { $0["event"]?.string } }
            #expect(events.first == events.last)
        }

        @Test("one that ignores its input, prints a lot, or leaves a child is no trouble")
        func harmless() throws {
            let project = try TemporaryProject()
            let scripts = ["true", "yes | head -c 3000000", "sleep 1 & true"]
            let list = scripts.map { "{\"command\": [\"sh\", \"-c\", \"\($0)\"]}" }.joined(separator: ",")
            let finished = try run(failing, notify: "[\(list)]", in: project)
            #expect(finished.status == 1)
            #expect(!finished.errors.contains("warning"), "\(finished)")
        }

        @Test("a hundred failures at once are told one after the other, each once")
        func many() throws {
            let project = try listening()
            let names = (1...100).map { "S\($0)" }
            var stages = StagesText().stage("BEGIN", #""command": ["true"]"#, next: names)
            for name in names { stages = stages.command(name, "exit 1") }
            let finished = try run(
                stages.with("\"max_concurrent\": 8"), notify: #"{"command": ["sh", "n.sh"]}"#, in: project)
            #expect(finished.status == 1)
            let lines = project.lines("told.txt")
            #expect(lines.count == 101 && Set(lines).count == 101)
            #expect(lines.last?.hasPrefix("run_failed") == true)
            let order = try told(project).map { $0["event"]?["seq"]?.integer ?? 0 }
            #expect(order == order.sorted())
        }

        @Test("it is ended with everything that it has started")
        func descendants() throws {
            let project = try TemporaryProject()
            // The pipe ends when nobody has its other end any more.
            let script = "(setsid sleep 1000 & sleep 1000) & wait"
            let finished = try run(
                failing,
                notify: "{\"command\": [\"sh\", \"-c\", \"\(script)\"], \"timeout_seconds\": 0.3}", in: project)
            #expect(finished.status == 1)
            let left = try ProcessTree.all().filter { process in
                (try? ProcessTree.variable("TEAMBOT_EVENT", of: process.pid))??.isEmpty == false
                    && FileSystem.canonical("/proc/\(process.pid)/cwd") == project.path
            }
            #expect(left.isEmpty)
        }

        @Test("secrets of the environment are not passed unless they are named")
        func secrets() throws {
            let project = try TemporaryProject()
            try project.write("n.sh", "echo \"$CHAT_TOKEN|$CHAT_URL\" >> told.txt\n")
            try project.write(
                "stages.json",
                failing.with(
                    #""notify": {"command": ["sh", "n.sh"], "events": ["run_failed"], "pass_env": ["CHAT_URL"]}"#
                ).text)
            _ = try RunningTeambot(
                program: [
                    "env", "CHAT_TOKEN=hidden-token", "CHAT_URL=https://chat", RunningTeambot.binary, "run",
                    "objective.md",
                ], in: project
            ).finish()
            #expect(project.lines("told.txt") == ["|https://chat"])
        }

        @Test(
            "what is still to be told at the end is waited for, also when the terminal changes its size; Ctrl-C ends it"
        )
        func waited() throws {
            let project = try listening(then: "echo up > up; read go < gate; echo done >> told.txt")
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let notify = #""notify": {"command": ["sh", "n.sh"], "events": ["run_failed"], "timeout_seconds": 60}"#
            try project.write("stages.json", failing.with(notify).text)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            engine.signal(SignalNumber.windowChanged)
            engine.signal(SignalNumber.continued)
            try gate.open()
            let finished = try engine.finish()
            #expect(finished.status == 1 && !finished.errors.contains("warning"), "\(finished)")
            #expect(project.lines("told.txt").last == "done")
            let other = try project.start("run", "objective.md", "--fresh")
            try up.wait(for: other)
            other.signal(SignalNumber.interrupt)
            let left = try other.finish()
            #expect(left.status == 1 && left.errors.contains("was ended before it was done"), "\(left)")
        }

        @Test("validate warns of a program that is not there")
        func validate() throws {
            let project = try TemporaryProject(
                stages: failing.with(#""notify": [{"command": ["sh"]}, {"command": ["./missing"]}]"#).text)
            let finished = try project.teambot("validate")
            #expect(finished.status == 0)
            #expect(finished.errors.contains("warning: The program \"./missing\" of this notification"))
            #expect(finished.errors.contains("($.notify[1].command)"))
        }
    }
}

extension String {
    /// How often something stands in it.
    fileprivate func components(_ text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}
