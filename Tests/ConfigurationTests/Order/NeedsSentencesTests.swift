import Configuration
import StateMachine
import Testing

@Suite("What is said of needs that cannot be met")
struct NeedsSentencesTests {
    private func sentences(_ entries: [(String, [String])]) -> [String] {
        NeedsSentences.all(
            NeedsGraph(entries.map { NeedsGraph.Entry(path: $0.0, title: "Title of \($0.0)", needs: $0.1) }))
    }

    @Test("each names the objective and what to do")
    func each() {
        #expect(
            sentences([("/p/a.md", ["setpu.md", "nothing like it"]), ("/p/setup.md", [])]) == [
                "a.md needs \"setpu.md\", which is none of the objectives; did you mean \"setup.md\"?",
                "a.md needs \"nothing like it\", which is none of the objectives; give its file too, or remove the need.",
            ])
        #expect(
            sentences([("/p/a.md", ["c.md"]), ("/q/c.md", []), ("/r/c.md", [])]) == [
                "a.md needs \"c.md\", which can be /q/c.md and /r/c.md; write a path that only one has."
            ])
        #expect(sentences([("/p/a.md", ["a"])]) == ["a.md needs \"a\", which is itself; remove the need."])
    }

    @Test("a ring is shown with its arrows")
    func ring() {
        #expect(
            sentences([("/p/a.md", ["b"]), ("/p/b.md", ["a"])]) == [
                "These objectives wait for each other: a.md → b.md → a.md; remove one of the needs."
            ])
    }

    @Test("no name reaches the terminal with characters that it would obey")
    func hostile() {
        let said = sentences([("/p/\u{1B}[2J.md", ["\u{1B}x"])]).joined()
        #expect(!said.contains("\u{1B}") && said.contains("\"\\u001b[2J.md\" needs \"\\u001bx\""))
    }
}
