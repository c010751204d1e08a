import Platform
import RunStorage
import StateMachine
import TestSupport

/// Loads damaged files and says whether what comes of it is right.
struct DamageJudge {
    private let samples: [SampleRun]

    init(_ samples: [SampleRun]) { self.samples = samples }

    /// Tries damages one after the other in a directory of its own.
    func report(_ damages: some Sequence<Damage>) -> ProofReport {
        var report = ProofReport()
        do {
            let directory = try TemporaryDirectory(inMemory: true)
            let run = RunDirectory(path: directory.path)
            var isWhole: (sample: Int, isStateMissing: Bool)?
            for damage in damages {
                if isWhole?.sample != damage.sample || isWhole?.isStateMissing != damage.isStateMissing {
                    try place(damage.sample, damage.isStateMissing, in: run)
                    isWhole = (damage.sample, damage.isStateMissing)
                }
                let bytes = samples[damage.sample].bytes(of: damage.file)
                let path = damage.file == .journal ? run.journal : run.state
                try Descriptor.replacing(path).write(damage.applied(to: bytes))
                judge(damage, run, &report)
                try Descriptor.replacing(path).write(bytes)
            }
        } catch { report.violate("The files could not be written: \(error)") }
        return report
    }

    /// Writes the files of a sample as they were.
    private func place(_ sample: Int, _ isStateMissing: Bool, in run: RunDirectory) throws {
        try Descriptor.replacing(run.journal).write(samples[sample].journal)
        try Descriptor.replacing(run.state).write(samples[sample].state)
        if isStateMissing { try FileSystem.removeFile(run.state) }
    }

    private func judge(_ damage: Damage, _ run: RunDirectory, _ report: inout ProofReport) {
        let workflow = samples[damage.sample].workflow
        report.count("damages")
        // Without a state file both go the same way.
        for isResume in damage.isStateMissing ? [true] : [false, true] {
            let objection: String?
            do throws(StorageError) {
                let loading =
                    isResume
                    ? try RunLoading.forResuming(run, of: workflow) : try RunLoading.forReading(run, of: workflow)
                objection = self.objection(to: loading, damage, run, &report)
            } catch {
                report.count("refusals")
                objection = self.objection(to: error, damage, run)
            }
            if let objection { report.violate("\(damage), \(isResume ? "resume" : "status"): \(objection)") }
        }
    }

    /// What is wrong with what was loaded; nil when it is right.
    private func objection(
        to loading: RunLoading, _ damage: Damage, _ run: RunDirectory, _ report: inout ProofReport
    ) -> String? {
        let sample = samples[damage.sample]
        let told = loading.warnings.joined(separator: " ")
        if sample.isState(loading.state, after: sample.count) {
            report.count("loaded whole")
            if damage.file == .journal { return "the damage was not noticed" }
            let isRebuilt = told.contains(run.state) && told.contains("rebuilt")
            return isRebuilt || isHarmless(damage, sample) ? nil : "nothing was said about the state file: \(told)"
        }
        guard damage.file == .journal else { return "another state was loaded" }
        report.count("loaded up to the damage")
        let (line, isBetweenLines) = damagedLine(damage, sample)
        guard sample.isState(loading.state, after: line - 1) else { return "it is not the state before line \(line)" }
        if isBetweenLines {
            // Nothing tells such a file from that of an engine that was killed a little earlier.
            let isUnseen = damage.isStateMissing || line > sample.lastEvent
            return isUnseen ? nil : "a shorter journal was believed"
        }
        guard told.contains("line \(line),"), told.contains(run.journal), loading.intactJournalBytes != nil else {
            return "the warning does not name line \(line): \(told)"
        }
        return nil
    }

    /// What is wrong with a refusal; nil when it names the file and the line.
    private func objection(to error: StorageError, _ damage: Damage, _ run: RunDirectory) -> String? {
        let sample = samples[damage.sample]
        let (line, isBetweenLines) = damagedLine(damage, sample)
        let path = damage.file == .journal ? run.journal : run.state
        let place = isBetweenLines ? "after line \(line - 1)," : "line \(line)"
        guard error.description.contains(path), error.description.contains(place) else {
            return "the refusal does not name \(place) of \(path): \(error)"
        }
        return error.description.contains("nothing was changed") ? nil : "the refusal gives no comfort: \(error)"
    }

    /// The line that is no longer whole, and whether it is gone altogether.
    private func damagedLine(_ damage: Damage, _ sample: SampleRun) -> (line: Int, isBetweenLines: Bool) {
        let bytes = sample.bytes(of: damage.file)
        switch damage.change {
        case .byte(let place, _): return (sample.line(of: place, in: damage.file), false)
        case .cut(let length):
            return (sample.line(of: length, in: damage.file), length > 0 && bytes[length - 1] == 10)
        }
    }

    /// Whether only a blank behind the checksum has become another one, which says the same.
    private func isHarmless(_ damage: Damage, _ sample: SampleRun) -> Bool {
        guard case .byte(let place, let value) = damage.change else { return false }
        let blanks: Set<UInt8> = [9, 10, 13, 32]
        let isBehind = place >= sample.state.count - Array("\"checksum\": \"00000000\"\n}\n".utf8).count
        return isBehind && blanks.contains(value) && blanks.contains(sample.state[place])
    }
}
