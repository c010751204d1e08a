import Platform
import RunStorage
import TestSupport
import Testing

@testable import Orchestration

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Examination: the directories of a run, and links in their place")
struct OwnDirectoriesTests {
    private let files: TemporaryDirectory
    private let run: RunDirectory
    private var strange: String { files.path + "/strange" }

    init() throws {
        files = try TemporaryDirectory()
        run = RunDirectory(path: files.path + "/widget")
        try FileSystem.makeDirectories(run.attempts + "/ONE/01-work")
        try FileSystem.makeDirectories(strange + "/02-work")
        try AtomicFile.write([], to: strange + "/state.json", mode: 0o644)
    }

    private func link(_ path: String) throws {
        try systemCall("link", path) { symlink(strange, path) }
    }

    @Test("Directories are listed, links of every level are remembered, and nothing behind them is seen")
    func links() throws {
        for path in [run.failures, run.attempts + "/TWO", run.attempts + "/ONE/03-work"] { try link(path) }
        let own = OwnDirectories(of: run)
        #expect(own.stages == [run.attempts + "/ONE"])
        #expect(own.attempts == [run.attempts + "/ONE/01-work"])
        #expect(own.reports.isEmpty)
        #expect(
            Set(own.irregular.keys) == [run.failures, run.attempts + "/TWO", run.attempts + "/ONE/03-work"])
        #expect(own.isBehindIrregular(run.attempts + "/TWO/02-work/result.json"))
        #expect(!own.isBehindIrregular(run.attempts + "/TWOFOLD") && !own.isBehindIrregular(run.attempts))
    }

    @Test("Each finding is damage that no repair touches, for a link and for a file")
    func findings() {
        let findings = DirectoryExamination.findings(
            OwnDirectories(irregular: [run.attempts: .link, run.artifacts: .file]))
        #expect(findings.map(\.path) == [run.artifacts, run.attempts])
        #expect(findings.allSatisfy { $0.severity == .damage && !$0.isRepairable })
    }

    @Test("Permissions are set of what is the run's alone, also where a link gets its name after the look")
    func modes() throws {
        let attributes = FileAttributes(mode: 0o644, owner: 1)
        try link(run.failures)
        for path in [run.failures + "/state.json", run.failures] {
            let file = OwnFile(path: path, isDirectory: false, attributes: attributes)
            #expect(throws: SystemError.self) { try file.close(in: run) }
        }
        #expect(FileAttributes(of: strange + "/state.json")?.mode == 0o644)
        #expect(FileAttributes(of: strange)?.mode == 0o700)
        try AtomicFile.write([], to: run.state, mode: 0o644)
        try OwnFile(path: run.state, isDirectory: false, attributes: attributes).close(in: run)
        #expect(FileAttributes(of: run.state)?.mode == 0o600)
    }
}
