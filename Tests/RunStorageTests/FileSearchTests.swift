import Platform
import RunStorage
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Searches for files by globs")
struct FileSearchTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        for path in [
            "a.md", "docs/b.md", "docs/deep/c.md", "docs/deep/d.txt", "state/e.md", ".git/f.md", "x/.git/g.md",
        ] {
            try FileSystem.makeDirectories(FileSystem.parent(of: folder.path + "/" + path))
            try AtomicFile.write([], to: folder.path + "/" + path)
        }
        for (target, name) in [("a.md", "link.md"), ("docs", "linked")] {
            #expect(symlink(target, folder.path + "/" + name) == 0)
        }
    }

    @Test(
        "It finds what fits, in order: nothing behind a link, nothing of git, nothing in what is left out",
        arguments: [
            (["**"], ["a.md", "docs/b.md", "docs/deep/c.md", "docs/deep/d.txt"]),
            (["*.md"], ["a.md"]),
            (["docs"], ["docs/b.md", "docs/deep/c.md", "docs/deep/d.txt"]),
            (["**/*.txt", "a.md", "a.*"], ["a.md", "docs/deep/d.txt"]),
            (["docs/*/c.md"], ["docs/deep/c.md"]),
            (["linked/b.md", "state/*", "nothing", "../*", "/a.md"], []),
        ])
    func found(globs: [String], files: [String]) throws {
        let root = try Directory.open(folder.path)
        let finding = FileSearch(globs, except: [root.path + "/state"]).find(in: root)
        #expect(finding.files == files && finding.isWhole)
    }

    @Test("It looks into no directory in which nothing can fit")
    func pruned() throws {
        let root = try Directory.open(folder.path)
        // Three names are looked at: the directory, the directory in it, and the file.
        let finding = FileSearch(["docs/deep/c.md"], except: [], mostLooks: 3).find(in: root)
        #expect(finding.files == ["docs/deep/c.md"] && finding.isWhole)
    }
}
