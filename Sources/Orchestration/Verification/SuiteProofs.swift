import Platform
import RunStorage
import StateMachine

/// Proves that test suites have passed: by the evidence run that the stage names, by the journal, and by what is kept.
struct SuiteProofs {
    /// The run.
    let run: RunDirectory
    /// The files as they are now.
    let files: StageFiles
    /// The project as it is now, to be compared with what the tests ran on.
    let comparison: ProjectComparison

    /// Those of a stage of suites, or of one whose tests are in an evidence run.
    func suites(of stage: Stage, _ state: StageState) -> [Proof] {
        guard let id = state.evidence else {
            guard case .suites = stage.kind else { return [] }
            return [unproved(stage, "evidence", "No evidence run is recorded: not proved.")]
        }
        let place = "evidence/\(id)"
        guard case .file = files.look(place + "/manifest.json"),
            let manifest = try? EvidenceDirectory(path: run.evidence).manifest(of: id)
        else { return [unproved(stage, place, "Its manifest.json is missing or cannot be read.")] }
        let objection = objection(to: manifest, stage, state)
        let good = "Its suites have ended as recorded: \(counted(manifest.counts.tests))."
        let suites = Proof(.suites, of: stage.name, place, isProved: objection == nil, objection ?? good)
        return [suites] + kept(manifest, place, stage) + [commit(manifest, stage)]
    }

    private func unproved(_ stage: Stage, _ subject: String, _ sentence: String) -> Proof {
        Proof(.suites, of: stage.name, subject, isProved: false, sentence)
    }

    private func counted(_ counts: TestCounts) -> String {
        "\(counts.passed) of \(counts.total) tests passed"
    }

    private func objection(to manifest: EvidenceManifest, _ stage: Stage, _ state: StageState) -> String? {
        guard manifest.finishedAt != nil else { return "It was never closed: not proved." }
        // Acceptance asks for the tests of its scenarios only, whatever else has failed beside them.
        guard stage.kind == .acceptance || (manifest.status == .passed && manifest.verdict == .passed) else {
            return "It has not passed: its manifest says \(manifest.status.rawValue)."
        }
        let (known, shown) = (Self.byName(state.suites), Self.byName(manifest.suites.map(\.summary)))
        for name in Set(known.keys).union(shown.keys).sorted() {
            guard let one = known[name], let other = shown[name], one.status == other.status, one.counts == other.counts
            else { return "What it says of the suite \(name) is not what the journal says." }
        }
        let all = manifest.suites.reduce(into: TestCounts()) { $0 += $1.summary.counts }
        if all != manifest.counts.tests { return "Its totals are not the sum of its suites." }
        if case .suites(let names) = stage.kind, let gap = names.first(where: { shown[$0] == nil }) {
            return "It has nothing of the suite \(gap): not proved."
        }
        return nil
    }

    private static func byName(_ suites: [SuiteSummary]) -> [String: SuiteSummary] {
        Dictionary(suites.map { ($0.name, $0) }) { _, last in last }
    }

    /// What the evidence run has kept: one proof for all files that are whole, one for each that is not.
    private func kept(_ manifest: EvidenceManifest, _ place: String, _ stage: Stage) -> [Proof] {
        var bad: [Proof] = []
        for artifact in manifest.artifacts {
            let path = "\(place)/\(artifact.path)"
            if let objection = files.objection(to: path, sha256: artifact.sha256, bytes: artifact.bytes) {
                bad.append(unproved(stage, path, "It \(objection)."))
            }
        }
        for file in manifest.files {
            let path = "\(place)/\(file.path)"
            if let objection = files.absence(of: path) {
                bad.append(unproved(stage, path, "It \(objection), and the manifest names it."))
            } else if let objection = recordObjection(to: file.path, at: path, manifest) {
                bad.append(unproved(stage, path, objection))
            } else if file.path == EvidenceRun.testsName, let gap = missingRecord(manifest, path) {
                bad.append(unproved(stage, path, "The record \(gap) is missing, which the manifest names."))
            }
        }
        guard bad.isEmpty, !manifest.artifacts.isEmpty else { return bad }
        let count = manifest.artifacts.count
        return [
            Proof(
                .suites, of: stage.name, place + "/artifacts", isProved: true,
                count == 1 ? "The file that was kept is whole." : "The \(count) files that were kept are whole.")
        ]
    }

    /// What is wrong with a file of records, by what it was when the evidence was closed; nil where nothing is.
    private func recordObjection(to name: String, at path: String, _ manifest: EvidenceManifest) -> String? {
        guard let known = manifest.digests.first(where: { $0.path == name }) else {
            return "By what it is known again is not recorded: not proved."
        }
        return files.objection(to: path, sha256: known.sha256, bytes: known.bytes).map { "It \($0)." }
    }

    /// A record of a test that the manifest names and its file does not have; nil where there is none.
    private func missingRecord(_ manifest: EvidenceManifest, _ path: String) -> String? {
        let wanted = manifest.suites.compactMap(\.records).flatMap { [$0.first, $0.last] }
        guard !wanted.isEmpty else { return nil }
        let bytes = (try? run.open().reading(path).readAll(limit: 1 << 30)) ?? []
        let known = Set(
            bytes.split(separator: 10).compactMap { line in
                // Each record begins with its identity; a line that was cut off has no end.
                line.last == UInt8(ascii: "}")
                    ? line.split(separator: UInt8(ascii: "\""), maxSplits: 4).dropFirst(3).first
                        .map { String(decoding: $0, as: UTF8.self) } : nil
            })
        return wanted.first { !known.contains($0) }
    }

    private func commit(_ manifest: EvidenceManifest, _ stage: Stage) -> Proof {
        guard let git = manifest.git else {
            return Proof(
                .commit, of: stage.name, "git", isProved: false,
                "On which commit the tests ran is not recorded: not proved.")
        }
        let (isProved, sentence) = comparison.compare(git)
        return Proof(.commit, of: stage.name, String(git.commit.prefix(12)), isProved: isProved, sentence)
    }
}
