import JSONText
import StateMachine

extension Artifact: Recorded {
    static let fields: [RecordField<Artifact>] = [
        .always("path", "Relative to the artifacts directory.") { $0.path },
        .always("bytes", "The size.") { $0.bytes },
        .always("sha256", "The SHA-256 of the content.") { $0.sha256 },
    ]
}

/// Records of artifacts as JSON.
enum ArtifactText {
    /// Writes an array of objects.
    static func write(_ artifacts: [Artifact], to writer: inout JSONWriter) { artifacts.write(to: &writer) }

    /// Reads what `write` has written; anything else is left out.
    static func read(_ value: JSONValue) -> [Artifact] {
        (value.elements ?? []).compactMap { entry in
            guard let path = entry["path"]?.string, let bytes = entry["bytes"]?.integer,
                let sha256 = entry["sha256"]?.string
            else { return nil }
            return Artifact(path: path, bytes: bytes, sha256: sha256)
        }
    }
}
