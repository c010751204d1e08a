import Platform
import TestSupport
import Testing

@testable import RunStorage

@Suite struct KeptCopiesTests {
    private let files: TemporaryDirectory
    private let run: RunDirectory

    init() throws {
        files = try TemporaryDirectory()
        run = RunDirectory(path: files.path + "/widget")
        try FileSystem.makeDirectories(run.artifacts)
        try AtomicFile.write(Array("one".utf8), to: run.artifacts + "/a.md")
    }

    @Test("What is kept has its path of the run, below a place of its own, and nothing kept is written over")
    func keep() throws {
        let copies = KeptCopies(of: run, at: 0)
        #expect(FileSystem.kind(run.repairs) == nil)
        let first = try copies.keep(run.artifacts + "/a.md")
        #expect(first == copies.directory + "/artifacts/a.md")
        #expect(try copies.keep(run.artifacts + "/a.md") == first + "-again")
        #expect(KeptCopies(of: run, at: 0).directory == copies.directory + "-again")
        #expect(FileAttributes(of: first)?.mode == 0o600 && FileAttributes(of: copies.directory)?.mode == 0o700)
    }

    @Test("What is moved away is whole, a directory and a link, too")
    func move() throws {
        let copies = KeptCopies(of: run, at: 0)
        let moved = try copies.move(run.artifacts)
        #expect(FileSystem.kind(run.artifacts) == nil)
        #expect(try FileSystem.read(moved + "/a.md") == Array("one".utf8))
    }

    @Test("A torn journal is cut, the whole is kept, and an intact one is left alone")
    func cut() throws {
        try AtomicFile.write(Array("whole\ntorn".utf8), to: run.journal)
        #expect(try JournalRepair.cut(run, to: nil) == nil)
        let copy = try #require(try JournalRepair.cut(run, to: 6))
        #expect(try FileSystem.read(copy) == Array("whole\ntorn".utf8))
        #expect(try FileSystem.read(run.journal) == Array("whole\n".utf8))
    }
}
