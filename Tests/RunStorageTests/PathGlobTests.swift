import RunStorage
import Testing

@Suite("Globs of paths")
struct PathGlobTests {
    @Test(
        "A glob fits the paths that it means",
        arguments: [
            ("a.md", ["a.md", "./a.md", "a.md/inside"], ["b.md", "x/a.md", "a.mdx", ""]),
            ("*.md", ["a.md", ".md"], ["x/a.md", "a.txt"]),
            ("Sources", ["Sources/a.swift", "Sources/deep/er/b.swift"], ["Sources2/a.swift", "Tests/Sources/a"]),
            ("Sources/", ["Sources/a.swift"], ["Other/a.swift"]),
            ("Sources/**", ["Sources/a.swift", "Sources/deep/b.swift"], ["Sources"]),
            ("**/*.swift", ["a.swift", "x/a.swift", "x/y/z/a.swift"], ["a.md", "x/a.md"]),
            ("Sources/**/Keys/*.swift", ["Sources/Keys/a.swift", "Sources/x/y/Keys/a.swift"], ["Sources/x/a.swift"]),
            ("**", ["a", "x/y"], [""]),
            ("**/**", ["a", "x/y"], [""]),
            ("a?c", ["abc", "aéc"], ["ac", "a/c"]),
            ("*", ["a", "a/b"], [""]),
            ("/etc/*", [], ["/etc/passwd", "etc/passwd"]),
            ("../*", [], ["../a", "a"]),
            ("a/../b", [], ["b", "a/../b"]),
            ("", [], ["", "a"]),
            (".", [], ["", "a"]),
        ])
    func meaning(glob: String, fitting: [String], others: [String]) {
        for path in fitting { #expect(PathGlob(glob).matches(path), "\(glob) should fit \(path)") }
        for path in others { #expect(!PathGlob(glob).matches(path), "\(glob) should not fit \(path)") }
    }

    @Test("A hostile glob takes no time that grows out of hand")
    func hostile() {
        let glob = PathGlob(String(repeating: "**/*a*/", count: 200) + "b")
        #expect(!glob.matches(String(repeating: "aaaa/", count: 1_000) + "c"))
    }
}
