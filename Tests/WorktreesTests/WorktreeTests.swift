import Testing
import Worktrees

@Suite("Worktrees: what they are")
struct WorktreeTests {
    @Test("The project of a worktree is below its top where the user's is")
    func project() {
        let top = Worktree(name: "a-1", path: "/w/a-1", prefix: "", branch: "teambot/x", base: "0")
        #expect(top.project == "/w/a-1")
        let below = Worktree(name: "a-1", path: "/w/a-1", prefix: "sub/p", branch: "teambot/x", base: "0")
        #expect(below.project == "/w/a-1/sub/p")
    }
}
