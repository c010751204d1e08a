import Platform
import RunStorage
import Testing

@testable import Orchestration

@Suite("Examination: who may use the files of a run")
struct AccessExaminationTests {
    private static let run = RunDirectory(path: "/state/widget")

    private static func file(_ name: String, _ mode: UInt32, owner: UInt32 = 1) -> OwnFile {
        OwnFile(
            path: "\(run.path)/\(name)", isDirectory: false, attributes: FileAttributes(mode: mode, owner: owner))
    }

    private static func findings(_ files: OwnFile..., network: String? = nil) -> [Finding] {
        AccessExamination.findings(files, user: 1, networkFileSystem: network, of: run)
    }

    @Test("Permissions as teambot gives them are no finding")
    func proper() {
        let directory = OwnFile(
            path: "/d", isDirectory: true, attributes: FileAttributes(mode: 0o700, owner: 1))
        #expect(Self.findings(Self.file("a", 0o600), directory) == [])
    }

    @Test(
        "What others may do is said",
        arguments: [(UInt32(0o644), "may read"), (0o666, "may change"), (0o400, "may be refused")])
    func open(mode: UInt32, words: String) {
        let findings = Self.findings(Self.file("a", mode))
        #expect(findings.map(\.code) == [.modeOpen])
        #expect(findings.first?.sentence.contains(words) == true)
        #expect(findings.first?.path == "/state/widget/a")
    }

    @Test("Many files are one finding about the run")
    func many() {
        let findings = Self.findings(Self.file("a", 0o640), Self.file("b", 0o644))
        #expect(findings.map(\.path) == ["/state/widget"])
        #expect(findings.first?.sentence.hasPrefix("The permissions of 2 files") == true)
    }

    @Test("Files of another user are damage that no repair takes over; their permissions are the other's affair")
    func foreign() {
        let findings = Self.findings(Self.file("a", 0o644, owner: 2))
        #expect(findings.map(\.code) == [.foreignOwner])
        #expect(findings.allSatisfy { $0.severity == .damage && !$0.isRepairable })
    }

    @Test("A network file system is a note")
    func network() {
        let findings = Self.findings(network: "nfs")
        #expect(findings.map(\.code) == [.networkFileSystem] && findings.map(\.severity) == [.note])
    }
}
