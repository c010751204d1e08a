import Configuration
import Platform
import RunStorage
import StateMachine

/// A project with a run that loses its engine in the middle, and is taken up again.
final class SampleProject {
    private let workshop: Workshop
    /// Where teambot is run.
    let path: String
    /// A copy of `state/` as the killed engine and its attempt have left it, and one of the finished run.
    let copies: [String]

    /// Makes the run: killed once, then resumed to its end.
    init(in workshop: Workshop) throws {
        self.workshop = workshop
        path = workshop.path + "/project"
        copies = ["interrupted", "finished"].map { [path] in path + "/../" + $0 }
        try FileSystem.makeDirectory(path)
        try write("stages.json", Self.stages)
        try write("objective.md", "# Objective: Keep\n\n## Goals\n\n1. Try it\n\n## Success Criteria\n\n- [ ] Done\n")
        try write("agent.sh", Self.agent)
        _ = try teambot("run", "objective.md")
        try FileLock.waitUntilFree(run.path + "/attempts/KILL/01-command/lock")
        try shell("cp -a state \(copies[0])")
        let end = try teambot("resume")
        guard end.status == 0 else { throw ProofError("The sample run cannot be resumed: \(end.errors)") }
        try shell("cp -a state \(copies[1])")
    }

    /// The run's directory.
    var run: RunDirectory {
        let names = FileSystem.list(path + "/state").filter {
            FileSystem.exists("\(path)/state/\($0)/events.jsonl")
        }
        return RunDirectory(path: path + "/state/" + (names.first ?? "none"))
    }

    /// The two states of the run: interrupted, finished.
    func samples() throws -> [SampleRun] {
        let reading = WorkflowReader.read(
            try FileSystem.read(run.workflow), fileName: "stages.json", directory: path, fileExists: { _ in true })
        guard let workflow = reading.workflow else { throw ProofError("\(reading.problems)") }
        return try copies.map { copy in
            try SampleRun(RunDirectory(path: copy + "/" + run.feature), of: workflow)
        }
    }

    /// Puts `state/` back as it was in a sample.
    func restore(_ sample: Int) throws { try shell("rm -rf state && cp -a \(copies[sample]) state") }

    /// Runs teambot to its end.
    func teambot(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        try execute([Workshop.teambot] + arguments)
    }

    /// What the agents have written down, one line for each time that they were called.
    func calls() throws -> [String] {
        String(decoding: try FileSystem.read(path + "/calls"), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func shell(_ command: String) throws {
        let end = try execute(["sh", "-c", command])
        guard end.status == 0 else { throw ProofError("\(command): \(end.errors)") }
    }

    private func execute(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        let files = [workshop.path + "/output", workshop.path + "/errors"]
        let input = try Descriptor.null()
        let outputs = try files.map { try Descriptor.replacing($0) }
        let environment = CurrentProcess.environment.map { "\($0.name)=\($0.value)" } + ["NO_COLOR=1"]
        let request = SpawnRequest(
            arguments: arguments, environment: environment, directory: path,
            descriptors: [(0, input.number), (1, outputs[0].number), (2, outputs[1].number)], hasOwnSession: false)
        let end = try withExtendedLifetime((input, outputs)) { try ChildProcess.spawn(request).reap() }
        let texts = try files.map { String(decoding: try FileSystem.read($0), as: UTF8.self) }
        return (end.status ?? -1, texts[0], texts[1])
    }

    private func write(_ name: String, _ text: String) throws {
        try Descriptor.replacing(path + "/" + name).write(text.utf8)
    }

    private static let stages = """
        {"agents": {"a": {"persona": "writer", "command": ["sh", "agent.sh"]},
                    "b": {"persona": "reviewer", "command": ["sh", "agent.sh"]}},
         "stages": {
            "NOTES": {"work_agent": "a", "artifacts": ["notes.md"], "next_stages": ["REVIEW"]},
            "REVIEW": {"is_review_stage": true, "work_agent": "a", "review_agent": "b", "next_stages": ["KILL"]},
            "KILL": {"command": ["sh", "-c", "echo KILL >> calls; read engine rest <$TEAMBOT_ATTEMPT_DIR/../../../lock; kill -9 $engine"],
                     "next_stages": ["END"]},
            "END": {}},
         "work_to_review_mapping": {"NOTES": "REVIEW"}}

        """

    private static let agent = """
        echo "$TEAMBOT_STAGE $TEAMBOT_ROLE $TEAMBOT_ITERATION" >> calls
        case $TEAMBOT_ROLE$TEAMBOT_ITERATION in
        review1) echo "REJECTED: again" ;;
        review*) echo "VERIFIED_APPROVED: good" ;;
        *) echo "notes $TEAMBOT_ITERATION" ;;
        esac

        """
}
