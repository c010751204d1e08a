import RunStorage
import StateMachine

/// The artifacts of earlier stages as an agent is told of them: all by their paths, small ones with what they say.
struct EarlierWork: Sendable {
    /// Bytes of one artifact, of all of them, and of the list of paths.
    private static let (each, all, list) = (8 << 10, 64 << 10, 64 << 10)

    private let context: RunContext
    private let state: RunState

    init(_ context: RunContext, _ state: RunState) {
        self.context = context
        self.state = state
    }

    /// The artifacts of the stages before this one.
    func text(before stage: Stage) throws -> String {
        guard let position = context.workflow.position(of: stage.name) else { return "" }
        let ancestors = context.workflow.ancestors(of: position).filter { !state.stages[$0].artifacts.isEmpty }
        guard !ancestors.isEmpty else { return "" }
        let contents = try contents(of: ancestors)
        return ([paths(of: ancestors)] + contents).joined(separator: "\n\n")
    }

    private func paths(of ancestors: [Int]) -> String {
        let lines = ancestors.flatMap { ancestor in
            state.stages[ancestor].artifacts.map { line(ancestor, $0.path) }
        }
        var room = Self.list
        let kept = lines.prefix { line in
            room -= line.utf8.count + 3
            return room >= 0
        }
        let left = lines.count - kept.count
        let cut = left > 0 ? ["[… \(left) more of them left out: look into `\(context.run.artifacts)` …]"] : []
        return PromptText.list("Artifacts of earlier stages", kept + cut)
    }

    /// What small artifacts say: those of the newest stages have the first claim to the room, the order stays.
    private func contents(of ancestors: [Int]) throws -> [String] {
        let newest = ancestors.enumerated().sorted { left, right in
            let (first, second) = (state.stages[left.element].finishedAt, state.stages[right.element].finishedAt)
            return (first?.milliseconds ?? 0, left.offset) > (second?.milliseconds ?? 0, right.offset)
        }
        var room = Self.all
        var parts: [(Int, String)] = []
        for (offset, ancestor) in newest {
            for artifact in state.stages[ancestor].artifacts where artifact.bytes <= min(Self.each, room) {
                guard let text = try text(of: artifact.path) else { continue }
                room -= text.utf8.count
                guard room >= 0 else { return parts.sorted { $0.0 < $1.0 }.map(\.1) }
                parts.append((offset, "### \(line(ancestor, artifact.path))\n\n\(PromptText.fenced(text))"))
            }
        }
        return parts.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func line(_ stage: Int, _ path: String) -> String {
        "\(context.workflow.stages[stage].name): `\(context.run.artifacts)/\(path)`"
    }

    /// A small artifact that is text; nil for any other: it is named by its path all the same.
    private func text(of name: String) throws -> String? {
        let files = ArtifactFiles(context.run)
        do {
            guard let size = try files.size(name), size <= Self.each else { return nil }
            let bytes = try files.read(name)
            return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
        } catch is StageEnd {
            return nil
        }
    }
}
