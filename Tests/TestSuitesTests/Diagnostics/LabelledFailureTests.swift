import Testing

@testable import TestSuites

@Suite("Of the failures that real tools made, whose kind a person told")
struct LabelledFailureTests {
    private let failures: [(labelled: LabelledFailure, diagnosis: Diagnosis)]

    init() throws {
        failures = try LabelledFailure.all().map { ($0, Diagnosing.diagnose($0.failure)) }
    }

    @Test("there are many, of every kind and of many tools")
    func many() {
        #expect(failures.count >= 120)
        #expect(failures.filter { $0.labelled.part == .heldOut }.count >= 40)
        #expect(Set(failures.map(\.labelled.category)) == Set(DiagnosisCategory.allCases.map(\.rawValue)))
        #expect(Set(failures.map { $0.labelled.source.prefix { $0 != " " } }).count >= 15)
    }

    @Test("at least nine in ten are diagnosed rightly, also of those that the rules were not written for")
    func right() {
        for part in [LabelledFailure.Part.tuned, .heldOut] {
            let some = failures.filter { $0.labelled.part == part }
            let right = some.filter { $0.labelled.agrees(with: $0.diagnosis) }
            print("\(part): \(right.count) of \(some.count) are right")
            #expect(right.count * 10 >= some.count * 9)
        }
    }

    @Test("every rule is right as often as its confidence says, as far as they can tell")
    func confidenceOfRules() {
        for rule in RuleBook.usual.rules where rule.category != .unknown {
            let found = failures.filter { $0.labelled.part == .tuned && $0.diagnosis.rule == rule.name }
            let right = found.filter { $0.labelled.agrees(with: $0.diagnosis) }.count
            let measured = Double(right + 1) / Double(found.count + 2)
            #expect(abs(rule.confidence - measured) <= 0.02, "\(rule.name) has \(measured)")
        }
    }

    @Test("those that the rules were not written for bear the confidence out")
    func calibration() {
        let known = failures.filter { $0.labelled.part == .heldOut && $0.diagnosis.category != .unknown }
        let right = Double(known.filter { $0.labelled.agrees(with: $0.diagnosis) }.count) / Double(known.count)
        let confidence = known.map(\.diagnosis.confidence).reduce(0, +) / Double(known.count)
        print("held out: \(right) are right, the mean confidence is \(confidence)")
        #expect(abs(right - confidence) <= 0.1)
    }

    @Test("a diagnosis of no kind has little confidence, and every other one shows a line of what it read")
    func evidence() {
        for (labelled, diagnosis) in failures {
            let read = [labelled.type, labelled.message, labelled.text, labelled.output, labelled.errorOutput]
            let all = read.compactMap { $0 }.joined(separator: "\n")
            #expect(diagnosis.evidence.utf8.count <= 800)
            #expect(all.contains(diagnosis.evidence), "\(labelled.source)")
            #expect(diagnosis.evidence.isEmpty == (diagnosis.rule == "nothing_known"))
            if diagnosis.category == .unknown { #expect(diagnosis.confidence <= 0.3) }
        }
    }
}
