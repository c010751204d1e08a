#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// What is stale after somebody has changed something: `status`, `why`, `accept`.
    @Suite struct Stale {
        private static let stages = StagesText()
            .command(
                "SPEC", "echo spec > \"$TEAMBOT_ARTIFACTS_DIR/spec.md\"", next: "PLAN",
                and: ", \"artifacts\": [\"spec.md\"]"
            )
            .command(
                "PLAN", "echo plan > \"$TEAMBOT_ARTIFACTS_DIR/plan.md\"", next: "BUILD",
                and: ", \"artifacts\": [\"plan.md\"]"
            )
            .command("BUILD", "true").text

        private func finished() throws -> TemporaryProject {
            let project = try TemporaryProject(stages: Self.stages)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0 && !run.mentions("stale"), "\(run)")
            return project
        }

        private func specification(_ project: TemporaryProject) -> String {
            "\(project.path)/\(project.run)/artifacts/spec.md"
        }

        @Test("An edited artifact makes its stage and what was given it stale; accepting each makes all well again")
        func edited() throws {
            let project = try finished()
            let before = project.read(project.run + "/state.json")
            try project.write(project.run + "/artifacts/spec.md", "another\n")
            let status = try project.teambot("status")
            #expect(status.output.contains("stale    3 stages: SPEC, PLAN, BUILD; see `teambot why"), "\(status)")
            let why = try project.teambot("why", "PLAN")
            #expect(why.status == 0 && why.output.hasPrefix("PLAN is stale.\n"), "\(why)")
            #expect(why.output.contains("spec.md of SPEC, which it was given, has changed since: it was "), "\(why)")
            #expect(why.output.contains("--refresh\n") && why.output.contains("teambot accept"), "\(why)")
            #expect(before == project.read(project.run + "/state.json"))
            let accept = try project.teambot("accept", "SPEC", "--comment", "typos only")
            #expect(accept.status == 0 && accept.mentions("Still stale: PLAN, BUILD."), "\(accept)")
            for stage in ["PLAN", "BUILD"] { #expect(try project.teambot("accept", stage).status == 0) }
            #expect(try !project.teambot("status").output.contains("stale"))
            #expect(try project.stages(of: .stageAccepted) == ["SPEC", "PLAN", "BUILD"])
            let doctor = try project.teambot("doctor")
            #expect(doctor.status == 0, "\(doctor)")
            let accepted = try project.teambot("why", "SPEC")
            #expect(accepted.output.contains("It was accepted as it stands") && accepted.output.contains("typos only"))
        }

        @Test("Behind a stage that is not done nothing can be accepted, and why does not offer it")
        func behindOpen() throws {
            let project = try TemporaryProject(
                stages: Self.stages.replacing("echo plan >", with: "test ! -e bad && echo plan >"))
            #expect(try project.teambot("run", "objective.md").status == 0)
            try project.write(project.run + "/artifacts/spec.md", "another\n")
            #expect(try project.teambot("accept", "SPEC").status == 0)
            try project.write("bad", "")
            #expect(try project.teambot("retry", "PLAN").status == 1)
            let before = project.read(project.run + "/events.jsonl")
            let accept = try project.teambot("accept", "BUILD")
            #expect(accept.status == 2 && accept.mentions("PLAN, which comes before it, is not done."), "\(accept)")
            #expect(accept.mentions("Go on with `teambot resume widget` first."), "\(accept)")
            #expect(project.read(project.run + "/events.jsonl") == before)
            let why = try project.teambot("why", "BUILD")
            #expect(why.output.contains("BUILD is stale.") && !why.output.contains("teambot accept"), "\(why)")
        }

        @Test("For programs: stale stages with sentences in the status, the causes in why; nothing of it in the state")
        func json() throws {
            let project = try finished()
            try project.write(project.run + "/artifacts/spec.md", "another\n")
            let status = try JSONReader.read(Array(try project.teambot("status", "--json").output.utf8))
            #expect(status["stale_stages"]?.integer == 3)
            #expect(status["stages"]?["PLAN"]?["stale"]?.bool == true)
            #expect(status["stages"]?["PLAN"]?["stale_because"]?.elements?.count == 1)
            #expect(!project.read(project.run + "/state.json").contains("stale"))
            let why = try JSONReader.read(Array(try project.teambot("why", "SPEC", "--json").output.utf8))
            #expect(why["schema_version"]?.integer == 1 && why["stale"]?.bool == true)
            #expect(why["causes"]?.elements?.first?["kind"]?.string == "artifact")
            #expect(why["follows"]?.elements?.map(\.string) == ["SPEC", "PLAN", "BUILD"])
        }

        @Test(
            "What is no file in an artifact's place is told, and cannot be accepted",
            arguments: ["a link", "a directory", ""])
        func replaced(by what: String) throws {
            let project = try finished()
            let path = specification(project)
            try FileSystem.removeFile(path)
            switch what {
            case "a link": #expect(symlink(project.path + "/objective.md", path) == 0)
            case "a directory": try FileSystem.makeDirectory(path)
            default: break
            }
            let why = try project.teambot("why", "SPEC")
            let words = what.isEmpty ? "Its artifact spec.md is gone" : "Its artifact spec.md was replaced by \(what)"
            #expect(why.status == 0 && why.output.contains(words), "\(why)")
            let accept = try project.teambot("accept", "SPEC")
            #expect(accept.status == 2 && accept.mentions("The stage SPEC cannot be accepted."), "\(accept)")
            #expect(try project.stages(of: .stageAccepted).isEmpty)
        }

        @Test("There is nothing to accept where nothing is stale, and an unknown stage is answered with the nearest")
        func refused() throws {
            let project = try finished()
            let accept = try project.teambot("accept", "SPEC")
            #expect(accept.status == 2 && accept.mentions("There is nothing to accept"), "\(accept)")
            for verb in ["why", "accept"] {
                let unknown = try project.teambot(verb, "PLAM")
                #expect(unknown.status == 2 && unknown.mentions("Did you mean PLAN?"), "\(unknown)")
            }
        }

        @Test("The graph shows a stale stage by sign and word, dashed in pictures")
        func graph() throws {
            let project = try finished()
            try project.write(project.run + "/artifacts/plan.md", "another\n")
            let feature = project.runs.joined()
            #expect(try project.teambot("graph", feature).output.contains("↻ PLAN"))
            #expect(try project.teambot("graph", feature, "--format", "dot").output.contains("dashed"))
            #expect(try project.teambot("graph", feature, "--format", "mermaid").output.contains("stroke-dasharray"))
            let picture = try project.teambot("graph", feature, "--format", "svg").output
            #expect(picture.contains(" graph-stale") && picture.contains("<title>PLAN: stale"))
        }

        @Test(
            "What a person has said yes to is named once, and whoever said it is to be asked again",
            arguments: [true, false])
        func approved(isNamed: Bool) throws {
            let named = isNamed ? ", \"artifacts\": [\"spec.md\"]" : ""
            let project = try TemporaryProject(
                stages: StagesText()
                    .command(
                        "SPEC", "echo spec > \"$TEAMBOT_ARTIFACTS_DIR/spec.md\"", next: "SHIP",
                        and: ", \"artifacts\": [\"spec.md\"]"
                    )
                    .stage("SHIP", "\"approval\": { \"question\": \"Good?\"\(named) }", next: "LAST")
                    .command("LAST", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 5)
            #expect(try project.teambot("approve", "SHIP").status == 0)
            #expect(try project.teambot("resume").status == 0)
            try project.write(project.run + "/artifacts/spec.md", "another\n")
            let why = try project.teambot("why", "SHIP")
            #expect(why.output.split(separator: "\n").count { $0.hasPrefix("•") } == 1, "\(why)")
            #expect(why.mentions("or ask again:  teambot retry") && !why.mentions("teambot accept"), "\(why)")
        }
    }
}
