import Execution
import Platform
import RunStorage
import TestSupport
import Testing

@testable import Orchestration

@Suite("Verification: the project is compared with what its tests ran on")
struct ProjectComparisonTests {
    /// A repository with one commit.
    private final class Project {
        let directory: TemporaryDirectory
        var path: String { directory.path + "/project" }
        var environment: [(name: String, value: String)] {
            [("PATH", CurrentProcess.variable("PATH") ?? "/usr/bin:/bin"), ("HOME", directory.path)]
        }

        init() throws {
            directory = try TemporaryDirectory()
            try FileSystem.makeDirectory(path)
            for name in ["a.txt", "b.txt"] { try write(name, "one\n") }
            try sh(
                "git init -q && git config user.name A && git config user.email a@b && git add -A && git commit -qm x")
        }

        func write(_ name: String, _ text: String) throws {
            try Descriptor.replacing(path + "/" + name).write(Array(text.utf8))
        }

        func sh(_ script: String) throws {
            let end = try RunningProgram(
                ["/bin/sh", "-ec", script], environment: environment.map { "\($0.name)=\($0.value)" },
                directory: path, errors: directory.path + "/errors"
            ).finish()
            try #require(end.status == 0, "\(end)")
        }

        func facts() throws -> EvidenceGit { try #require(ProjectGit.facts(of: path, environment)) }

        func compare(_ git: EvidenceGit, from other: String = "/") -> (isProved: Bool?, sentence: String) {
            ProjectComparison(project: path, directory: other, environment: environment).compare(git)
        }
    }

    @Test("The same commit without changes is proved; another commit or a changed file is not, and is named")
    func clean() throws {
        let project = try Project()
        let then = try project.facts()
        #expect(!then.isDirty && then.tree == nil)
        #expect(project.compare(then).isProved == true)
        try project.write("new.txt", "new\n")
        let added = project.compare(then)
        #expect(added.isProved == false && added.sentence.contains("new.txt changed"), "\(added)")
        try project.sh("rm new.txt && echo two > a.txt && git commit -qam y")
        let moved = project.compare(then)
        #expect(moved.isProved == false && moved.sentence.contains("a.txt changed"), "\(moved)")
    }

    @Test("Changes that were there already are compared byte for byte, also once they are committed")
    func dirty() throws {
        let project = try Project()
        try project.write("a.txt", "two\n")
        try project.write("new.txt", "new\n")
        let then = try project.facts()
        #expect(then.isDirty && then.tree?.count == 40)
        #expect(project.compare(then).isProved == true)
        try project.sh("git add -A && git commit -qm y")
        #expect(project.compare(then).isProved == true)
        try project.write("new.txt", "other\n")
        #expect(project.compare(then).isProved == false)
        #expect(project.compare(EvidenceGit(commit: then.commit, branch: nil, isDirty: true)).isProved == false)
    }

    @Test("To look at all files writes nothing into the repository")
    func untouched() throws {
        let project = try Project()
        try project.write("new.txt", "new\n")
        let list = "find .git -type f | sort | xargs cksum"
        try project.sh("\(list) > ../before")
        #expect(try project.facts().tree != nil)
        try project.sh("\(list) > ../after && cmp ../before ../after")
    }

    @Test("At most ten changed files are named")
    func many() throws {
        let project = try Project()
        let then = try project.facts()
        for number in 10..<25 { try project.write("f\(number)", "x") }
        let sentence = project.compare(then).sentence
        #expect(sentence.contains("f19 and 5 more changed") && !sentence.contains("f20"), "\(sentence)")
    }

    @Test("Without a project here nothing is compared; one that has lost the commit proves nothing; a clone will do")
    func elsewhere() throws {
        let project = try Project()
        let then = try project.facts()
        let nowhere = ProjectComparison(project: "/nowhere/at/all", directory: "/", environment: project.environment)
        #expect(nowhere.compare(then).isProved == nil)
        #expect(nowhere.compare(then).sentence.contains("no project here"))
        let lost = EvidenceGit(commit: String(repeating: "a", count: 40), branch: nil, isDirty: false)
        #expect(project.compare(lost).isProved == false)
        let clone = ProjectComparison(
            project: "/nowhere/at/all", directory: project.path, environment: project.environment)
        #expect(clone.compare(then).isProved == true && clone.compare(then).sentence.contains("the same now"))
        try project.write("a.txt", "two\n")
        #expect(clone.compare(then).isProved == false)
    }
}
