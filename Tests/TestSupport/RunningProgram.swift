package import Platform

/// A program that has been started, whose output is read line by line; it is killed when nobody waits for its end.
package final class RunningProgram {
    private let child: ChildProcess
    private let reader: PatientReader
    private let errors: String
    private var hasEnded = false

    /// Starts a program; what it prints on standard error goes into a new file.
    package init(_ arguments: [String], environment: [String], directory: String, errors: String) throws {
        self.errors = errors
        let pipe = try Descriptor.pipe()
        let input = try Descriptor.null()
        let errorFile = try Descriptor.replacing(errors)
        let request = SpawnRequest(
            arguments: arguments, environment: environment, directory: directory,
            descriptors: [(0, input.number), (1, pipe.writing.number), (2, errorFile.number)],
            hasOwnSession: false)
        child = try withExtendedLifetime((pipe, input, errorFile)) { try ChildProcess.spawn(request) }
        reader = PatientReader(pipe.reading)
    }

    deinit {
        guard !hasEnded else { return }
        child.signal(SignalNumber.kill)
        _ = try? child.reap()
    }

    /// A program that was built beside the one that runs.
    package static func built(_ name: String) -> String {
        FileSystem.parent(of: CurrentProcess.executable) + "/" + name
    }

    /// The variables of this process that a program under test gets.
    package static var environment: [String] {
        let wanted = ["PATH", "HOME", "TMPDIR", "LLVM_PROFILE_FILE"]
        return wanted.compactMap { name in CurrentProcess.variable(name).map { "\(name)=\($0)" } } + ["NO_COLOR=1"]
    }

    /// Its process number.
    package var pid: Int32 { child.pid }

    /// What it has printed on standard output, as far as it was read.
    package var seen: String { reader.seen }

    /// A descriptor that becomes readable when the process ends.
    package func exitDescriptor() throws -> Descriptor { try child.exitDescriptor() }

    /// The next line of its output; nil at the end.
    package func line() throws -> String? { try reader.line() }

    /// Sends a signal.
    package func signal(_ number: Int32) { child.signal(number) }

    /// Sends SIGKILL and waits for the end.
    @discardableResult
    package func kill() throws -> FinishedProcess {
        signal(SignalNumber.kill)
        return try finish()
    }

    /// Waits for the end.
    @discardableResult
    package func finish() throws -> FinishedProcess {
        try reader.drain()
        let exit = try child.reap()
        hasEnded = true
        let text = String(decoding: (try? FileSystem.read(errors)) ?? [], as: UTF8.self)
        return FinishedProcess(exit: exit, output: reader.seen, errors: text)
    }
}
