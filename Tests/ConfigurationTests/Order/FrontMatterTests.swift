import Configuration
import Testing

@Suite("The front matter of an objective")
struct FrontMatterTests {
    private static let body = "# T\n## Goals\n- a\n## Success Criteria\n- b\n"

    private func read(_ front: String, _ batches: BatchRange? = nil) -> (Objective, [MarkdownProblem]) {
        ObjectiveReader.read(Array((front + Self.body).utf8), fileName: "o.md", batches: batches)
    }

    @Test("gives priority, needs, further tries and title, and none of it is a goal")
    func values() {
        let (objective, problems) = read(
            "---\npriority: 7\nneeds: [a.md, \"b, c.md\", 'it''s']\nretries: 0 # none\n\n# why\ntitle: \"Say: hi\"\n---\n"
        )
        #expect(problems.isEmpty, "\(problems)")
        #expect(objective.order == ObjectiveOrder(priority: 7, needs: ["a.md", "b, c.md", "it's"], retries: 0))
        #expect(objective.title == "Say: hi")
        #expect(objective.goals == ["a"] && objective.successCriteria == [Criterion(text: "b")])
        #expect(objective.description == nil)
        #expect(objective.rawText.hasPrefix("---\npriority"), "the text of the file is kept whole")
    }

    @Test(
        "needs are a list on the line, items below it, or one name",
        arguments: [
            ("needs: [a, b]", ["a", "b"]), ("needs:\n- a\n  - \"b c\"\n- 'd' # last", ["a", "b c", "d"]),
            ("needs: a.md", ["a.md"]), ("needs: []", []), ("needs:", []), ("needs: [a, ]", ["a"]),
            ("needs: [ 'a]', \"\\\"b\\\"\" ] # x", ["a]", "\"b\""]), ("needs: [issue #3]", ["issue #3"]),
        ])
    func needs(front: String, expected: [String]) {
        let (objective, problems) = read("---\n\(front)\n---\n")
        #expect(problems.isEmpty && objective.order.needs == expected, "\(problems)")
    }

    @Test(
        "is only what stands at the very beginning, with any line breaks",
        arguments: [
            ("\u{FEFF}---\r\npriority: 2\r\n--- \r\n", 2), ("---\n---\n", 0), ("\n---\npriority: 2\n---\n", 0),
            ("text\n---\npriority: 2\n---\n", 0), ("----\npriority: 2\n---\n", 0), ("", 0),
            ("---\npriority: -3\n---\n```\n---\n```\n", -3), ("---\n# ```\n# <!--\npriority: 2\n---\n", 2),
        ])
    func place(front: String, priority: Int) {
        let (objective, problems) = read(front)
        #expect(problems.isEmpty, "\(problems)")
        #expect(objective.order.priority == priority && objective.goals == ["a"])
    }

    @Test("lines are counted from the beginning of the file, and what is missing belongs after the front matter")
    func lines() {
        let text = "---\npriority: 1\n---\n\nno goals\n"
        let problems = ObjectiveReader.read(Array(text.utf8), fileName: "o.md").problems
        #expect(problems.map(\.line) == [4, 6])
        let named = ObjectiveReader.read(Array("---\n---\n# T\n## Goals\n".utf8), fileName: "o.md").problems
        #expect(named.map(\.line) == [4, 5])
    }

    @Test(
        "what is wrong in it is said with its line and what to write",
        arguments: [
            ("---\nprioritty: 1\n---", "2: The front matter has no key \"prioritty\"; did you mean \"priority\"?"),
            ("---\nauthor: me\n---", "2: The front matter has no key \"author\"; remove it."),
            (
                "---\npriority: high\n---",
                "2: \"priority\" must be a whole number from -1000000 to 1000000, not \"high\"; write for example: "
                    + "priority: 5"
            ),
            (
                "---\n\nretries: -1\n---",
                "3: \"retries\" must be a whole number from 0 to 100, not \"-1\"; write for example: retries: 2"
            ),
            ("---\nretries: [1]\n---", "2: \"retries\" must be one value, not a list; remove the brackets."),
            ("---\ntitle:\n---", "2: \"title\" must not be empty; write a title, or remove the key."),
            (
                "---\nbatches: 3-1\n---",
                "2: \"batches\" must be a range of batches, such as 1-3, one batch, such as 2, or all, not \"3-1\"."
            ),
            (
                "---\nneeds: [a\n---",
                "2: The value of \"needs\" does not end on its line: close the list with ] or the quotation with its "
                    + "mark."
            ),
            (
                "---\ntitle: \"a\n---",
                "2: The value of \"title\" does not end on its line: close the list with ] or the "
                    + "quotation with its mark."
            ),
            (
                "---\nhello\n---",
                "2: This line of the front matter is no key with a value: write one, for example: priority: 5"
            ),
            (
                "---\npriority: 1\n- a\n---",
                "3: A list can stand only under \"needs\" in the front matter: remove this line, or write needs: above "
                    + "it."
            ),
            ("---\nneeds:\n-\n---", "3: This item names no objective: write its file, for example: - setup.md"),
            ("---\nneeds: [a, \"\"]\n---", "2: This item names no objective: write its file, for example: - setup.md"),
            (
                "---\ntitle: ' '\n---", "2: \"title\" must not be empty; write a title, or remove the key."
            ),
            ("---\npriority: 1\npriority: 2\n---", "3: \"priority\" stands on line 2 already; remove one of the two."),
            (
                "---\npriority: 1\n",
                "1: The front matter that begins here has no end: write a second line --- after its last key, or remove "
                    + "this line."
            ),
            (
                "---\nbatches: 1-2\n---",
                "2: The objective has no batches to choose from: write headings such as ## Batch 1: Title, or choose "
                    + "none."
            ),
        ])
    func problems(front: String, expected: String) {
        #expect(read(front + "\n").1.map(\.message) == ["o.md:" + expected])
    }

    @Test("several problems are told at once")
    func several() {
        #expect(read("---\nretries: x\nfoo: 1\npriority: y\n---\n").1.map(\.line) == [2, 3, 4])
    }
}

@Suite("A range of batches")
struct BatchRangeTests {
    @Test(
        "is written 1-3, 2 or all",
        arguments: [
            ("1-3", "1-3"), (" 2 ", "2"), ("ALL", "all"), ("2 – 5", "2-5"), ("3-3", "3"), ("0-1", "0-1"), ("3-1", nil),
            ("", nil), ("-1", nil), ("1-", nil), ("1-2-3", nil), ("a", nil), ("1,2", nil), ("12345678901", nil),
        ])
    func texts(text: String, expected: String?) {
        #expect(BatchRange(text)?.description == expected)
    }

    @Test("contains its ends")
    func contains() {
        #expect((0...5).filter { BatchRange(1...3).contains($0) } == [1, 2, 3])
        #expect((0...5).allSatisfy { BatchRange.all.contains($0) })
    }
}
