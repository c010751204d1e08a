import RunStorage
import StateMachine
import Testing

@testable import Orchestration

@Suite("Examination: the run's own copies and its journal")
struct CopyAndJournalExaminationTests {
    private static let run = RunDirectory(path: "/state/widget")

    private static func copy(
        _ digest: String?, recorded: String? = "right", taken: String? = nil, original: String? = nil
    ) -> [Finding] {
        CopyExamination.findings(
            [
                CopyObservation(
                    path: run.workflow, digest: digest, recorded: recorded, takenDigest: taken,
                    original: "/project/stages.json", originalDigest: original)
            ], isWorkflowReadable: true, of: run)
    }

    @Test("A copy is right, half taken, changed or missing; the user's own file may still be what it was")
    func copies() {
        #expect(Self.copy("right").isEmpty)
        #expect(Self.copy("right", taken: "other").map(\.code) == [.copyHalfTaken])
        #expect(Self.copy("old", taken: "right").map(\.code) == [.copyHalfTaken])
        #expect(Self.copy("wrong", original: "right").map(\.isRepairable) == [true])
        #expect(Self.copy("wrong", original: "other").map(\.isRepairable) == [false])
        #expect(Self.copy(nil, original: "right").map(\.code) == [.copyMissing])
        #expect(Self.copy("any", recorded: nil).isEmpty)
    }

    @Test("A copy of the workflow that nobody understands is damage even where it is as it was recorded")
    func foreign() {
        let findings = CopyExamination.findings([], isWorkflowReadable: false, of: Self.run)
        #expect(findings.map(\.path) == [Self.run.workflow] && findings.map(\.isRepairable) == [false])
    }

    private static func journal(_ text: String, lastEvent: Int? = nil, isAtWork: Bool = false) -> [FindingCode] {
        let lines = (1...3).flatMap { number in
            EventLine.encode(Event(.stageStarted, stage: "S").with { $0.sequence = number })
        }
        return JournalExamination.findings(
            .read(JournalReading.parse(lines + Array(text.utf8))), lastEvent: lastEvent, of: run, isAtWork: isAtWork
        ).map(\.code)
    }

    @Test("A torn end is a finding unless an engine may be writing it; one that the state has seen more of is short")
    func tornEnd() {
        #expect(Self.journal("") == [])
        #expect(Self.journal("{\"seq\"") == [.journalEndDamaged])
        #expect(Self.journal("{\"seq\"", isAtWork: true) == [])
        #expect(Self.journal("{\"seq\"", lastEvent: 4) == [.journalShort])
        #expect(Self.journal("", lastEvent: 3) == [])
    }

    @Test("A journal without any intact event is not cut to nothing")
    func nothing() {
        for text in ["", "{\"seq\""] {
            let findings = JournalExamination.findings(
                .read(JournalReading.parse(Array(text.utf8))), lastEvent: nil, of: Self.run, isAtWork: false)
            #expect(findings.map(\.code) == [.journalShort] && findings.map(\.isRepairable) == [false])
        }
    }
}
