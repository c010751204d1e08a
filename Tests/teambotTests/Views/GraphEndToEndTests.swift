import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// `teambot graph`: the workflow, or how a run went through it.
    @Suite struct Graph {
        private static let stages = StagesText().command("A", "true", next: "B", "C").command("B", "true", next: "D")
            .command("C", "exit 3", next: "D").command("D", "true").group("B", "C", after: "A", before: "D").text

        @Test("Without a feature it draws the workflow")
        func workflow() throws {
            let graph = try TemporaryProject(stages: Self.stages).teambot("graph")
            #expect(
                graph.output == """
                    Workflow
                    4 stages · 1 group

                    ○ A    command
                    ├ pair
                    ├─○ B  command
                    ├─○ C  command
                    ○ D    command

                    """, "\(graph)")
            #expect(graph.status == 0 && graph.errors.isEmpty, "\(graph)")
        }

        @Test("With a feature it tells how the run went, and changes nothing of it")
        func run() throws {
            let project = try TemporaryProject(stages: Self.stages)
            #expect(try project.teambot("run", "objective.md").status == 1)
            let feature = project.runs.joined()
            let before = project.read(project.run + "/events.jsonl") + project.read(project.run + "/state.json")
            let graph = try project.teambot("graph", feature)
            #expect(graph.status == 0 && graph.output.contains("├─✗ C"), "\(graph)")
            #expect(graph.output.contains("2 of 4 stages are done") && graph.output.contains("The longest path took"))
            let json = try JSONReader.read(Array(try project.teambot("graph", feature, "--json").output.utf8))
            #expect(json["schema_version"]?.integer == 1)
            let stages = json["stages"]?.elements ?? []
            #expect(stages.map { $0["status"]?.string } == ["completed", "completed", "failed", "blocked"])
            #expect(json["longest_path"]?["stages"]?.elements?.first?.string == "A")
            #expect(before == project.read(project.run + "/events.jsonl") + project.read(project.run + "/state.json"))
        }

        @Test(
            "Every format begins as its readers expect",
            arguments: [
                ("mermaid", "flowchart LR\n"), ("dot", "digraph teambot {\n"), ("svg", "<svg xmlns="), ("text", "W"),
            ])
        func formats(format: String, beginning: String) throws {
            let graph = try TemporaryProject(stages: Self.stages).teambot("graph", "--format", format)
            #expect(graph.status == 0 && graph.output.hasPrefix(beginning), "\(graph)")
        }

        @Test("A format that does not exist is answered with the nearest, and nothing is drawn")
        func unknownFormat() throws {
            let project = try TemporaryProject(stages: Self.stages)
            let near = try project.teambot("graph", "--format", "mermade")
            #expect(near.status == 2 && near.output.isEmpty, "\(near)")
            #expect(near.mentions("There is no format “mermade”; did you mean mermaid?"), "\(near)")
            let far = try project.teambot("graph", "--format", "png")
            #expect(far.status == 2 && far.mentions("there are text, mermaid, dot, svg."), "\(far)")
        }

        @Test("All problems of a workflow are told as validate tells them")
        func problems() throws {
            let stages = StagesText().command("A", "true", next: "NOWHERE").stage("B", "\"colour\": 1").text
            let project = try TemporaryProject(stages: stages)
            let (graph, validate) = (try project.teambot("graph"), try project.teambot("validate"))
            #expect(graph.status == 2 && graph.output.isEmpty, "\(graph)")
            #expect(
                graph.errors == validate.errors && graph.mentions("NOWHERE") && graph.mentions("colour"), "\(graph)")
        }

        @Test("A run that does not exist is exit 2, and so is a missing workflow")
        func missing() throws {
            let project = try TemporaryProject()
            let run = try project.teambot("graph", "nothing")
            #expect(run.status == 2 && run.mentions("nothing"), "\(run)")
            let workflow = try project.teambot("graph")
            #expect(workflow.status == 2 && workflow.mentions("teambot init"), "\(workflow)")
        }
    }
}
