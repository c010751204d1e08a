package import Configuration
import Platform
package import RunStorage
package import StateMachine

/// The workflow and the objective of a run, read and checked.
package struct Inputs {
    /// The largest file that is read as workflow or objective, in bytes.
    package static let limit = 16 << 20
    /// The largest objective that is read, in bytes: a text for people is far smaller, and what is made of its lines
    /// takes a hundred times its room.
    package static let objectiveLimit = 1 << 20

    package var workflow: Workflow
    package var workflowBytes: [UInt8]
    package var objective: Objective
    package var objectiveBytes: [UInt8]

    /// Reads both; every problem of both is told, and none of them starts anything.
    package static func read(
        stages: String, objective: String, batches: BatchRange? = nil, tell: (String) -> Void
    ) throws -> Inputs {
        let workflowBytes = try bytes(stages, missing: "Write one with `teambot init`, or name one with --stages.")
        let original = try objectiveBytes(objective)
        // The choice of batches belongs to the run's copy, so that a resume knows it.
        let objectiveBytes = batches?.chosen(in: original) ?? original
        let reading = workflow(workflowBytes, stages, FileSystem.parent(of: stages))
        let (parsed, problems) = ObjectiveReader.read(objectiveBytes, fileName: name(objective))
        for problem in reading.problems { tell(problem.description) }
        for problem in problems { tell(problem.message) }
        guard let workflow = reading.workflow, problems.isEmpty else {
            throw VerbError.usage("Nothing was started.")
        }
        return Inputs(
            workflow: workflow, workflowBytes: workflowBytes, objective: parsed, objectiveBytes: objectiveBytes)
    }

    /// Reads a workflow's bytes.
    package static func workflow(_ bytes: [UInt8], _ path: String, _ directory: String) -> WorkflowReading {
        WorkflowReader.read(
            bytes, fileName: name(path), directory: directory, fileExists: { FileSystem.kind($0) == .file },
            contents: { try? FileSystem.read($0, limit: PromptTemplate.limit) })
    }

    /// The workflow as a run has it; damaged copies are exit 8.
    package static func workflow(of run: RunDirectory) throws -> Workflow {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try FileSystem.read(run.workflow, limit: limit) } catch {
            throw VerbError(8, "The run's copy of its workflow cannot be read. \(error.description)")
        }
        guard
            let workflow = WorkflowReader.read(
                bytes, fileName: "stages.json", directory: FileSystem.parent(of: RunSummary.read(run).stagesFile),
                fileExists: { _ in true }
            ).workflow
        else {
            throw VerbError(8, "The run's copy of its workflow, \(run.workflow), is damaged. Put it back as it was.")
        }
        return workflow
    }

    /// Reads an objective's file, or says what is wrong with it.
    package static func objectiveBytes(_ path: String) throws -> [UInt8] {
        try bytes(path, missing: "Name the Markdown file of your objective.", limit: objectiveLimit)
    }

    /// Reads a file, or says what is wrong with it.
    package static func bytes(_ path: String, missing advice: String, limit: Int = limit) throws -> [UInt8] {
        do throws(SystemError) {
            return try FileSystem.read(path, limit: limit)
        } catch {
            throw VerbError.usage(problem(path, error, advice, limit))
        }
    }

    private static func problem(_ path: String, _ error: SystemError, _ advice: String, _ limit: Int) -> String {
        if FileSystem.kind(path) == nil { return "There is no file \(path). \(advice)" }
        guard let real = FileSystem.canonical(path) else {
            return "\(path) is a link that leads nowhere, or its directory cannot be entered. \(advice)"
        }
        switch FileSystem.kind(real) {
        case .directory: return "\(path) is a directory; a file is needed. \(advice)"
        case .file where error.isTooLarge:
            return "\(path) is larger than \(limit >> 20) MiB, which is not read. \(advice)"
        case .file: return "\(error.description) Make it readable for you."
        default: return "\(path) is not a regular file. \(advice)"
        }
    }

    private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
