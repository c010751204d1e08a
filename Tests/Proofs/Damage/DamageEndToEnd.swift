import Platform
import RunStorage
import StateMachine

/// The same damages with the whole program: exit code 8, or right.
struct DamageEndToEnd {
    private let project: SampleProject
    private let samples: [SampleRun]

    init(_ project: SampleProject, _ samples: [SampleRun]) {
        self.project = project
        self.samples = samples
    }

    /// Tries damages one after the other, and counts.
    func check(_ damages: [Damage], _ report: inout ProofReport) throws {
        let calls = try project.calls()
        for damage in damages {
            try project.restore(damage.sample)
            let run = project.run
            try place(damage, in: run)
            let before = try FileSystem.read(run.journal)
            let expected = try? RunLoading.forResuming(run, of: samples[damage.sample].workflow)
            report.count("tried end to end")
            let status = try project.teambot("status")
            if status.status != (expected == nil ? 8 : 0) {
                report.violate("\(damage): status ended with \(status.status): \(status.errors)")
            }
            let resume = try project.teambot("resume", run.feature)
            if let objection = try objection(to: resume.status, expected, run, before) {
                report.violate("\(damage): resume ended with \(resume.status), \(objection): \(resume.errors)")
            }
            if try project.calls() != calls { report.violate("\(damage): an agent was called again") }
        }
    }

    private func place(_ damage: Damage, in run: RunDirectory) throws {
        let path = damage.file == .journal ? run.journal : run.state
        try Descriptor.replacing(path).write(damage.applied(to: samples[damage.sample].bytes(of: damage.file)))
        if damage.isStateMissing { try FileSystem.removeFile(run.state) }
    }

    /// What is wrong with a resume; nil when it is right.
    private func objection(
        to status: Int32, _ expected: RunLoading?, _ run: RunDirectory, _ before: [UInt8]
    ) throws -> String? {
        guard let expected else {
            if status != 8 { return "not 8" }
            return try FileSystem.read(run.journal) == before ? nil : "the journal was changed"
        }
        if expected.state.isFinished { return status == 2 ? nil : "not 2 for a finished run" }
        guard status == 0 else { return "not 0" }
        let after = try RunLoading.forResuming(run, of: samples[0].workflow)
        return after.state.isFinished && after.warnings.isEmpty ? nil : "the run is not complete after it"
    }
}
