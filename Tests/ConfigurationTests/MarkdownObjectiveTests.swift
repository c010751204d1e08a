import Configuration
import Testing

@Suite("Reading an objective")
struct MarkdownObjectiveTests {
    private func read(_ text: String) -> Objective {
        ObjectiveReader.read(Array(text.utf8), fileName: "objective.md").objective
    }

    private func problems(_ text: String) -> [MarkdownProblem] {
        ObjectiveReader.read(Array(text.utf8), fileName: "objective.md").problems
    }

    @Test(
        "A-13: the title is the first heading with one #",
        arguments: [
            ("# Objective: Greet people", "Greet people"), ("# objective:Greet", "Greet"), ("intro\n# Late", "Late"),
            ("## Objective\ntext", "Objective"), ("## Goals\n- a", "Untitled"), ("", "Untitled"),
            ("```sh\n# comment\n```\n# Real", "Real"), ("\u{FEFF}# Marked\r\n", "Marked"), ("# Größe\n", "Größe"),
            ("# Objective:\n", "Untitled"),
        ])
    func title(text: String, expected: String) {
        #expect(read(text).title == expected)
    }

    @Test(
        "A-14, A-15, AW-27: goals under headings of any case and level, and under bold labels",
        arguments: [
            ("## Goals\n1. a\n- b\n* c\n+ d\n2) e", ["a", "b", "c", "d", "e"]),
            ("## GOAL\n\nBuild it\nwell.", ["Build it well."]),
            ("#### goals:\n- a\n  on two lines\n- b", ["a on two lines", "b"]),
            ("## 🎯 1. Goals\n- a", ["a"]),
            ("**Goal**: one thing", ["one thing"]), ("**Goal:** one\nthing", ["one thing"]),
            ("**Goals**:\na\nb\n\nnot a goal", ["a", "b"]), ("**Goals:**\n\n- a\n\n- b\n\nnot a goal", ["a", "b"]),
            ("**Goals**\n- a", ["a"]), ("__Goal__: a", ["a"]),
            ("**Goal**:\n- a\n**Problem**: x\n- y", ["a"]),
            ("## Goals\n- a\n### Later\n- b\n### Non-Goals\n- c\n## Other\n- d", ["a", "b"]),
            ("## Goals\nWe want:\n- a\n\n---\n- a", ["a"]), ("## Goals\n```\n- x\n```\n<!-- - y -->\n- z", ["z"]),
            ("## Goals\r\n- a\r\n- b\r\n", ["a", "b"]), ("## Goals\n## Goal\n- a", ["a"]),
        ])
    func goals(text: String, expected: [String]) {
        #expect(read(text).goals == expected)
    }

    @Test(
        "A-16, AW-27: criteria with checkboxes of every kind, and plain bullets as open ones",
        arguments: [
            ("## Success Criteria\n- [ ] a\n- [x] b\n* [X] c\n+ [ ] d", ["a", "+b", "+c", "d"]),
            ("## success criteria\n- plain\n1. [x] numbered", ["plain", "+numbered"]),
            ("**Success Criteria**:\n* [ ] a\n- [x] b", ["a", "+b"]),
            ("**Success Criteria:** all of\n\n- [ ] a\n  goes on", ["a goes on"]),
            ("## Success Criteria\nonly prose", []), ("## Success Criteria\n- [ ]\n- [ ] a", ["a"]),
            ("## Success Criteria\n- [link](x) works", ["[link](x) works"]),
        ])
    func criteria(text: String, expected: [String]) {
        #expect(read(text).successCriteria.map { ($0.isDone ? "+" : "") + $0.text } == expected)
    }

    @Test("A-17, AW-27: constraints and context are found where the project's own template has them")
    func template() {
        let objective = read(
            """
            # Objective: T
            A few words.

            ## Technical Context
            **Target**: Linux
            **Key Constraints**:
            - no network
            **Testing**: by hand

            more
            ## Additional Context
            See RFC 1.
            """)
        #expect(objective.constraints == ["no network"])
        #expect(objective.context == "**Target**: Linux\n**Testing**: by hand\n\nmore\n\nSee RFC 1.")
        #expect(objective.description == "A few words.")
    }

    @Test("fenced blocks with a path give files, whatever is in them")
    func files() {
        let objective = read("```sh path=a.sh\n# hi\r\n  x\n```\n~~~ path=\"b c.txt\"\n~~~\n```sh\nno\n```\n")
        #expect(
            objective.files == [
                ObjectiveFile(path: "a.sh", content: "# hi\n  x\n"), ObjectiveFile(path: "b c.txt", content: ""),
            ])
    }

    @Test("A-18: the raw text is kept, without a byte order mark")
    func raw() {
        #expect(read("\u{FEFF}# A\r\nb").rawText == "# A\r\nb")
    }

    @Test("AW-27: an objective without goals or criteria is a problem that names the place")
    func missing() {
        #expect(problems("").map(\.line) == [1, 1])
        let both = problems("# T\n\ntext\n")
        #expect(both.map(\.line) == [2, 4])
        #expect(
            both.first?.message.hasPrefix("objective.md:2: The objective has no goal: write a section `## Goals`")
                == true)
        let empty = problems("# T\n## Goals\n\n## Success Criteria\nprose\n")
        #expect(empty.map(\.line) == [2, 4])
        #expect(empty.last?.message.contains("The section \"Success Criteria\" has no success criterion") == true)
        #expect(problems("# T\n## Goals\n- a\n## Success Criteria\n- b\n").isEmpty)
    }

    @Test("a fence or comment that is never closed is named, because it hides the sections after it")
    func hidden() {
        #expect(
            problems("# T\n```\n## Goals\n- a\n").first?.message.contains("begins on line 2 is never closed") == true)
        #expect(problems("# T\n<!-- x\n## Goals\n").first?.message.contains("comment that begins on line 2") == true)
    }
}
