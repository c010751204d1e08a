import Configuration
import Testing

@Suite("A plan file as an objective")
struct PlanTests {
    private func read(_ text: String, _ batches: BatchRange? = nil) -> (objective: Objective, problems: [String]) {
        let (objective, problems) = ObjectiveReader.read(Array(text.utf8), fileName: "p.md", batches: batches)
        return (objective, problems.map { String($0.message.dropFirst("p.md:".count)) })
    }

    /// A batch with tasks of one word each.
    private func batch(_ number: String, needs: String = "None", _ tasks: String...) -> String {
        let tasks = tasks.map { "### Task \($0): Do it\nWrite it.\n**Verification:**\n- it works\n" }
        return "## Batch \(number): B\n**Dependencies:** \(needs)\n" + tasks.joined()
    }

    private static let whole = """
        # The greeting plan

        **Goal:** People are greeted.
        **Constraints:**
        - no network

        ## Batch 2: Pages
        **Execution Mode:** remote
        **Dependencies:** Batch 1

        ### Task 2.1: Add a page
        **Files:**
        - Create: `page.html`
        **Implementation:**
        Write the page:

        ```html path=page.html
        <p>
        ```
        **Goal:** not a goal of the plan
        **Depends on:** Task 1.10

        ## Batch 1: Ground

        #### Task 1.10: Call it
        **File:** `main.swift`
        ### Task 1.2: Greet
        **Implementation:**
        Write a function.
        It greets.
        **Verification:**
        - [x] `swift test`

        ## Success Criteria
        - [ ] everybody is greeted
        """

    @Test("C-28: tasks are goals with their files and text, verifications are criteria that name their task")
    func whole() throws {
        let (objective, problems) = read(Self.whole)
        #expect(problems.isEmpty, "\(problems)")
        #expect(objective.title == "The greeting plan")
        #expect(
            objective.goals == [
                "People are greeted.", "Task 1.2: Greet. Write a function. It greets.",
                "Task 1.10: Call it. Files: main.swift.",
                "Task 2.1: Add a page. Files: create page.html. Write the page: **Goal:** not a goal of the plan.",
            ])
        #expect(
            objective.successCriteria == [
                Criterion(text: "everybody is greeted"), Criterion(text: "Task 1.2: `swift test`", isDone: true),
            ])
        #expect(objective.constraints == ["no network"])
        #expect(objective.files == [ObjectiveFile(path: "page.html", content: "<p>\n")])
        #expect(objective.context.hasPrefix("### Task 2.1: Add a page\n\nWrite the page:\n\n```html"), "code is kept")
        let plan = try #require(objective.plan)
        #expect(plan.batches.map(\.number) == [1, 2] && plan.batches.map(\.title) == ["Ground", "Pages"])
        #expect(plan.batches.map(\.executionMode) == ["local", "remote"])
        #expect(plan.batches.map(\.dependencies) == [[], [1]])
        #expect(plan.tasks.map(\.number.text) == ["1.2", "1.10", "2.1"])
    }

    @Test("an objective without a batch is no plan, whatever resembles one")
    func ordinary() {
        let text =
            "# Batch 1: Import\n## Goals\n- a\n### Task 1: x\n- b\n## Success Criteria\n- c\n## Batch processing\n"
        let (objective, problems) = read(text)
        #expect(problems.isEmpty && objective.plan == nil && objective.goals == ["a", "b"], "\(problems)")
    }

    @Test("batches come after those that they depend on, tasks after theirs, and otherwise by their numbers")
    func order() {
        let text = batch("3", "3.1") + batch("1", needs: "Batch 2 (the ground)", "1.10", "1.9") + batch("2", "2.1")
        #expect(read(text).objective.plan?.tasks.map(\.number.text) == ["2.1", "1.9", "1.10", "3.1"])
        let inside =
            "## Batch 1\n### Task 1.1: A\nx\n**Depends on:** Task 1.3\n### Task 1.2: B\nx\n"
            + "### Task 1.3: C\nx\n**Verification:** y\n"
        #expect(read(inside).objective.plan?.tasks.map(\.number.text) == ["1.3", "1.1", "1.2"])
    }

    @Test("of a number N.M only the N counts, and its parts are one batch")
    func parts() {
        let plan = read(batch("1.1", "1") + batch("1.2", needs: "Batch 2", "2") + batch("2", "3")).objective.plan
        #expect(plan?.batches.map(\.number) == [2, 1])
        #expect(plan?.tasks.map(\.number.text) == ["3", "1", "2"])
    }

    @Test("a range chooses batches; what they depend on outside of it counts as done")
    func range() {
        let text = batch("1", "1.1") + batch("2", needs: "Batch 1", "2.1") + batch("3", "3.1")
        let (objective, problems) = read(text, BatchRange(2...3))
        #expect(problems.isEmpty && objective.order.batches == BatchRange(2...3))
        #expect(objective.goals.map { $0.prefix(8) } == ["Task 2.1", "Task 3.1"])
        #expect(objective.successCriteria.map(\.text) == ["Task 2.1: it works", "Task 3.1: it works"])
        #expect(read("---\nbatches: 3\n---\n" + text).objective.plan?.batches.map(\.number) == [3])
        let both = read("---\nbatches: 3\n---\n" + text, BatchRange(1...1))
        #expect(both.objective.plan?.batches.map(\.number) == [1], "the command line counts more")
        #expect(read(text, .all).objective.plan?.batches.count == 3)
    }

    @Test("a range without a batch names those that there are")
    func emptyRange() {
        let text = "---\npriority: 1\nbatches: 4-6\n---\n" + batch("1", "1.1") + batch("3", "3.1")
        let sentence = "The plan has no batch 4-6; choose among those that it has: 1 and 3."
        #expect(read(text).problems == ["3: " + sentence])
        #expect(read(text, BatchRange(4...6)).problems == ["1: " + sentence])
    }

    @Test("CW-16: no verification is invented; without any criterion the plan lacks one, like every objective")
    func verification() {
        let (objective, problems) = read("## Batch 1\n### Task 1.1: A\nx\n")
        #expect(objective.successCriteria.isEmpty)
        #expect(problems.count == 1 && problems.first?.contains("has no success criterion") == true)
        #expect(read("## Batch 1\n### Task 1.1: A\nx\n## Success Criteria\n- y\n").problems.isEmpty)
    }
}
