import JSONText
import Platform
import RunStorage
import StateMachine

/// The files that a complete run leaves: a state that says so, artifacts with their digests, a result for each attempt.
struct FilesAudit {
    private let run: RunDirectory
    private let events: [Event]

    init(run: RunDirectory, events: [Event]) {
        self.run = run
        self.events = events
    }

    /// Each promise that is not kept, as a sentence.
    func violations() throws -> [String] {
        let state = try JSONReader.read(FileSystem.read(run.state))
        let status = state["status"]?.string ?? "missing"
        return (status == "complete" ? [] : ["state.json says that the run is \(status)."])
            + ProofWorkflow.tasks.flatMap { task in
                let stage = state["stages"]?[task.stage]
                return artifactViolations(task.stage, stage?["artifacts"]?.elements ?? [])
                    + attemptViolations(task.stage, task.role)
            }
    }

    private func artifactViolations(_ stage: String, _ recorded: [JSONValue]) -> [String] {
        let name = ProofWorkflow.artifact(of: stage)
        let path = run.artifacts + "/" + name
        guard let bytes = try? FileSystem.read(path), !bytes.isEmpty else {
            return ["The artifact \(name) is missing."]
        }
        guard let record = recorded.first(where: { $0["path"]?.string == name }) else {
            return ["state.json does not know the artifact \(name)."]
        }
        return record["sha256"]?.string == Digest.sha256(bytes) ? [] : ["The artifact \(name) has changed."]
    }

    private func attemptViolations(_ stage: String, _ role: String) -> [String] {
        let successes = events.filter { $0.name == .attemptEnded && $0.stage == stage && $0.outcome == .succeeded }
        return successes.compactMap { event in
            let number = event.attempt ?? 0
            let directory = AttemptDirectory(
                path: "\(run.attempts)/\(stage)/\(number < 10 ? "0" : "")\(number)-\(role)")
            guard let result = (try? directory.readResult()) ?? nil else { return "\(directory.path) has no result." }
            return result.outcome == .succeeded ? nil : "\(directory.path) did not succeed, and its event says so."
        }
    }
}
