import Platform
import Reporting
import RunStorage
import StateMachine

/// The last lines that attempts have printed: read only of stages that are seen, and only when something has changed.
struct OutputTails {
    private let run: RunDirectory
    private let workflow: Workflow
    private var watch: DirectoriesWatch?
    private var stageOfPath: [String: Int] = [:]
    private var pathOfStage: [Int: String] = [:]

    /// Watches nothing yet.
    init(_ run: RunDirectory, of workflow: Workflow) {
        self.run = run
        self.workflow = workflow
        watch = try? DirectoriesWatch()
    }

    /// Can be read when an output has changed; nil where the system cannot tell.
    var changes: Descriptor? { pathOfStage.isEmpty ? nil : watch?.descriptor }

    /// Watches the attempts of these stages and no others.
    mutating func follow(_ positions: [Int], in view: LiveView) -> [Int: String] {
        guard watch != nil else { return [:] }
        var wanted: [Int: String] = [:]
        for position in positions where view.needsOutput(position) {
            wanted[position] = attempt(of: position, in: view.state)
        }
        for (position, path) in pathOfStage where wanted[position] != path {
            watch?.remove(path)
            pathOfStage[position] = nil
            stageOfPath[path] = nil
        }
        var found: [Int: String] = [:]
        for (position, path) in wanted where pathOfStage[position] == nil && watch?.add(path) == true {
            pathOfStage[position] = path
            stageOfPath[path] = position
            // What was printed before nobody tells.
            found[position] = lastLine(in: path)
        }
        return found
    }

    /// The last lines of the outputs that have changed.
    func news() -> [Int: String] {
        var found: [Int: String] = [:]
        for path in watch?.changed() ?? [] {
            if let position = stageOfPath[path] { found[position] = lastLine(in: path) }
        }
        return found
    }

    private func attempt(of position: Int, in state: RunState) -> String? {
        Self.attempt(of: position, in: state, workflow, run)
    }

    private func lastLine(in path: String) -> String? { Self.lastLine(in: path) }

    /// The directory of the attempt that runs; by its number where the state file does not tell its role.
    static func attempt(
        of position: Int, in state: RunState, _ workflow: Workflow, _ run: RunDirectory
    ) -> String? {
        let stage = workflow.stages[position].name
        if let running = state.stages[position].log.last(where: { $0.outcome == nil }) {
            return run.attempt(running, of: stage).path
        }
        guard state.stages[position].log.isEmpty, state.stages[position].attempts > 0 else { return nil }
        let number = state.stages[position].attempts
        let prefix = (number < 10 ? "0" : "") + "\(number)-"
        return (try? run.attemptNames(of: stage))?.first { $0.hasPrefix(prefix) }
            .map { "\(run.attempts)/\(stage)/\($0)" }
    }

    /// The last line of the output that was written last.
    static func lastLine(in path: String) -> String? {
        let attempt = AttemptDirectory(path: path)
        let outputs = [try? attempt.openOutput(), try? attempt.openErrorOutput()].compactMap(\.self)
            .compactMap { file in (try? file.changedAt()).map { (file: file, at: $0) } }
        for output in outputs.sorted(by: { $0.at > $1.at }) {
            guard let end = try? output.file.readEnd(LastLine.bytes) else { continue }
            if let line = LastLine.of(end) { return line }
        }
        return nil
    }
}
