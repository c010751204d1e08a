import JSONText
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Parallel groups.
    @Suite struct Groups {
        @Test("When one member fails the other finishes, what comes after does not start, and the error is told")
        func oneFails() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "true", next: "LEFT", "RIGHT")
                    .command("LEFT", "echo 'no room left' >&2; exit 3", next: "LAST")
                    .command("RIGHT", "read word < gate; echo right >> log", next: "LAST")
                    .command("LAST", "echo last >> log")
                    .group("LEFT", "RIGHT", after: "FIRST", before: "LAST").text)
            let gate = try Signpost("gate", in: project)
            let engine = try project.start("run", "objective.md", "--json")
            try engine.event(.stageFailed, "LEFT")
            try gate.open()
            let run = try engine.finish()
            #expect(run.status == 1, "\(run)")
            #expect(project.lines("log") == ["right"])
            #expect(try project.status(of: "LEFT") == "failed")
            #expect(try project.status(of: "RIGHT") == "completed")
            #expect(try project.status(of: "LAST") == "blocked")
            let group = try project.state()["parallel_group_status"]?["pair"]?["stages"]
            #expect(group?["LEFT"]?["status"]?.string == "failed")
            #expect(group?["LEFT"]?["error"]?.string?.contains("3") == true)
            #expect(group?["RIGHT"]?["status"]?.string == "completed")
            #expect(try project.state()["status"]?.string == "failed")
        }

        @Test("Both members work at the same time")
        func together() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "true", next: "LEFT", "RIGHT")
                    .command("LEFT", "echo here > right; read word < left", next: "LAST")
                    .command("RIGHT", "echo here > left; read word < right", next: "LAST")
                    .command("LAST", "true").group("LEFT", "RIGHT", after: "FIRST", before: "LAST").text)
            let left = try Signpost("left", in: project)
            let right = try Signpost("right", in: project)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            withExtendedLifetime((left, right)) {}
        }

        @Test("With one slot the members go one after the other")
        func oneSlot() throws {
            let script = "test ! -e busy && touch busy && rm busy"
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "true", next: "LEFT", "RIGHT")
                    .command("LEFT", script, next: "LAST").command("RIGHT", script, next: "LAST")
                    .command("LAST", "true").group("LEFT", "RIGHT", after: "FIRST", before: "LAST").text)
            let run = try project.teambot("run", "objective.md", "--max-concurrent", "1")
            #expect(run.status == 0, "\(run)")
            let order = try project.journal().compactMap { $0["event"]?.string }
                .filter { $0 == "stage_started" || $0 == "stage_completed" }
            #expect(order == (0..<4).flatMap { _ in ["stage_started", "stage_completed"] })
        }

        @Test("Members that end at the same moment start the stage after them once")
        func joins() throws {
            var stages = StagesText()
            for number in 0..<30 {
                let join = "J\(number + 1)"
                stages = stages.command("J\(number)", "true", next: "L\(number)", "R\(number)")
                    .command("L\(number)", "true", next: join).command("R\(number)", "true", next: join)
            }
            let project = try TemporaryProject(stages: stages.stage("J30", "").text)
            let run = try project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try project.stages(of: .stageStarted).count == 91)
        }

        @Test("A failed group is taken up again without the member that was done")
        func resumed() throws {
            let project = try TemporaryProject(
                stages: StagesText().command("FIRST", "true", next: "LEFT", "RIGHT")
                    .command("LEFT", "echo left >> log; test -e marker", next: "LAST")
                    .command("RIGHT", "echo right >> log", next: "LAST")
                    .command("LAST", "true").group("LEFT", "RIGHT", after: "FIRST", before: "LAST").text)
            #expect(try project.teambot("run", "objective.md").status == 1)
            try project.write("marker", "")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(project.lines("log").sorted() == ["left", "left", "right"])
        }
    }
}
