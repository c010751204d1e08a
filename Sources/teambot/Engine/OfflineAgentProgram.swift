import Agents
import Configuration
import Platform
import RunStorage
import Sessions
import StateMachine

/// The offline agent as a program that a supervisor runs, like any other agent: it finds its task by the `TEAMBOT_…`
/// variables, replies on standard output and writes its artifacts.
enum OfflineAgentProgram {
    /// Does the task; gives the exit code.
    static func run() -> Int32 {
        do {
            let reply = try reply()
            guard let directory = CurrentProcess.variable("TEAMBOT_ARTIFACTS_DIR") else { return 2 }
            for file in reply.files { try write(file.content, to: directory, file.name) }
            Console.write(reply.text)
            return 0
        } catch {
            Console.tell("teambot offline-agent: \(error)")
            return 1
        }
    }

    private static func reply() throws -> OfflineReply {
        guard let objectiveFile = CurrentProcess.variable("TEAMBOT_OBJECTIVE_FILE"),
            let stageName = CurrentProcess.variable("TEAMBOT_STAGE"),
            let role = CurrentProcess.variable("TEAMBOT_ROLE").flatMap(role)
        else { throw VerbError.usage("It runs only as an agent of teambot.") }
        let run = RunDirectory(path: FileSystem.parent(of: objectiveFile))
        let workflow = try Inputs.workflow(of: run)
        guard let stage = workflow.stage(stageName), let position = workflow.position(of: stageName) else {
            throw VerbError.usage("There is no stage \(stageName).")
        }
        let objective = ObjectiveReader.read(try FileSystem.read(run.objective), fileName: "objective.md").objective
        let previous = workflow.ancestors(of: position).map { workflow.stages[$0] }
        return OfflineAgent.reply(
            to: OfflineTask(
                role: role, stage: stage, workflow: workflow, objective: objective,
                artifacts: artifacts(of: previous + [stage], run),
                reviewedStage: workflow.workStage(reviewedBy: stageName), previousStages: previous,
                feedback: role == .fix ? prompt() : nil))
    }

    private static func role(_ name: String) -> OfflineTask.Role? {
        switch Role(rawValue: name) {
        case .work: .work
        case .review: .review
        case .fix: .fix
        default: nil
        }
    }

    private static func artifacts(of stages: [Stage], _ run: RunDirectory) -> [String: String] {
        var texts: [String: String] = [:]
        for name in stages.flatMap(\.artifacts) where SafeName.isRelativePath(name) {
            let bytes = try? Directory.open(run.artifacts).reading(name).readAll(limit: 16 << 20)
            texts[name] = bytes.map { String(decoding: $0, as: UTF8.self) }
        }
        return texts
    }

    private static func prompt() -> String? {
        CurrentProcess.variable("TEAMBOT_ATTEMPT_DIR").flatMap { try? FileSystem.read($0 + "/prompt.md") }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static func write(_ content: String, to directory: String, _ name: String) throws {
        guard SafeName.isRelativePath(name) else { throw VerbError.usage("\(name) leaves the artifacts directory.") }
        let (parent, last) = Directory.split(name)
        try Directory.open(directory).directory(parent, isMade: true).replacing(last).write(content.utf8)
    }
}
