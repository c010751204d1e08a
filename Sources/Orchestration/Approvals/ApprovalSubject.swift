import Platform
package import RunStorage
package import StateMachine

/// What a person says yes to: the artifacts that an approval is about, as they are now.
package struct ApprovalSubject: Sendable {
    /// Artifacts that are recorded with one decision.
    private static let limit = 1_000

    private let files: ArtifactFiles
    private let workflow: Workflow

    /// Looks at the artifacts of a run.
    package init(_ run: RunDirectory, _ workflow: Workflow) {
        files = ArtifactFiles(run)
        self.workflow = workflow
    }

    /// The artifacts that are there now; it blocks while large ones are read.
    package func artifacts(of position: Int, _ state: RunState) throws -> [Artifact] {
        try names(of: position, state).compactMap(present)
    }

    /// The same without blocking the engine.
    func reading(_ position: Int, _ state: RunState) async throws -> [Artifact] {
        let names = names(of: position, state)
        let largest = names.reduce(0) { max($0, size($1)) }
        return try await FileWork.run(on: largest) { try names.compactMap(present) }
    }

    /// Why nobody can say yes to what there is now, in a sentence; nil where one can.
    ///
    /// What was given and is gone can have been removed by a stage in between; what the approval names must be there, where
    /// its stage was done.
    package func objection(to position: Int, _ state: RunState) throws -> String? {
        let named = workflow.stages[position].asked?.artifacts ?? []
        for name in names(of: position, state) {
            do {
                if try files.size(name) != nil { continue }
                let isMissed = named.contains(name) && isExpected(name, at: position, state)
                if try !isMissed && files.isAbsent(name) { continue }
                throw files.objection(to: name)
            } catch StageEnd.failed(_, let sentence) {
                return "The stage \(workflow.stages[position].name) cannot be approved. \(sentence)"
            }
        }
        return nil
    }

    /// Whether an artifact should be there: not where nobody has done yet, or at all, what would have left it.
    private func isExpected(_ name: String, at position: Int, _ state: RunState) -> Bool {
        let makers = workflow.stages.indices.filter { workflow.stages[$0].artifacts.contains(name) }
        let isAfter = workflow.stages[position].asked?.moment == .after
        return makers.isEmpty
            || makers.contains { state.stages[$0].status == .completed || (isAfter && $0 == position) }
    }

    /// The names that the approval is about: its own; else what the stage is given, or what it has left.
    private func names(of position: Int, _ state: RunState) -> [String] {
        guard let approval = workflow.stages[position].asked else { return [] }
        if !approval.artifacts.isEmpty { return Array(approval.artifacts.prefix(Self.limit)) }
        if approval.moment == .after { return Array(workflow.stages[position].artifacts.prefix(Self.limit)) }
        var seen = Set<String>()
        let given = workflow.ancestors(of: position).flatMap { state.stages[$0].artifacts.map(\.path) }
        return Array(given.filter { seen.insert($0).inserted }.prefix(Self.limit))
    }

    /// The record of an artifact; nil where no proper file has its name.
    private func present(_ name: String) throws -> Artifact? {
        do {
            guard let digest = try files.digest(name), let bytes = try files.size(name) else { return nil }
            return Artifact(path: name, bytes: bytes, sha256: digest)
        } catch is StageEnd { return nil }
    }

    private func size(_ name: String) -> Int { (try? files.size(name)) ?? 0 }

    /// The names of artifacts that are not what they were when somebody decided upon them.
    static func changes(from decided: [Artifact], to now: [Artifact]) -> [String] {
        let known = Dictionary(decided.map { ($0.path, $0.sha256) }) { first, _ in first }
        let present = Dictionary(now.map { ($0.path, $0.sha256) }) { first, _ in first }
        return Set(known.keys).union(present.keys).filter { known[$0] != present[$0] }.sorted()
    }
}
