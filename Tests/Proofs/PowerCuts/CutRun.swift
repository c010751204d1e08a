import Platform
import TestSupport

/// A run during which its disk is copied again and again.
struct CutRun {
    /// A copy, and what had been told before it was begun.
    struct Cut {
        let image: String
        let told: [String]
    }

    /// More copies than this are not taken of one run.
    private static let limit = 40

    /// Runs to the end; gives the copies.
    static func cuts(
        of project: ProofProject, on disk: CutDisk, _ generator: inout SplitMix64
    ) throws -> [Cut] {
        let pipe = try Descriptor.pipe()
        let errors = try Descriptor.replacing(project.aside("errors"))
        let null = try Descriptor.null()
        let engine = try withExtendedLifetime((pipe, errors, null)) {
            try ChildProcess.spawn(
                SpawnRequest(
                    arguments: [Workshop.teambot, "run", "objective.md", "--json"],
                    environment: RunningProgram.environment, directory: project.path,
                    descriptors: [(0, null.number), (1, pipe.writing.number), (2, errors.number)],
                    hasOwnSession: false))
        }
        let output = pipe.reading
        output.becomeNonblocking()
        var text: [UInt8] = []
        var cuts: [Cut] = []
        var end: ExitState?
        repeat {
            pause(microseconds: .random(in: 0...6_000, using: &generator))
            end = engine.reapIfEnded()
            while let part = try? output.read(65_536), !part.isEmpty { text += part }
            if cuts.count < limit || end != nil { cuts.append(Cut(image: try disk.cut(), told: lines(text))) }
        } while end == nil
        guard end?.status == 0 else {
            let errors = try FileSystem.read(project.aside("errors"))
            throw ProofError("The run under the copies failed: \(String(decoding: errors, as: UTF8.self))")
        }
        return cuts
    }

    /// Whole lines; what stands after the last line feed is none.
    private static func lines(_ text: [UInt8]) -> [String] {
        let end = text.lastIndex(of: 10) ?? text.startIndex
        return text[..<end].split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
    }
}
