import Configuration
import Testing

@Suite("Reading the tasks of a plan")
struct PlanTaskReaderTests {
    private func read(_ text: String) -> (tasks: [PlanTask], problems: [MarkdownProblem]) {
        PlanTaskReader.read(MarkdownOutline(text).lines, fileName: "plan.md")
    }

    private func task(_ body: String) throws -> PlanTask {
        let (tasks, problems) = read("### Task 1.1: T\n" + body)
        #expect(problems.isEmpty, "\(problems)")
        return try #require(tasks.first)
    }

    @Test("C-28: a task has a number, a title, files, what is to be done, verifications and dependencies")
    func whole() throws {
        let (tasks, problems) = read(
            """
            # A plan
            ### Task 1.2: Greet people

            **Files:**
            - Create: `src/greet.swift`
            - Modify: `src/main.swift:10-20` – call it
            - Update `README.md`, `docs/a b.md`
            - ./tests/greet.swift

            **Implementation:**
            Write a function.

            ```swift
            func greet() {}
            ```

            **Verification:**
            - [x] `swift test` passes
            - Run:
              ```sh
              $ swift run \\
                  greet Ada
              ```

            **Depends on:** Task 1.1
            #### Remarks
            Be brief.
            ### Notes
            - Modify: nothing
            """)
        #expect(problems.isEmpty)
        let task = try #require(tasks.first)
        #expect(tasks.count == 1)
        #expect(task.number.text == "1.2" && task.title == "Greet people" && task.line == 2)
        #expect(
            task.files == [
                PlanFile(change: .create, path: "src/greet.swift"), PlanFile(change: .modify, path: "src/main.swift"),
                PlanFile(change: .update, path: "README.md"), PlanFile(change: .update, path: "docs/a b.md"),
                PlanFile(path: "tests/greet.swift"),
            ])
        #expect(task.text == "Write a function.\n\n```swift\nfunc greet() {}\n```\n\n#### Remarks\nBe brief.")
        #expect(
            task.verifications == [
                Criterion(text: "`swift test` passes", isDone: true),
                Criterion(text: "Run: `$ swift run greet Ada`"),
            ])
        #expect(task.dependencies.map(\.text) == ["1.1"])
        #expect(task.body.hasPrefix("**Files:**\n- Create") && task.body.hasSuffix("Be brief."))
    }

    @Test(
        "headings with two to six #, with letters in the number, signs and bold letters around it",
        arguments: [
            ("### Task 1.1: A", "1.1 A"), ("#### Task 2.1b - A", "2.1b A"), ("## Task 3 — A", "3 A"),
            ("### Task 4", nil), ("### Task A.1: A", "A.1 A"), ("### Task B: A", "B A"), ("### ✅ Task 1. A", "1 A"),
            ("### [x] Task 1: A", "1 A"), ("### **Task 1.1:** A", "1.1 A"), ("### 3. task #7) A", "7 A"),
            ("### Task 1.1 A thing", "1.1 A thing"), ("### Task a list", nil), ("### Task: A", nil),
            ("### Task 1.1:", nil), ("### Task 1..1: A", nil), ("### Task 1234567890: A", nil),
            ("### Task 1.1ü: A", nil), ("### Task 1 2: A", "1 2: A"),
        ])
    func headings(heading: String, expected: String?) {
        let (tasks, problems) = read(heading)
        #expect(tasks.first.map { "\($0.number) \($0.title)" } == expected)
        #expect(problems.isEmpty == (expected != nil), "a task that cannot be read is a problem")
    }

    @Test(
        "what only resembles a task's heading is none",
        arguments: ["### Tasks", "### Tasking 1: A", "# Task 1: A", "```\n### Task 1: A\n```", "Task 1: A"])
    func others(text: String) {
        let (tasks, problems) = read(text)
        #expect(tasks.isEmpty && problems.isEmpty)
    }

    @Test(
        "files: create, modify, update or bare paths, in a list or on the line",
        arguments: [
            ("**File:** `a.swift`", ["a.swift"]), ("**Files:** a.swift, b c.swift", ["a.swift", "b c.swift"]),
            ("**Files:**\n\n- Create: a.swift (new)\n* `b` and `c` – not `d`", ["create a.swift", "b", "c"]),
            ("**Files**:\n- **Modify:** `a`\n\nmore", ["modify a"]), ("- **Files:** a", ["a"]),
            ("Files: a", ["a"]), ("**Files:** None", []), ("**Files:** None (only a command)", []),
            ("**Files to change:**\n```\na\nb\n```", ["a", "b"]),
            ("**Files:**\n- a\n- a\n**Note:** b\n- c", ["a"]), ("#### Files\n- a", ["a"]),
            ("**Files:**\n- Test: `t.swift:3`", ["test t.swift"]),
        ])
    func files(body: String, expected: [String]) throws {
        let files = try task(body).files
        #expect(files.map { ($0.change.map { "\($0) " } ?? "") + $0.path } == expected)
    }

    @Test(
        "dependencies: the tasks that are mentioned, in bold or not, also in the title",
        arguments: [
            ("**Depends on:** Task 1.1, Task 1.2", ["1.1", "1.2"]),
            ("**Depends on:** Tasks 1, 2 and 3b", ["1", "2", "3b"]),
            ("**Depends on:** None", []), ("**Dependencies:**\n- Task 1 (makes 2 files)\n- Task A", ["1", "A"]),
            ("Depends on task 4.", ["4"]), ("- depends on Task 4, task 4", ["4"]),
            ("**Depends on**: 1.2; 1.3", ["1.2", "1.3"]),
            ("**Depends on:** Tasks 1.1-1.3", ["1.1", "1.2", "1.3"]),
            ("**Depends on:** Task 1 – Task 3", ["1", "2", "3"]),
            ("**Depends on:** Tasks 1 to 3 and 5", ["1", "2", "3", "5"]), ("**Depends on:** Task 1 - the page", ["1"]),
            ("**Depends on:** None (it is the first)", []), ("**Depends on:** None. Begin at once", []),
            ("**Depends on:** Task 2. A note", ["2"]), ("Nothing depends on task 3", []),
        ])
    func dependencies(body: String, expected: [String]) throws {
        #expect(try task(body).dependencies.map(\.text) == expected)
    }

    @Test("a title may say what the task depends on")
    func title() {
        #expect(read("### Task 2: Add (depends on Task 1)").tasks.first?.dependencies.map(\.text) == ["1"])
    }

    @Test(
        "what cannot be read is a problem with its line, and says what to write",
        arguments: [
            (
                "### Task: A",
                "plan.md:1: This heading begins like a task's but has no number: write one, for example: "
                    + "### Task 1.1: Add a page"
            ),
            (
                "\n### Task 1.2",
                "plan.md:2: Task 1.2 has no title: write one, for example: ### Task 1.2: Add a page"
            ),
            (
                "### Task 1: A\n**Files:**\n- Create:",
                "plan.md:3: Task 1 names no file here: write its path, for example: - Create: `src/a.swift`"
            ),
            (
                "### Task 1: A\n**Depends on:** Tasks 1.1-2.3",
                "plan.md:2: Task 1 depends on something that is no task: write the numbers of tasks, for example: "
                    + "**Depends on:** Task 1.1, Task 1.2"
            ),
            (
                "### Task 1: A\n**Depends on:** the weather",
                "plan.md:2: Task 1 depends on something that is no task: write the numbers of tasks, for example: "
                    + "**Depends on:** Task 1.1, Task 1.2"
            ),
        ])
    func problems(text: String, message: String) {
        #expect(read(text).problems.map(\.message) == [message])
    }

    @Test("tasks are sorted by their numbers, not by their letters")
    func order() {
        let numbers = ["A", "1.10", "2", "1.2a", "1.2", "1.2.1", "10", "1.A"].compactMap { PlanTaskNumber($0) }
        #expect(numbers.sorted().map(\.text) == ["1.2", "1.2.1", "1.2a", "1.10", "1.A", "2", "10", "A"])
        #expect(PlanTaskNumber("01.2B") == PlanTaskNumber("1.2b"))
    }
}
