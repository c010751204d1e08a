import Platform
import TestSupport
import Testing

@testable import RunStorage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

    @Test("Nothing is kept or moved where a link stands in the place of a directory of the run")
    func links() throws {
        let strange = files.path + "/strange"
        try FileSystem.makeDirectory(strange)
        try systemCall("link", run.repairs) { symlink(strange, run.repairs) }
        #expect(throws: SystemError.self) { try KeptCopies(of: run, at: 0).keep(run.artifacts + "/a.md") }
        #expect(throws: SystemError.self) { try KeptCopies(of: run, at: 0).move(run.artifacts + "/a.md") }
        #expect(FileSystem.list(strange).isEmpty)
        try FileSystem.removeFile(run.repairs)
        try AtomicFile.write([], to: strange + "/b.md")
        try systemCall("link", run.failures) { symlink(strange, run.failures) }
        #expect(throws: SystemError.self) { try KeptCopies(of: run, at: 0).keep(run.failures + "/b.md") }
        #expect(throws: SystemError.self) { try KeptCopies(of: run, at: 0).move(run.failures + "/b.md") }
        #expect(FileSystem.list(strange) == ["b.md"])
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
