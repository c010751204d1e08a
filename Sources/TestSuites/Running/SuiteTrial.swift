import Execution
import Platform
import RunStorage
import StateMachine

/// One attempt of a suite: its program, its report, its verdict.
struct SuiteTrial: Sendable {
    /// Bytes of each output that are looked at for what the tool says about its end, and that are kept in the result.
    private static let (lookedAt, kept) = (65_536, 8_192)

    /// What it came to.
    struct Outcome: Sendable {
        var record: SuiteTry
        var reading: ReportReading
        /// Its files; nil where it never began.
        var directory: AttemptDirectory?
        /// Tests that were to be run alone and were not.
        var missing: [TestCase] = []
    }

    private let scene: SuiteScene
    private let suite: Suite
    private let preset: RunnerPreset

    init(_ scene: SuiteScene, _ suite: Suite) {
        self.scene = scene
        self.suite = suite
        preset = .of(suite.runner)
    }

    /// Whether failed tests alone can be run again.
    var canSelect: Bool { preset.canSelect && suite.command.isEmpty }

    /// Makes the attempt.
    ///
    /// - Parameters:
    ///   - number: from 1.
    ///   - tests: those to run alone; nil for all.
    ///   - watched: those that have failed in an earlier attempt.
    /// - Throws: what says nothing about the suite.
    func run(_ number: Int, only tests: [TestCase]?, watched: Set<String>) async throws -> Outcome {
        do {
            let isSelection = try await check(number, tests)
            var call = SuiteCall(suite: suite.name, number: number) { try self.call(in: $0, tests) }
            call.evidence = scene.evidence
            let attempt = try await scene.ground.attempt(call)
            let seen = await onOwnThread {
                Result { () throws(SystemError) in
                    try outcome(of: attempt, number, isSelection ? tests : nil, watched)
                }
            }
            do throws(SystemError) { return try seen.get() } catch { throw StorageError(evidence: error) }
        } catch let error as SuiteCommandError {
            var record = SuiteTry(number: number, status: error.kind == .toolMissing ? .toolMissing : .error)
            record.error = error.description
            return Outcome(record: record, reading: ReportReading(), directory: nil)
        }
    }

    /// Throws what stands in the way before an attempt is begun; gives whether tests can truly be run alone.
    ///
    /// A tool may need a file that names them, which is left out of the evidence again.
    private func check(_ number: Int, _ tests: [TestCase]?) async throws -> Bool {
        let place = "\(scene.evidence.path)/.\(suite.name)-\(number)"
        let command = await onOwnThread {
            let command = Result {
                try scene.commands.command(
                    for: suite, report: place + "/junit.xml", reportDirectory: place + "/junit", only: tests)
            }
            try? FileSystem.removeTree(place)
            return command
        }
        return try command.get().isSelection
    }

    private func call(in directory: AttemptDirectory, _ tests: [TestCase]?) throws -> AttemptCall {
        let report = directory.path + "/junit.xml"
        let command = try scene.commands.command(
            for: suite, report: report, reportDirectory: directory.path + "/junit", only: tests)
        return AttemptCall(
            arguments: command.arguments, directory: command.directory,
            passedVariables: preset.passedVariables + suite.passedVariables,
            environment: command.environment + suite.environment + [("TEAMBOT_JUNIT_FILE", report)],
            timeoutSeconds: suite.timeoutSeconds)
    }

    private func outcome(
        of attempt: SuiteAttempt, _ number: Int, _ selected: [TestCase]?, _ watched: Set<String>
    ) throws(SystemError) -> Outcome {
        let (directory, result) = (attempt.directory, attempt.result)
        let output = text((try? directory.readOutput(last: Self.lookedAt)) ?? [])
        let errors = text((try? directory.readErrorOutput(last: Self.lookedAt)) ?? [])
        let end = preset.end(
            exitStatus: result?.exitStatus, signal: result?.signal, output: output, errorOutput: errors,
            usesOwnCommand: !suite.command.isEmpty)
        let asked = Set((selected ?? []).map(\.identity))
        var reading = try reading(in: directory, end, result, output + errors, watched, asked)
        if preset.doubts.arises(fromOutput: output, errors: errors) { reading.leavesDoubt = true }
        let verdict = verdict(result, end, reading)
        var record = SuiteTry(number: number, status: verdict.status)
        record.selected = selected?.count
        record.counts = reading.counts
        record.durationSeconds = result?.durationSeconds ?? 0
        record.exitStatus = result?.exitStatus
        record.signal = result?.signal
        record.error = verdict.error
        record.directory = directory.path
        record.startedAt = result?.startedAt
        record.reports = reading.ends
        record.outputEnd = String(decoding: (output + errors).utf8.suffix(Self.kept), as: UTF8.self)
        let missing = (selected ?? []).filter { !reading.ranOfAsked.contains($0.identity) }
        return Outcome(record: record, reading: reading, directory: directory, missing: missing)
    }

    private func reading(
        in directory: AttemptDirectory, _ end: ToolEnd, _ result: AttemptResult?, _ output: String,
        _ watched: Set<String>, _ asked: Set<String>
    ) throws(SystemError) -> ReportReading {
        let reader = ReportReader(scene.ground)
        if preset.writesReport {
            return try reader.read(directory, watched: watched, asked: asked, doubts: preset.doubts)
        }
        guard let test = lone(end, result, output) else { return ReportReading() }
        return try reader.write(test, in: directory, watched: watched)
    }

    private func verdict(_ result: AttemptResult?, _ end: ToolEnd, _ reading: ReportReading) -> SuiteVerdict {
        guard !preset.writesReport, result?.reason == .exited, reading.trouble == nil else {
            return .of(result, end, reading, timeout: suite.timeoutSeconds)
        }
        return .ofLoneTest(end, exitStatus: result?.exitStatus)
    }

    /// The one test of a program that leaves no report; nil where it did not come to an end that says anything.
    private func lone(_ end: ToolEnd, _ result: AttemptResult?, _ output: String) -> TestCase? {
        guard let result, result.reason == .exited else { return nil }
        switch end {
        case .success: return timed(TestCase(name: suite.name, status: .passed), result)
        case .testsFailed:
            var test = timed(TestCase(name: suite.name, status: .failed), result)
            let message = "The program ended with the exit status \(result.exitStatus ?? -1)."
            test.problems = [TestProblem(.failure, message: message)]
            if !output.isEmpty { test.output = String(decoding: output.utf8.suffix(Self.kept), as: UTF8.self) }
            return test
        case .nothingRan, .crashed, .toolMissing: return nil
        }
    }

    private func timed(_ test: TestCase, _ result: AttemptResult) -> TestCase {
        var test = test
        test.seconds = result.durationSeconds
        return test
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: scene.ground.mask.bytes(bytes), as: UTF8.self)
    }
}
