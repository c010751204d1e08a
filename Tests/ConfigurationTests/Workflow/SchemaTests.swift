import Configuration
import Platform
import TestSupport
import Testing

@Suite(
    "The schema of stages.json, judged by Python's jsonschema",
    .enabled(if: SchemaJudge.python != nil, Comment(rawValue: SchemaJudge.advice)))
struct SchemaTests {
    private func judge(_ texts: [String]) throws -> [Bool] {
        let verdicts = try SchemaJudge.accepts(texts, schema: WorkflowSchema.file)
        try #require(verdicts.count == texts.count)
        return verdicts
    }

    @Test("what validate takes, the schema takes")
    func valid() throws {
        let texts = ValidSamples.all
        for (text, isRight) in zip(texts, try judge(texts)) {
            #expect(WorkflowSample.read(text).workflow != nil, "\(text)")
            #expect(isRight, "\(text)")
        }
    }

    @Test("what validate refuses by its shape, the schema refuses; what is wrong only together, it takes")
    func invalid() throws {
        let defects = DefectTables.all
        for (defect, isRight) in zip(defects, try judge(defects.map(\.text))) {
            #expect(isRight == defect.isOfWhole, "\(defect.message) \(defect.path)\n\(defect.text)")
        }
    }
}
