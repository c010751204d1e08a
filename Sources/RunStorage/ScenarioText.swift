import JSONText
import StateMachine

extension ScenarioDigest: Recorded {
    static let fields: [RecordField<ScenarioDigest>] = [
        .always("id", "Its name in the specification.") { $0.id },
        .always("sha256", "The beginning of the SHA-256 of what matters in it.") { $0.sha256 },
    ]
}

/// Scenario digests as JSON.
enum ScenarioText {
    /// Writes an array of objects.
    static func write(_ scenarios: [ScenarioDigest], to writer: inout JSONWriter) { scenarios.write(to: &writer) }

    /// Reads what `write` has written; anything else is left out.
    static func read(_ value: JSONValue) -> [ScenarioDigest] {
        (value.elements ?? []).compactMap { entry in
            guard let id = entry["id"]?.string, let sha256 = entry["sha256"]?.string else { return nil }
            return ScenarioDigest(id: id, sha256: sha256)
        }
    }
}
