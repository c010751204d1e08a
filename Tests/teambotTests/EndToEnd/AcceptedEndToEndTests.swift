import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// What `verify` says of what a person has accepted.
    @Suite struct Accepted {
        @Test("Work that was edited and accepted is proved as accepted, an agent's and a command's", arguments: [0, 1])
        func work(kind: Int) throws {
            let script = "cat >/dev/null; echo made > \"$TEAMBOT_ARTIFACTS_DIR/notes.md\""
            let artifacts = "\"artifacts\": [\"notes.md\"]"
            let stages =
                kind == 0
                ? StagesText().agent("writer", script).stage("NOTES", "\"work_agent\": \"writer\", \(artifacts)")
                : StagesText().command("NOTES", script, and: ", \(artifacts)")
            let project = try TemporaryProject(stages: stages.text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            try project.write(project.run + "/artifacts/notes.md", "better\n")
            let edited = try project.teambot("verify")
            #expect(edited.status == 1 && edited.output.contains("✗ notes.md"), "\(edited)")
            #expect(try project.teambot("accept", "NOTES", "--comment", "typos only").status == 0)
            let accepted = try project.teambot("verify", "--json")
            #expect(accepted.status == 0, "\(accepted)")
            let root = try JSONReader.read(Array(accepted.output.utf8))
            let check = root["checks"]?.elements?.first { $0["subject"]?.string == "notes.md" }
            #expect(root["proved"]?.bool == true && check?["kind"]?.string == "accepted", "\(accepted)")
            #expect(check?["sentence"]?.string?.contains("It was accepted by ") == true, "\(accepted)")
            try project.write(project.run + "/artifacts/notes.md", "better still\n")
            #expect(try project.teambot("verify").status == 1)
        }

        @Test("What was judged is not proved by accepting it: a review vouches only for what it has seen")
        func judged() throws {
            let project = try TemporaryProject(
                stages: StagesText()
                    .agent("writer", "cat >/dev/null; echo made > \"$TEAMBOT_ARTIFACTS_DIR/spec.md\"")
                    .agent("judge", "cat >/dev/null; echo 'VERIFIED_APPROVED: well'", persona: "reviewer")
                    .stage("SPEC", "\"work_agent\": \"writer\", \"artifacts\": [\"spec.md\"]", next: "REVIEW")
                    .stage(
                        "REVIEW",
                        "\"is_review_stage\": true, \"work_agent\": \"writer\", \"review_agent\": \"judge\""
                    )
                    .with("\"work_to_review_mapping\": { \"SPEC\": \"REVIEW\" }").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            #expect(try project.teambot("verify").status == 0)
            try project.write(project.run + "/artifacts/spec.md", "other\n")
            for stage in ["SPEC", "REVIEW"] {
                let accept = try project.teambot("accept", stage)
                #expect(accept.status == 0, "\(accept)")
            }
            #expect(try !project.teambot("status").output.contains("stale"))
            let verify = try project.teambot("verify")
            #expect(verify.status == 1 && verify.output.contains("✗ what was judged"), "\(verify)")
            #expect(verify.output.contains("but not judged again"), "\(verify)")
        }
    }
}
