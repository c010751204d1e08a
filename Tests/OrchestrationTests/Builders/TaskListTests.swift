import Testing

@testable import Orchestration

/// Which tasks are read from a plan, and what is read of each.
@Suite struct TaskListTests {
    @Test("The items of a numbered list are tasks, with what is indented below them")
    func numbered() {
        let tasks = TaskList(
            """
            # Plan

            1. Write `Sources/A.swift`.
               It has a type.
            2. Write `Sources/B.swift:10-20` (depends on task 1).

               ```
               3. no task, but code
               ```
            3) Wire both; depends on tasks 1 and 2.

            That is all.
            """
        ).tasks
        #expect(tasks.map(\.number) == ["1", "2", "3"])
        #expect(tasks.map(\.files) == [["Sources/A.swift"], ["Sources/B.swift"], []])
        #expect(tasks.map(\.needs) == [[], ["1"], ["1", "2"]])
        #expect(tasks.first?.text == "1. Write `Sources/A.swift`.\n   It has a type.")
    }

    @Test("Sections under headings such as ### Task are tasks, and a list inside them is none")
    func headings() {
        let tasks = TaskList(
            """
            ## Batch 1
            ### Task 1.1: The model
            **Files:**
            - Create: `Sources/Model.swift`
            - Modify: Package.swift

            Do it so:

            1. think
            2. write
            ### Task 1.2 - The view
            **Files:** `Sources/View.swift`, `README.md`
            **Dependencies:** Task 1.1

            See `Sources/Other.swift`.
            ## Batch 2
            Nothing yet.
            """
        ).tasks
        #expect(tasks.map(\.number) == ["1.1", "1.2"])
        #expect(
            tasks.map(\.files) == [["Sources/Model.swift", "Package.swift"], ["Sources/View.swift", "README.md"]])
        #expect(tasks.map(\.needs) == [[], ["1.1"]])
        #expect(tasks.last?.text.contains("Nothing yet") == false)
    }

    @Test(
        "Of several lists the one under a heading of steps is meant, and one that goes on with the next number is one")
    func severalLists() {
        #expect(TaskList("## Risks\n1. a\n2. b\n## Steps\n1. c\n2. d\n3. e\n").tasks.count == 3)
        #expect(TaskList("## One\n1. a\n2. b\n## Two\n3. c\n").tasks.map(\.number) == ["1", "2", "3"])
        #expect(TaskList("1. a\n1. b\n1. c\n").tasks.map(\.number) == ["1", "2", "3"])
        #expect(TaskList("## One\n1. a\n2. b\n## Two\n1. c\n").tasks.isEmpty, "nobody knows which is meant")
        #expect(TaskList("No list at all.\n- a\n- b\n").tasks.isEmpty)
        #expect(TaskList("### Task 1\n### Task 1\n").tasks.isEmpty, "one number, two tasks")
    }

    @Test(
        "Dependencies are read as people write them",
        arguments: [
            ("Depends on task 2.", ["2"]), ("(depends on tasks 1, 2 and 4-6)", ["1", "2", "4", "5", "6"]),
            ("**Depends on:** Task 1, Task 3", ["1", "3"]), ("It depends on 2 libraries.", []),
            ("depends on: none", []), ("**Dependencies**: Step 2b", ["2b"]), ("depends on #3; done", ["3"]),
            ("Depends on task 1.2. 5 files", ["1.2"]), ("depends on the weather", []), ("depends", []),
        ])
    func dependencies(_ text: String, _ numbers: [String]) { #expect(TaskNeeds.all(in: text) == numbers) }

    @Test(
        "A path is told from other words between back-ticks",
        arguments: [
            ("`a/b.swift` `./c.md` `d`", ["a/b.swift", "c.md"]), ("`foo()` `--flag` `$X/y` `1.5`", []),
            ("`Sources/Ground/`", ["Sources/Ground"]), ("`/etc/passwd`", []),
            ("`Makefile` `.gitignore`", [".gitignore"]),
        ])
    func paths(_ text: String, _ paths: [String]) { #expect(TaskFiles.all(in: text) == paths) }
}
