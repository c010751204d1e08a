import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Reporting

@Suite struct RunFilesTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
        try AtomicFile.write(bytes, to: directory.path + "/" + name)
    }

    private func files(_ mask: @escaping ([UInt8]) -> [UInt8] = { $0 }) -> RunFiles {
        RunFiles(RunDirectory(path: directory.path), allowance: 1 << 20, mask)
    }

    /// Puts a star for each whole `SECRET`.
    private static func mask(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(text.split(separator: "SECRET", omittingEmptySubsequences: false).joined(separator: "*").utf8)
    }

    @Test("A secret that lies across the border of what is shown is masked whole")
    func border() throws {
        try write(
            "a.txt", Array((String(repeating: "x", count: 97) + "SECRET" + String(repeating: "y", count: 97)).utf8))
        var files = files(Self.mask)
        #expect(files.beginning("a.txt", 100)?.text == String(repeating: "x", count: 97) + "*yy")
        #expect(files.end("a.txt", 100)?.text == "xx*" + String(repeating: "y", count: 97))
    }

    @Test("A file that is no text is not shown")
    func binary() throws {
        try write("a.bin", (0..<2_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        var files = files()
        let shown = files.beginning("a.bin", 1_000)
        #expect(shown?.isBinary == true)
        #expect(shown?.text.isEmpty == true)
        #expect(shown?.omitted == 2_000)
        try write("a.txt", Array("Grüße, 世界 👋\n".utf8) + [255, 0] + [UInt8](repeating: 97, count: 60))
        #expect(files.beginning("a.txt", 1_000)?.isBinary == false)
    }

    private func artifacts(_ text: ShownText?) -> String {
        let sample = Sample.inTheGroup
        var material = ReportMaterial(
            state: sample.state, workflow: Sample.workflow, history: RunHistory([]), engine: .dead,
            commands: RunCommands(feature: "f"), directory: "/f", now: sample.now(), clockOffset: 0, version: "1.0")
        let artifact = Artifact(path: "a.md", bytes: 2, sha256: Digest.sha256([97, 10]))
        material.artifacts = [(artifact, "SPEC", text)]
        return HTML { ArtifactsSection(material).write(to: &$0) }.string
    }

    @Test("An artifact that is gone, or not what its stage has left, is told so")
    func changed() throws {
        var files = files()
        #expect(artifacts(files.beginning("a.md", 100)).contains("is not there any more"))
        try write("a.md", [97, 10])
        #expect(!artifacts(files.beginning("a.md", 100)).contains("has changed"))
        try write("a.md", [98, 10])
        #expect(artifacts(files.beginning("a.md", 100)).contains("has changed since its stage was completed"))
    }
}
