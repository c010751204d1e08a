import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// What an agent or a command said.
    @Suite struct Logs {
        @Test(
            "What was printed is shown safe, and byte for byte with --raw; one line elsewhere tells which attempt it is"
        )
        func shown() throws {
            let script = #"printf 'one\033[31m\r\ntwo \377'; echo oops >&2"#
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", script, next: "LAST").command("LAST", "exit 3").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let log = try project.teambot("logs", "WORK")
            #expect(log.status == 0 && log.output == "one\ntwo \u{FFFD}\n", "\(log)")
            #expect(log.errors.hasPrefix("WORK, attempt 1 of 1: command, succeeded after "), "\(log)")
            #expect(try project.teambot("logs", "WORK", "--stderr").output == "oops\n")
            let raw = try RunningTeambot(
                program: ["sh", "-c", "\"$TEAMBOT\" logs WORK --raw | od -An -tx1 | tr -d ' \\n'"], in: project
            ).finish()
            #expect(raw.output == "6f6e651b5b33316d0d0a74776f20ff", "\(raw)")
            let root = try JSONReader.read(Array(try project.teambot("logs", "LAST", "--json").output.utf8))
            #expect(root["schema_version"]?.integer == 1 && root["outcome"]?.string == "failed")
            #expect(root["feature"]?.string == project.runs.first && root["attempts"]?.integer == 1)
        }

        @Test("A misspelt stage, an attempt that is not there, a stage that has not begun: each says what to do")
        func refused() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "exit 3", next: "LAST").command("LAST", "true").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            for (arguments, sentence) in [
                (["logs", "WRK"], "Did you mean WORK?"), (["logs", "ELSEWHERE"], "It has: WORK, LAST."),
                (["logs", "WORK", "--attempt", "7"], "Stage WORK has no attempt 7. It has: 1 (command)."),
                (["logs", "LAST"], "Stage LAST is blocked"), (["logs", "LAST", "-f"], "No engine has the run now."),
                (["logs", "WORK", "--stderr", "--prompt"], "leave one out"),
                (["logs", "WORK", "-f", "--json"], "leave one out"),
            ] {
                let refusal = try RunningTeambot(arguments, in: project).finish()
                #expect(refusal.status == 2 && refusal.errors.contains(sentence), "\(refusal)")
                #expect(refusal.output.isEmpty, "\(refusal)")
            }
        }

        @Test("A line of 10 MB is shown whole; a reader that goes away is no error")
        func fat() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("WORK", "head -c 10000000 /dev/zero | tr '\\0' a").text)
            #expect(try project.teambot("run", "objective.md").status == 0)
            let counted = try RunningTeambot(program: ["sh", "-c", "\"$TEAMBOT\" logs WORK | wc -c"], in: project)
            #expect(try counted.finish().output.contains("10000001"))
            let pipe = "set -o pipefail; \"$TEAMBOT\" logs WORK | head -c 5"
            let cut = try RunningTeambot(program: ["bash", "-c", pipe], in: project).finish()
            #expect(cut.status == 0 && cut.output == "aaaaa", "\(cut)")
        }
    }
}
