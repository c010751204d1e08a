import Platform
import TestSupport

/// What a program has left. One that takes longer than its time counts as hanging and is ended.
struct Finished: Sendable, CustomStringConvertible {
    /// The exit status; nil when a signal ended it.
    let status: Int?
    let output: [UInt8]
    let errors: [UInt8]

    /// Everything on standard output.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Everything on both streams.
    var said: String { text + String(decoding: errors, as: UTF8.self) }

    var description: String { "exit status \(status.map(String.init) ?? "none (killed)")\n\(said)" }

    /// Runs a program to its end.
    static func run(
        _ arguments: [String], _ variables: [String] = [], in directory: String, seconds: Double = 60
    ) throws -> Finished {
        let scratch = try TemporaryDirectory(inMemory: true)
        let (input, output) = (try Descriptor.null(), try Descriptor.replacing(scratch.path + "/output"))
        let errors = try Descriptor.replacing(scratch.path + "/errors")
        let inherited = ["PATH", "TMPDIR", "LLVM_PROFILE_FILE"].compactMap { name in
            CurrentProcess.variable(name).map { "\(name)=\($0)" }
        }
        let child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: arguments, environment: variables + inherited + ["NO_COLOR=1", "HOME=" + directory],
                directory: directory,
                descriptors: [(0, input.number), (1, output.number), (2, errors.number)], hasOwnSession: false))
        let end = try child.exitDescriptor()
        if Readiness.wait(for: [end], seconds: seconds).isEmpty { SignalNumber.send(SignalNumber.kill, to: -child.pid) }
        let exit = try child.reap()
        return Finished(
            status: exit.status.map { Int($0) }, output: try FileSystem.read(scratch.path + "/output"),
            errors: try FileSystem.read(scratch.path + "/errors"))
    }
}
