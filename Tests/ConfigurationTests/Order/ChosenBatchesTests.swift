import Configuration
import Testing

@Suite("The choice of batches in a copy of a plan file")
struct ChosenBatchesTests {
    private static let plan = "## Batch 1\n### Task 1: A\nx\n**Verification:** y\n## Batch 2\n### Task 2: B\nx\n"

    @Test(
        "is written into its front matter, and all else stays",
        arguments: [
            ("", "---\nbatches: 1\n---\n"), ("\u{FEFF}", "---\nbatches: 1\n---\n"),
            ("---\n---\n", "---\nbatches: 1\n---\n"),
            ("---\npriority: 3\n---\n", "---\npriority: 3\nbatches: 1\n---\n"),
            ("---\r\n batches : 2 # x\r\npriority: 3\r\n---\r\n", "---\r\nbatches: 1\r\npriority: 3\r\n---\r\n"),
        ])
    func written(front: String, expected: String) {
        let chosen = BatchRange(1...1).chosen(in: Array((front + Self.plan).utf8))
        #expect(String(decoding: chosen, as: UTF8.self) == expected + Self.plan)
        #expect(BatchRange(1...1).chosen(in: chosen) == chosen, "choosing the same again changes nothing")
        let (objective, problems) = ObjectiveReader.read(chosen, fileName: "p.md")
        #expect(problems.isEmpty && objective.plan?.tasks.map(\.number.text) == ["1"], "\(problems)")
    }

    @Test("a front matter without an end stays a problem")
    func unclosed() {
        let chosen = BatchRange.all.chosen(in: Array(("---\n" + Self.plan).utf8))
        #expect(String(decoding: chosen, as: UTF8.self) == "---\nbatches: all\n---\n---\n" + Self.plan)
        #expect(BatchRange.all.chosen(in: []) == Array("---\nbatches: all\n---\n".utf8))
    }
}
