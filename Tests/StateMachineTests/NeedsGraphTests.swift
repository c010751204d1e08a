import StateMachine
import Testing

@Suite("Which objectives wait for which others")
struct NeedsGraphTests {
    private func graph(_ entries: (String, String, [String])...) -> NeedsGraph {
        NeedsGraph(entries.map { NeedsGraph.Entry(path: $0.0, title: $0.1, needs: $0.2) })
    }

    @Test(
        "a need is a path from the directory of the objective, a file name with or without .md, or a title",
        arguments: [
            ("b.md", 1), ("b", 1), ("./b.md", 1), ("../p/b.md", 1), ("/p/b.md", 1), ("/p/b", 1), ("c", 2), ("c.md", 2),
            ("../q/c.md", 2), ("../q/c", 2), ("The C", 2), ("d", 3), ("d.markdown", 3),
        ])
    func resolved(need: String, expected: Int) {
        let graph = graph(
            ("/p/a.md", "The A", [need]), ("/p/b.md", "The B", []), ("/q/c.md", "The C", []), ("/q/d.markdown", "D", [])
        )
        #expect(graph.problems.isEmpty && graph.needs.first == [expected])
    }

    @Test(
        "case counts, and what is unknown, ambiguous or itself is told", arguments: ["B.md", "the b", "x.md", "", "q"])
    func unknown(need: String) {
        let graph = graph(("/p/a.md", "The A", [need]), ("/p/b.md", "The B", []))
        #expect(graph.problems == [.unknown(entry: 0, need: need)] && graph.needs == [[], []])
    }

    @Test("a path decides where several have the same file name or title")
    func ambiguous() {
        let graph = graph(
            ("/p/a.md", "A", ["c.md", "q/c.md", "S"]), ("/q/c.md", "S", []), ("/r/c.md", "S", []),
            ("/p/q/c.md", "T", []))
        #expect(
            graph.problems == [
                .ambiguous(entry: 0, need: "c.md", candidates: [1, 2, 3]),
                .ambiguous(entry: 0, need: "S", candidates: [1, 2]),
            ])
        #expect(graph.needs.first == [3])
        #expect(graph.names == ["a.md", "/q/c.md", "/r/c.md", "/p/q/c.md"])
    }

    @Test("an objective cannot need itself, but another of its title")
    func itself() {
        #expect(graph(("/p/a.md", "A", ["a"])).problems == [.itself(entry: 0, need: "a")])
        #expect(graph(("/p/a.md", "A", ["A"]), ("/p/b.md", "A", [])).needs == [[1], []])
    }

    @Test("each comes after those that it needs, and otherwise as given")
    func order() {
        let graph = graph(
            ("/a.md", "", []), ("/b.md", "", ["d", "d.md"]), ("/c.md", "", []), ("/d.md", "", ["a"]))
        #expect(graph.needs == [[], [3], [], [0]] && graph.order == [0, 3, 1, 2])
    }

    @Test("rings are found, each once, whatever hangs on them")
    func cycles() {
        let graph = graph(
            ("/x.md", "", ["b"]), ("/a.md", "", ["b"]), ("/b.md", "", ["c"]), ("/c.md", "", ["a", "b"]),
            ("/y.md", "", []))
        #expect(graph.problems == [.cycle([1, 2, 3]), .cycle([2, 3])])
        #expect(graph.order.sorted() == [0, 1, 2, 3, 4])
    }

    @Test("ten thousand objectives in a chain, a star and a ring take linear time")
    func many() {
        let count = 10_000
        func entries(_ needs: (Int) -> [String]) -> [NeedsGraph.Entry] {
            (0..<count).map { NeedsGraph.Entry(path: "/p/\($0).md", title: "Same", needs: needs($0)) }
        }
        let chain = NeedsGraph(entries { $0 + 1 < count ? ["\($0 + 1)"] : [] })
        #expect(chain.problems.isEmpty && chain.order.first == count - 1)
        let star = NeedsGraph(entries { $0 == 0 ? [] : ["0.md", "./0.md"] })
        #expect(star.problems.isEmpty && star.order == Array(0..<count))
        let ring = NeedsGraph(entries { ["\(($0 + 1) % count)", "0"] })
        #expect(ring.problems.count <= 11)
        #expect(NeedsGraph(entries { _ in ["Same"] }).problems.count == count)
    }
}
