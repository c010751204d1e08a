import Configuration
import Testing

@Suite("What cannot be read in a plan file")
struct PlanProblemTests {
    private static let openCode = "## Batch 1\n### Task 1: A\n**Verification:**\n```\n"
    private static let end = "\n## Success Criteria\n- c\n"

    @Test(
        "is a problem with its line, and never dropped",
        arguments: [
            (
                "## Batch 1: A\ntext",
                "1: Batch 1 has no task: write one below, for example: ### Task 1.1: Add a page"
            ),
            (
                "## Batch 1\n### Task: A\nx",
                "2: This heading begins like a task's but has no number: write one, for example: ### Task 1.1: Add a page"
            ),
            (
                "## Batch 1\n### Task 1.1: A\n**Verification:** y",
                "2: Task 1.1 does not say what to do: write **Files:** or **Implementation:** below it."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n### Task 1.1: B\ny",
                "4: Task 1.1 stands on line 2 already; give each its own number."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n## Batch 1: again\n### Task 1.2: B\nx",
                "4: Batch 1 begins on line 1 already; give each its own number."
            ),
            (
                "### Task 1.1: A\nx\n## Batch 1\n### Task 1.2: A\nx",
                "1: This task stands in no batch: move it below a heading such as ## Batch 1: Title."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n## Notes\n### Task 1.2: A\nx",
                "5: This task stands in no batch: move it below a heading such as ## Batch 1: Title."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n## Batch two: B",
                "4: This heading begins like a batch's and is none: write it as ## Batch 2: Title, or begin it with "
                    + "another word."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n#### Batch 2: B",
                "4: This heading begins like a batch's and is none: write it as ## Batch 2: Title, or begin it with "
                    + "another word."
            ),
            (
                "## Batch 1\n**Dependencies:** the weather\n### Task 1.1: A\nx",
                "2: Batch 1 depends on something that is no batch: write the numbers of batches, for example: "
                    + "**Dependencies:** Batch 1, or None"
            ),
            (
                "## Batch 1\n**Dependencies:** Batch 3\n### Task 1.1: A\nx",
                "1: Batch 1 depends on batch 3, which the plan does not have; its batches are 1."
            ),
            (
                "## Batch 1\n**Dependencies:** Batch 2\n### Task 1.1: A\nx\n## Batch 2\n**Dependencies:**\n- Batch 1\n"
                    + "### Task 2.1: A\nx",
                "1: Batch 1 → Batch 2 → Batch 1 depend on each other in a ring: remove one of the dependencies."
            ),
            (
                "## Batch 1\n**Dependencies:** Batch 1\n### Task 1.1: A\nx",
                "1: Batch 1 → Batch 1 depend on each other in a ring: remove one of the dependencies."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n**Depends on:** Task 1.9",
                "2: Task 1.1 depends on task 1.9, which the plan does not have; write the number of one that it has."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n**Depends on:** Task 1.2\n### Task 1.2: B\nx\n**Depends on:** Task 1.1",
                "2: Task 1.1 → Task 1.2 → Task 1.1 depend on each other in a ring: remove one of the dependencies."
            ),
            (
                "## Batch 1\n### Task 1.1: A\nx\n**Depends on:** Task 2.1\n## Batch 2\n### Task 2.1: B\nx",
                "2: Task 1.1 depends on task 2.1, whose batch 2 comes later; let batch 1 depend on it, or move one of "
                    + "the tasks."
            ),
        ])
    func problems(text: String, expected: String) {
        let problems = ObjectiveReader.read(Array((text + Self.end).utf8), fileName: "p.md").problems
        #expect(problems.map(\.message) == ["p.md:" + expected])
    }

    @Test("several are told at once, in the order of the lines")
    func several() {
        let text =
            "## Batch 1\n### Task 1.2: A\n### Task: B\n## Batch 2\n**Dependencies:** x\n### Task 1.3:\n" + Self.end
        let problems = ObjectiveReader.read(Array(text.utf8), fileName: "p.md").problems
        #expect(problems.map(\.line) == [2, 3, 5, 6])
    }

    @Test("hostile plans take linear time")
    func hostile() {
        let pieces = [
            "## Batch 1\n", "### Task 1: A\n", "## Batch 1\n### Task 1: A\n**Depends on:** Task 1\n",
            "**Files:** `a`, ",
            "**Depends on:** task 1 (", "---\n", "- a: [", "needs:\n- '", "Depends on 1, 2 and 3\n", "### Task\n",
            "\\\n",
        ]
        for piece in pieces {
            for start in ["", "---\n", "## Batch 1\n### Task 1: A\n", "---\nneeds: [", Self.openCode] {
                let text = start + String(repeating: piece, count: 60_000 / piece.utf8.count)
                #expect(!ObjectiveReader.read(Array(text.utf8), fileName: "x.md").problems.isEmpty, "\(piece)")
            }
        }
        let many = (1...5_000).map { "### Task 1.\($0): A\nx\n**Depends on:** Task 1.\($0 % 5_000 + 1)\n" }.joined()
        let ring = ObjectiveReader.read(Array(("## Batch 1\n" + many + Self.end).utf8), fileName: "x.md").problems
        #expect(
            ring.map(\.message) == [
                "x.md:2: Task 1.1 → Task 1.2 → Task 1.3 → Task 1.4 → Task 1.5 → Task 1.6 → … 4990 more … → Task 1.4997 → "
                    + "Task 1.4998 → Task 1.4999 → Task 1.5000 → Task 1.1 depend on each other in a ring: remove one of "
                    + "the dependencies."
            ])
    }
}
