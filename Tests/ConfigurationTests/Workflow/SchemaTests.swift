import Configuration
import JSONText
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

extension SchemaTests {
    @Test("one broken rule anywhere in a file with every key is refused by both", arguments: Seeds.all(4))
    func broken(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let whole = try JSONReader.read(Array(ValidSamples.everyKey.utf8))
        let breaker = SchemaBreaker(try JSONReader.read(WorkflowSchema.file))
        let texts = (0..<150).map { _ in breaker.broken(whole, &random) }
        for (text, isRight) in zip(texts, try judge(texts)) {
            #expect(!isRight, "seed \(seed): \(text)")
            #expect(WorkflowSample.read(text).workflow == nil, "seed \(seed): \(text)")
        }
    }

    @Test("the schema in the repository is what this version prints, and the shipped file leads to it")
    func file() throws {
        let file = ValidSamples.repository + "/.teambot/stages.schema.json"
        #expect(try FileSystem.read(file) == WorkflowSchema.file, "teambot schema > .teambot/stages.schema.json")
        #expect(ValidSamples.shipped.contains("\"$schema\": \"./.teambot/stages.schema.json\""))
    }
}
