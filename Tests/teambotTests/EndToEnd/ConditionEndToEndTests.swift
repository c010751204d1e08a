import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Conditions, stages for the failure of others, and failures with which a run goes on.
    @Suite struct Conditions {
        @Test("Each condition skips its stage with the reason where it does not hold, and lets it run where it does")
        func each() throws {
            let held = [
                "\"artifact_exists\": \"a.md\"", "\"artifact_contains\": { \"a.md\": \"yes\" }",
                "\"changed\": [\"src/**\"]", "\"env\": \"HOME\"",
                "\"exit_status\": [\"test\", \"-e\", \"stages.json\"]",
            ]
            let broken = [
                "\"artifact_exists\": [\"a.md\", \"b.md\"]", "\"artifact_contains\": { \"a.md\": \"no\" }",
                "\"changed\": [\"*.txt\", \"other/**\"]", "\"env\": { \"HOME\": \"/nowhere\" }",
                "\"exit_status\": { \"command\": [\"false\"], \"is\": 0 }",
            ]
            let project = try TemporaryProject(stages: Self.chain(held + broken))
            try Self.commit(project)
            let run = try project.teambot("run", "objective.md", "--skip", "MAYBE")
            #expect(run.status == 0, "\(run)")
            #expect(project.lines("log") == ["0", "1", "2", "3", "4", "end"])
            let reasons = try project.journal().filter { $0["event"]?.string == "stage_skipped" }
                .compactMap { $0["message"]?.string }
            #expect(
                reasons == [
                    "skipped by --skip", "when: there is no artifact b.md",
                    "when: artifact a.md does not contain \"no\"",
                    "when: nothing that fits *.txt, other/** has changed since the run's base commit",
                    "when: the variable HOME is not \"/nowhere\"", "when: `false` ended with exit status 1, not 0",
                ])
        }

        @Test("Outside of a repository nothing is decided about changes, and a program that is missing decides nothing")
        func undecided() throws {
            for (condition, sentence) in [
                ("\"changed\": [\"**\"]", "the run has no base commit"),
                ("\"exit_status\": [\"./not-there\"]", "could not be decided by `./not-there`"),
            ] {
                let project = try TemporaryProject(stages: Self.chain([condition]))
                let run = try project.teambot("run", "objective.md", "--skip", "MAYBE")
                #expect(run.status == 1 && run.mentions(sentence), "\(run)")
                #expect(try project.status(of: "S0") == "failed")
            }
        }

        @Test("Killed while the program of a condition runs, a resume takes its result and does not run it again")
        func crash() throws {
            let script = "echo asked >> log; echo here > up; read word < gate; exit 1"
            let condition = "\"exit_status\": [\"/bin/sh\", \"-c\", \"\(script)\"]"
            let project = try TemporaryProject(stages: Self.chain([condition]))
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--skip", "MAYBE", "--json")
            try up.wait(for: engine)
            try engine.kill()
            let second = try project.start("resume", "--json")
            try second.event(.runResumed)
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log") == ["asked", "end"])
            #expect(try project.status(of: "S0") == "skipped")
        }

        @Test(
            "A failing stage is cleaned up after and explained, and the run ends 1; without a failure nothing of it runs"
        )
        func failure() throws {
            let stages = StagesText().agent("doctor", "cat > told; echo \"$TEAMBOT_FAILED_STAGES\" >> failed")
                .command("BUILD", "test -e good", next: "END", and: ", \"on_failure\": \"CLEANUP\"")
                .command("END", "echo end >> log", and: ", \"on_failure\": \"HELP\"")
                .command("CLEANUP", "echo \"clean $TEAMBOT_FAILED_STAGES\" >> log")
                .stage("HELP", "\"work_agent\": \"doctor\"")
            let project = try TemporaryProject(stages: stages.text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(project.lines("log") == ["clean BUILD"])
            try project.write("good", "")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0 && resume.mentions("2 of 2 stages are done"), "\(resume)")
            #expect(project.lines("log") == ["clean BUILD", "end"])
            #expect(try project.status(of: "CLEANUP") == "pending" && project.status(of: "HELP") == "pending")
            #expect(try project.teambot("status").mentions("2 of 2 done"))
        }

        @Test("An agent for diagnosis is told what has failed and why, in its prompt and its environment")
        func diagnosis() throws {
            let project = try TemporaryProject(
                stages: StagesText().agent("doctor", "cat > told; echo \"$TEAMBOT_FAILED_STAGES\" > failed; exit 1")
                    .command("BUILD", "echo the disk is on fire >&2; exit 7", and: ", \"on_failure\": \"HELP\"")
                    .stage("HELP", "\"work_agent\": \"doctor\"").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(project.lines("failed") == ["BUILD"])
            #expect(project.read("told").contains("BUILD: Ended with exit status 7: the disk is on fire"))
            #expect(try project.status(of: "HELP") == "failed")
        }

        @Test(
            "Killed while it cleans up after a failure, a resume lets that come to its end, once, and ends as it would",
            arguments: [true, false])
        func handlerKilled(isMended: Bool) throws {
            let script =
                "echo \"clean $TEAMBOT_FAILED_STAGES\" >> log; test -e told || { touch told; echo here > up; "
                + "read word < gate; echo cleaned >> log; }"
            let project = try TemporaryProject(
                stages: StagesText().command("BUILD", "test -e good", and: ", \"on_failure\": \"CLEANUP\"")
                    .command("CLEANUP", script).text)
            let up = try Signpost("up", in: project)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md")
            try up.wait(for: engine)
            try engine.kill()
            if isMended { try project.write("good", "") }
            let second = try project.start("resume", "--json")
            try second.event(.runResumed)
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == (isMended ? 0 : 1), "\(resume)")
            #expect(Array(project.lines("log").prefix(2)) == ["clean BUILD", "cleaned"])
            #expect(try project.status(of: "BUILD") == (isMended ? "completed" : "failed"))
            #expect(try project.state()["status"]?.string == (isMended ? "complete" : "failed"))
            let begun = try project.journal().filter { $0["event"]?.string == EventName.attemptStarted.rawValue }
            // A failure after the resume is another one, and is cleaned up after anew.
            #expect(begun.count { $0["stage"]?.string == "CLEANUP" } == (isMended ? 1 : 2), "\(project.lines("log"))")
        }

        @Test(
            "Nobody is asked about a stage whose condition does not hold", arguments: ["before", "after"],
            [true, false])
        func approval(moment: String, holds: Bool) throws {
            let project = try TemporaryProject(
                stages: StagesText().command(
                    "WORK", "echo work >> log", next: "END",
                    and: ", \"when\": { \"exit_status\": [\"test\", \"-e\", \"wanted\"] }, "
                        + "\"approval\": { \"question\": \"Good?\", \"ask\": \"\(moment)\" }"
                ).command("END", "echo end >> log").text)
            if holds { try project.write("wanted", "") }
            let run = try project.teambot("run", "objective.md")
            #expect(try project.stages(of: .stageWaiting) == (holds ? ["WORK"] : []), "\(run)")
            #expect(run.status == (holds ? 5 : 0), "\(run)")
            guard holds else {
                #expect(project.lines("log") == ["end"])
                #expect(try project.status(of: "WORK") == "skipped")
                return
            }
            #expect(project.lines("log") == (moment == "before" ? [] : ["work"]))
            #expect(try project.teambot("approve", "WORK").status == 0)
            #expect(try project.teambot("resume").status == 0)
            #expect(project.lines("log") == ["work", "end"])
        }

        @Test("The stages after a failure that is allowed go on, and the run ends 1")
        func continuation() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("LINT", "exit 3", next: "END", and: ", \"continue_on_failure\": true")
                    .command("END", "echo \"end$TEAMBOT_FAILED_STAGES\" >> log").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(project.lines("log") == ["end"])
            #expect(try project.status(of: "LINT") == "failed" && project.status(of: "END") == "completed")
            #expect(try project.state()["status"]?.string == "failed")
        }

        @Test("Conditions that say nothing sensible start nothing")
        func badInput() throws {
            for (condition, sentence) in [
                ("\"artifact_exist\": \"a.md\"", "did you mean \"artifact_exists\""),
                ("\"env\": 1", "must be a string"),
                ("", "asks for nothing"), ("\"artifact_exists\": \"c.md\"", "no artifact \"c.md\""),
            ] {
                let project = try TemporaryProject(stages: Self.chain([condition]))
                let run = try project.teambot("run", "objective.md")
                #expect(run.status == 2 && run.mentions(sentence) && project.runs.isEmpty, "\(run)")
            }
        }

        /// A first stage that leaves an artifact, one that may be skipped, one for each condition, and an end.
        private static func chain(_ conditions: [String]) -> String {
            let names = conditions.indices.map { "S\($0)" } + ["END"]
            var stages = StagesText().command(
                "FIRST", "echo yes > \"$TEAMBOT_ARTIFACTS_DIR/a.md\"; mkdir -p src; echo new > src/new.swift",
                next: "MAYBE", and: ", \"artifacts\": [\"a.md\"]"
            ).command(
                "MAYBE", "echo b > \"$TEAMBOT_ARTIFACTS_DIR/b.md\"", next: names[0],
                and: ", \"artifacts\": [\"b.md\"], \"optional\": true")
            for (index, condition) in conditions.enumerated() {
                stages = stages.command(
                    names[index], "echo \(index) >> log", next: names[index + 1],
                    and: ", \"when\": { \(condition) }")
            }
            return stages.command("END", "echo end >> log").text
        }

        private static func commit(_ project: TemporaryProject) throws {
            let script =
                "git init -q . && git add objective.md && git -c user.name=a -c user.email=a@b commit -q -m first"
            let made = try RunningTeambot(program: ["/bin/sh", "-c", script], in: project).finish()
            #expect(made.status == 0, "\(made)")
        }
    }
}
