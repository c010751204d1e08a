import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Disks that are full or cannot be written: small file systems in a mount namespace of the test's own.
    @Suite(.enabled(if: SmallDisk.isPossible, "needs unshare and mount")) struct Disks {
        @Test("A full disk ends the run with 8; with room again a resume completes it")
        func full() throws {
            let fill = "test -e state/roomy || cat /dev/zero > \"$TEAMBOT_ARTIFACTS_DIR/big\"; echo filled >> log"
            let project = try TemporaryProject(
                stages: StagesText().command("FILL", fill, next: "LAST").command("LAST", "echo last >> log").text)
            let end = try SmallDisk.run(
                """
                $TEAMBOT run objective.md; echo "run $?"
                rm state/*/artifacts/big; touch state/roomy
                $TEAMBOT resume; echo "resume $?"
                $TEAMBOT status --json
                """, in: project)
            #expect(end.output.contains("run 8\n"), "\(end)")
            #expect(end.output.contains("resume 0\n"), "\(end)")
            #expect(project.lines("log").last == "last")
        }

        @Test("A review whose verdict found no room on the disk is no rejection: it is held again")
        func lostVerdict() throws {
            let review = "test -e roomy || head -c 3000000 /dev/zero; echo reviewed >> log; echo VERIFIED_APPROVED: ok"
            let project = try TemporaryProject(
                stages: StagesText().agent("writer", "echo fixed >> log; echo text")
                    .agent("judge", review, persona: "reviewer")
                    .stage("WORK", "\"work_agent\": \"writer\", \"artifacts\": [\"work.md\"]", next: "REVIEW")
                    .stage(
                        "REVIEW", "\"is_review_stage\": true, \"work_agent\": \"writer\", \"review_agent\": \"judge\""
                    )
                    .with("\"work_to_review_mapping\": { \"WORK\": \"REVIEW\" }").text)
            let end = try SmallDisk.run(
                """
                $TEAMBOT run objective.md; echo "run $?"
                rm state/*/attempts/REVIEW/01-review/stdout.log; touch roomy
                $TEAMBOT resume; echo "resume $?"
                """, in: project)
            #expect(end.output.contains("run 8\n"), "\(end)")
            #expect(end.output.contains("resume 0\n"), "\(end)")
            #expect(project.lines("log") == ["fixed", "reviewed", "reviewed"], "\(end)")
        }

        @Test("A read-only state directory is said, and nothing is started")
        func readOnly() throws {
            let project = try TemporaryProject(stages: StagesText().command("ONE", "echo one >> log").text)
            let end = try SmallDisk.run(
                "mount -o remount,ro state && $TEAMBOT run objective.md; echo \"run $?\"", in: project)
            #expect(end.output.contains("run 8\n"), "\(end)")
            #expect(end.mentions("state"), "\(end)")
            #expect(project.lines("log") == [])
        }
    }
}
