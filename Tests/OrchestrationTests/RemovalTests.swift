import Platform
import RunStorage
import TestSupport
import Testing

/// What is removed, and what only looks as if it were part of it.
@Suite struct RemovalTests {
    @Test("A directory goes with all that is in it, and what a link in it leads to stays")
    func tree() throws {
        let room = try TemporaryDirectory()
        try FileSystem.makeDirectories(room.path + "/tree/a/b/c")
        try FileSystem.makeDirectory(room.path + "/kept")
        try AtomicFile.write(Array("x".utf8), to: room.path + "/kept/file")
        for number in 0..<300 { try AtomicFile.write([], to: room.path + "/tree/a/\(number)") }
        for link in ["/tree/link", "/tree/a/b/c/link"] {
            SymbolicLink.make(room.path + link, to: room.path + "/kept")
        }
        try FileSystem.removeTree(room.path + "/tree")
        #expect(FileSystem.list(room.path) == ["kept"])
        #expect(FileSystem.list(room.path + "/kept") == ["file"])
    }

    @Test("A link is removed for itself, and nothing happens where nothing is")
    func link() throws {
        let room = try TemporaryDirectory()
        try FileSystem.makeDirectory(room.path + "/kept")
        SymbolicLink.make(room.path + "/link", to: room.path + "/kept")
        try FileSystem.removeTree(room.path + "/link")
        try FileSystem.removeTree(room.path + "/nothing")
        try FileSystem.removeTree(room.path + "/nothing/below")
        #expect(FileSystem.list(room.path) == ["kept"])
    }
}
