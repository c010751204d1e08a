import Configuration
import Platform
import RunStorage
import StateMachine

/// The scenarios that an acceptance stage runs: those that were agreed, if they are still the same and can be run.
struct AgreedScenarios: Sendable {
    /// The largest specification that is read, as that of an artifact.
    private static let limit = 1 << 20

    private let context: RunContext

    init(_ context: RunContext) { self.context = context }

    /// Reads them, or throws what must be written first.
    func read() async throws -> [AcceptanceScenario] {
        let artifact = try ArtifactFiles(context.run).text(ScenarioRecord.specification)
        let scenarios = try (artifact ?? specificationInProject()).map(ScenarioReader.read) ?? []
        var agreed = await context.recorder.state.scenarios
        if scenarios.isEmpty, agreed.isEmpty {
            throw refusal(
                "There is nothing to accept: no acceptance scenarios in feature_spec.md. Write:\n"
                    + ScenarioReader.example)
        }
        let problem = Self.problem(of: scenarios)
        if agreed.isEmpty, problem == nil, artifact == nil {
            agreed = scenarios.map(ScenarioRecord.digest)
            try await context.recorder.record(Event(.scenariosRecorded).with { $0.scenarios = agreed })
        }
        let change = agreed.isEmpty && problem != nil ? nil : Self.change(from: agreed, to: scenarios)
        if let sentence = change ?? problem { throw refusal(sentence) }
        return scenarios
    }

    /// Why scenarios cannot be run; nil when they can.
    private static func problem(of scenarios: [AcceptanceScenario]) -> String? {
        var ids = Set<String>()
        if let twice = scenarios.first(where: { !ids.insert($0.id).inserted }) {
            return "Scenario \(twice.id) is in feature_spec.md twice, again in line \(twice.line). "
                + "Give each its own number."
        }
        return scenarios.first { !$0.isVerifiable }.map { gap in
            "Scenario \(gap.id) (line \(gap.line) of feature_spec.md) has no command in back-ticks in its "
                + "**Verification**. Write for example:\n" + ScenarioReader.example
        }
    }

    /// What was changed since the scenarios were agreed; nil when nothing was.
    static func change(from agreed: [ScenarioDigest], to scenarios: [AcceptanceScenario]) -> String? {
        let now = scenarios.map(ScenarioRecord.digest)
        if agreed == now { return nil }
        let old = Dictionary(agreed.map { ($0.id, $0.sha256) }) { first, _ in first }
        let new = Dictionary(now.map { ($0.id, $0.sha256) }) { first, _ in first }
        let changed = now.filter { old[$0.id] != nil && old[$0.id] != $0.sha256 }.map { "\($0.id) was changed" }
        let added = now.filter { old[$0.id] == nil }.map { "\($0.id) was added" }
        let removed = agreed.filter { new[$0.id] == nil }.map { "\($0.id) was removed" }
        let all = changed + added + removed
        return "The acceptance scenarios are not those that were agreed: "
            + (all.isEmpty ? "their order was changed" : all.joined(separator: ", "))
            + ". Put feature_spec.md back as it was approved, or start the run anew."
    }

    private func refusal(_ sentence: String) -> StageEnd { Self.refusal(sentence) }

    private static func refusal(_ sentence: String) -> StageEnd { .failed(.acceptance, sentence) }

    /// The Python TeamBot's second place: `docs/feature-specs/*.md` whose name contains the feature's.
    private func specificationInProject() throws -> String? {
        try Self.specification(in: context.project, of: context.run.feature)
    }

    /// The same for any project and feature.
    static func specification(in project: String, of feature: String) throws -> String? {
        let directory = project + "/docs/feature-specs"
        let wanted = feature.filter { $0 != "-" }.lowercased()
        do throws(SystemError) {
            let name = try FileSystem.names(in: directory).first {
                $0.hasSuffix(".md") && $0.filter { $0 != "-" }.lowercased().contains(wanted)
            }
            guard let name else { return nil }
            return String(decoding: try FileSystem.read(directory + "/" + name, limit: Self.limit), as: UTF8.self)
        } catch {
            if error.saysAbsent { return nil }
            guard error.isDenied || error.isTooLarge else { throw StorageError(writing: error) }
            throw refusal("The acceptance scenarios cannot be read. \(error.description)")
        }
    }
}
