import Platform
package import RunStorage
import StateMachine

/// Reads the files of a run that its report shows, the most important first: what is over the limits is left out.
package struct ReportReading {
    private let limits: ReportLimits
    private let run: RunDirectory
    private let mask: ([UInt8]) -> [UInt8]
    private var material: ReportMaterial
    private var outputs: RunFiles
    private var files: RunFiles
    private var count = 0

    /// The material with what the files of its run hold.
    package static func fill(
        _ material: ReportMaterial, from run: RunDirectory, _ limits: ReportLimits = ReportLimits(),
        masking mask: @escaping ([UInt8]) -> [UInt8] = { $0 }
    ) -> ReportMaterial {
        var reading = ReportReading(material, run, limits, mask)
        reading.readInputs()
        reading.readAttempts()
        reading.readEvidence()
        reading.readArtifacts()
        return reading.material
    }

    private init(
        _ material: ReportMaterial, _ run: RunDirectory, _ limits: ReportLimits, _ mask: @escaping ([UInt8]) -> [UInt8]
    ) {
        self.limits = limits
        self.run = run
        self.mask = mask
        self.material = material
        outputs = RunFiles(run, allowance: limits.outputs, mask)
        files = RunFiles(run, allowance: limits.artifacts + limits.input, mask)
    }

    private mutating func readInputs() {
        material.objective = files.beginning("objective.md", limits.input)
    }

    private mutating func readAttempts() {
        let attempts = material.history.attempts
        let wrong = attempts.filter { $0.outcome == .failed || $0.outcome == .timedOut || $0.outcome == .interrupted }
        for span in wrong.reversed() { read(span) }
        for span in attempts.reversed() where span.role == .test { read(span) }
        for span in attempts.reversed() where span.role == .review { read(span) }
    }

    private mutating func read(_ span: AttemptSpan) {
        let key = ReportMaterial.Key(span)
        guard count < limits.files, material.excerpts[key] == nil else { return }
        count += 1
        let place = "attempts/\(span.stage)/\(span.directoryName)"
        var excerpt = AttemptExcerpt()
        if span.role == .review {
            excerpt.reply = reply(place)
            excerpt.evidence = evidence(place)
        } else {
            excerpt.reply =
                outputs.end(place + "/reply.md", limits.output)
                ?? outputs.end(place + "/stdout.log", limits.output)
        }
        excerpt.errors = outputs.end(place + "/stderr.log", limits.output)
        excerpt.exitStatus = AttemptDirectory(path: run.path + "/" + place).exitStatus
        material.excerpts[key] = excerpt
    }

    /// What a reviewer has said, whose verdict is at its end.
    private mutating func reply(_ place: String) -> ShownText? {
        outputs.end(place + "/reply.md", limits.reply) ?? outputs.end(place + "/stdout.log", limits.reply)
    }

    /// The overview of changes in what a reviewer was asked.
    private mutating func evidence(_ place: String) -> String? {
        guard material.state.baseCommit != nil else { return nil }
        var prompt = RunFiles(run, allowance: 8 << 20, mask)
        guard let text = prompt.beginning(place + "/prompt.md", 4 << 20)?.text else { return nil }
        return ReviewEvidence.overview(in: text, base: material.state.baseCommit ?? "")
    }

    /// What test suites have shown, the latest rounds first.
    private mutating func readEvidence() {
        let reading = EvidenceReading(run, mask)
        let rounds = SuiteRounds.all(material.history).flatMap { stage in stage.rounds.map { (stage.stage, $0) } }
        for (stage, round) in rounds.reversed().prefix(limits.evidence) {
            guard let id = round.evidence else { continue }
            let attempts = material.history.attempts(of: stage).filter { $0.iteration == round.number }
            material.evidence[id] = reading.read(id, of: attempts)
        }
    }

    private mutating func readArtifacts() {
        var seen: Set<String> = []
        for (stage, state) in zip(material.workflow.stages, material.state.stages) {
            for artifact in state.artifacts where seen.insert(artifact.path).inserted {
                let isRead = seen.count <= limits.files
                let text = isRead ? files.beginning("artifacts/" + artifact.path, limits.artifact) : nil
                material.artifacts.append((artifact, stage.name, text))
            }
        }
        var specification = RunFiles(run, allowance: 8 << 20, mask)
        if let text = specification.beginning("artifacts/feature_spec.md", 1 << 20)?.text {
            material.takeSpecification(text)
        }
        guard let names = try? run.open().directory("failures").names() else { return }
        for name in names.suffix(20) where name.hasSuffix(".md") {
            if let text = files.beginning("failures/" + name, limits.reply) { material.failureReports.append(text) }
        }
    }
}

extension AttemptDirectory {
    /// With what the program ended, by its result.
    fileprivate var exitStatus: Int? { (try? readResult())?.exitStatus }
}
