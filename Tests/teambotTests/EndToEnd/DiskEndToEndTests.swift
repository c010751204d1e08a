import Platform
import Testing

extension EndToEnd {
    /// Disks that are full or cannot be written: small file systems in a mount namespace of the test's own.
    @Suite(.enabled(if: Disks.canMount, "needs unshare and mount")) struct Disks {
        @Test("A full disk ends the run with 8; with room again a resume completes it")
        func full() throws {
            let fill = "test -e state/roomy || cat /dev/zero > \"$TEAMBOT_ARTIFACTS_DIR/big\"; echo filled >> log"
            let project = try TemporaryProject(
                stages: StagesText().command("FILL", fill, next: "LAST").command("LAST", "echo last >> log").text)
            let end = try Self.onSmallDisk(
                project,
                """
                $TEAMBOT run objective.md; echo "run $?"
                rm state/*/artifacts/big; touch state/roomy
                $TEAMBOT resume; echo "resume $?"
                $TEAMBOT status --json
                """)
            #expect(end.output.contains("run 8\n"), "\(end)")
            #expect(end.output.contains("resume 0\n"), "\(end)")
            #expect(project.lines("log").last == "last")
        }

        @Test("A read-only state directory is said, and nothing is started")
        func readOnly() throws {
            let project = try TemporaryProject(stages: StagesText().command("ONE", "echo one >> log").text)
            let end = try Self.onSmallDisk(
                project, "mount -o remount,ro state && $TEAMBOT run objective.md; echo \"run $?\"")
            #expect(end.output.contains("run 8\n"), "\(end)")
            #expect(end.mentions("state"), "\(end)")
            #expect(project.lines("log") == [])
        }

        /// Runs shell commands where `state` is a disk of one megabyte.
        private static func onSmallDisk(_ project: TemporaryProject, _ script: String) throws -> FinishedProcess {
            let mount = "mkdir state && mount -t tmpfs -o size=1m none state\n"
            return try shell(mount + script, in: project)
        }

        private static func shell(_ script: String, in project: TemporaryProject) throws -> FinishedProcess {
            try RunningTeambot(
                program: ["unshare", "--map-root-user", "--mount", "/bin/sh", "-c", script], in: project
            ).finish()
        }

        /// Whether this system lets an ordinary process have mounts of its own.
        private static var canMount: Bool {
            guard let project = try? TemporaryProject() else { return false }
            let script = "mkdir state && mount -t tmpfs -o size=1m none state"
            return (try? shell(script, in: project))?.status == 0
        }
    }
}
