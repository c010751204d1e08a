import Execution
import Platform
import RunStorage
import StateMachine

/// Has the reports of an attempt read by the program that does that, and takes what it says.
///
/// Everything here blocks: call it on a thread that may wait.
struct ReportReader {
    /// A gigabyte is read in half a minute.
    private static let mostSeconds = 600.0
    /// What the program may need of the user's environment: libraries, where it is not linked with them.
    private static let variables: Set<String> = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"]

    private let program: String
    private let environment: [String]
    private let mask: SecretMask

    /// Prepares reading in some surroundings.
    init(_ ground: SuiteGround) {
        program = ground.reader
        environment = ground.environment.filter { Self.variables.contains($0.name) }.map { "\($0.name)=\($0.value)" }
        mask = ground.mask
    }

    /// The reports that an attempt has left, relative to its directory: where `TEAMBOT_JUNIT_FILE` is, and below `junit/`.
    static func reports(in directory: AttemptDirectory) -> [String] {
        guard let home = try? directory.open() else { return [] }
        func reports(_ place: String) -> [String] {
            guard let folder = try? home.directory(place) else { return [] }
            let names = ((try? folder.names()) ?? []).filter { $0.hasSuffix(".xml") && folder.kind($0) == .file }
            return names.map { place.isEmpty ? $0 : "\(place)/\($0)" }
        }
        return reports("") + reports("junit")
    }

    /// Reads what an attempt has left.
    ///
    /// - Parameters:
    ///   - watched: tests that have failed in an earlier attempt.
    ///   - asked: tests that were to be run alone.
    ///   - doubts: what leaves a doubt whether every test was run.
    /// - Throws: where the disk does not take what was read, or give it again; that says nothing about the suite.
    func read(
        _ directory: AttemptDirectory, watched: Set<String>, asked: Set<String> = [], doubts: ReportDoubts? = nil
    ) throws(SystemError) -> ReportReading {
        try Self.blaming { () throws(SystemError) in try readNow(directory, watched, asked, doubts) }
    }

    private func readNow(
        _ directory: AttemptDirectory, _ watched: Set<String>, _ asked: Set<String>, _ doubts: ReportDoubts?
    ) throws(SystemError) -> ReportReading {
        let reports = Self.reports(in: directory)
        var reading = ReportReading()
        guard !reports.isEmpty else { return reading }
        let cases = CaseFile(of: directory, mask: mask)
        let end = FilingProgram.call(
            [program] + reports.map { "\(directory.path)/\($0)" }, environment: environment, directory: directory.path,
            output: try cases.making(), seconds: Self.mostSeconds)
        try cases.clean()
        let unknown = try cases.each { (line: ReportLine) throws(SystemError) in
            reading.take(line, watched: watched, asked: asked, doubts: doubts)
        }
        reading.isReaderMissing = isMissing(end)
        reading.trouble =
            trouble(end) ?? oldReport(reports, in: directory)
            ?? (unknown > 0 || reading.ends.count < reports.count
                ? "What \(program) has read from the report is not whole; build or copy the `teambot-junit` that belongs "
                    + "to this teambot beside it." : nil)
        return reading
    }

    /// That a report was written before the attempt began, in a sentence: its program has only put it there.
    private func oldReport(_ reports: [String], in directory: AttemptDirectory) -> String? {
        guard let begun = FileStamp(directory.order) else { return nil }
        let old = reports.first { name in
            FileStamp("\(directory.path)/\(name)")?.isContentOlder(thanThatOf: begun) ?? false
        }
        return old.map {
            "The report \($0) was written before this attempt began, so it proves nothing; have the tests write it anew, "
                + "or remove the old one first."
        }
    }

    /// Makes the one test of a suite that leaves no report: its program is the test, named as the suite.
    func write(
        _ test: TestCase, in directory: AttemptDirectory, watched: Set<String>
    ) throws(SystemError) -> ReportReading {
        try Self.blaming { () throws(SystemError) in
            try CaseFile(of: directory, mask: mask).making().write(ReportLine.test(test).encoded())
            var reading = ReportReading()
            reading.take(.test(test), watched: watched)
            return reading
        }
    }

    /// What tests have done to the directory of their own attempt is the suite's error; a disk that fails is not.
    private static func blaming(
        _ read: () throws(SystemError) -> ReportReading
    ) throws(SystemError) -> ReportReading {
        do throws(SystemError) { return try read() } catch {
            if error.isStorageFailure { throw error }
            var reading = ReportReading()
            reading.trouble =
                "What its report says could not be kept. \(error.description) Have the tests leave the directory of "
                + "their attempt, TEAMBOT_ATTEMPT_DIR, as it is."
            return reading
        }
    }

    private func isMissing(_ end: FilingProgram.End) -> Bool {
        if case .notStarted(_, isMissing: true) = end { return true }
        return false
    }

    private func trouble(_ end: FilingProgram.End) -> String? {
        switch end {
        case .succeeded: nil
        case .notStarted(_, isMissing: true):
            ReportProgram.missing(program)
        case .notStarted(let reason, isMissing: false), .unknown(let reason): "Reports cannot be read: \(reason)"
        case .failed(let state, let said):
            "The report cannot be read: \(program) ended with \(state.status.map { "the exit status \($0)" } ?? "a signal")"
                + (said.isEmpty ? "." : ": \(said)")
        case .tookTooLong: "The report was not read within \(Int(Self.mostSeconds)) seconds; make it smaller."
        }
    }
}
