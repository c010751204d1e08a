import Platform
import StateMachine

/// By what the files of records of a closed run are known again.
extension EvidenceRun {
    /// The digests of the files of records that a manifest names; one that cannot be read has none, and proves nothing.
    func digests(of files: [(type: String, path: String)]) -> [Artifact] {
        guard let directory = try? Directory.open(path) else { return [] }
        return [Self.testsName, Self.diagnosticsName].compactMap { name in
            guard files.contains(where: { $0.path == name }), let file = try? directory.reading(name),
                let found = try? Digest.sha256(of: file)
            else { return nil }
            return Artifact(path: name, bytes: found.bytes, sha256: found.sha256)
        }
    }
}
