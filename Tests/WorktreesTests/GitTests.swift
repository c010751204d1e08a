import Platform
import TestSupport
import Testing
import Worktrees

@Suite("A call of git")
struct GitTests {
    /// Runs a shell command as git's own, by an alias.
    private func call(_ ground: Ground, _ command: String, limit: Int = 1 << 22, seconds: Double = 60) async throws
        -> GitResult
    {
        let git = Git(directory: ground.top, environment: ground.environment, seconds: seconds)
        return try await git.with(options: ["-c", "alias.x=!" + command]).result(of: ["x"], limit: limit)
    }

    @Test("Its exit status, output and errors are a result, whatever they are")
    func result() async throws {
        let ground = try Ground()
        let result = try await call(ground, "echo out; echo 'error: cause.' >&2; echo 'fatal: end.' >&2; exit 3")
        #expect(result.status == 3 && result.text == "out" && result.isWhole && !result.isSuccess)
        #expect(result.complaint == "error: cause; fatal: end")
        #expect(try await call(ground, "exit 4").complaint == "git said nothing (exit status 4)")
    }

    @Test("Of a flood on both streams the beginning is taken, and the program still comes to its end")
    func flood() async throws {
        let ground = try Ground()
        let result = try await call(
            ground, "yes | head -c 3000000; yes | head -c 3000000 >&2; touch done", limit: 1_000)
        #expect(result.output.utf8.count == 1_000 && result.errors.utf8.count == 1_000 && !result.isWhole)
        #expect(FileSystem.kind(ground.top + "/done") == .file)
    }

    @Test("One that takes too long is ended with what it has started, and the error says so")
    func tooLong() async throws {
        let ground = try Ground()
        await #expect {
            try await call(ground, "mkfifo gate; echo $$ > pid; cat gate", seconds: 0.5)
        } throws: {
            ($0 as? WorktreeError)?.code == .tookTooLong
        }
        if let pid = text(of: ground.top + "/pid").flatMap({ Int32($0.dropLast()) }) {
            #expect(!(ProcessTree.descendants(of: CurrentProcess.pid).contains(pid)))
        }
    }

    @Test("What goes on in the background and holds its output is not waited for")
    func background() async throws {
        let ground = try Ground()
        let result = try await call(ground, "mkfifo gate; (cat gate) & echo started")
        #expect(result.text == "started" && result.isSuccess)
        try ground.sh(": > gate")
    }
}
