import Platform
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A named pipe of a project, through which a script tells that it is somewhere or waits until it may go on.
///
/// In a script: `echo here > up` tells, `read word < gate` waits.
final class Signpost {
    private let descriptor: Descriptor
    private let reader: PatientReader

    /// Makes the pipe. It stays open in both directions, so that neither side waits for the other to open it.
    init(_ name: String, in project: TemporaryProject) throws {
        let path = project.path + "/" + name
        try systemCall("make", path) { mkfifo(path, 0o600) }
        descriptor = try Descriptor.replacing(path)
        reader = PatientReader(descriptor)
    }

    /// Waits until a script of this engine has told.
    @discardableResult
    func wait(for engine: RunningTeambot) throws -> String {
        guard try reader.wait(unless: engine.exitDescriptor()) else {
            throw Silence(after: try engine.finish().description)
        }
        return try reader.line() ?? ""
    }

    /// Waits for anything and takes it; false when nothing came for a minute.
    func waitForBytes() throws -> Bool {
        guard !Readiness.wait(for: [descriptor], seconds: 60).isEmpty else { return false }
        return try !descriptor.read(1 << 16).isEmpty
    }

    /// Lets one waiting script go on.
    func open() throws { try descriptor.write("go\n".utf8) }
}
