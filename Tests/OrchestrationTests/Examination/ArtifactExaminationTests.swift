import RunStorage
import StateMachine
import Testing

@testable import Orchestration

@Suite("Examination: the artifacts and their digests")
struct ArtifactExaminationTests {
    private static let recorded = Artifact(path: "a.md", bytes: 3, sha256: "abc")

    private static func finding(
        _ look: ArtifactObservation.Look, source: String? = nil, isAtWork: Bool = false
    ) -> Finding? {
        let seen = ArtifactObservation(recorded: recorded, stage: "ONE", path: "/run/a.md", look: look, source: source)
        return ArtifactExamination.findings([seen], isAtWork: isAtWork).first
    }

    @Test("The artifact as it was recorded is no finding")
    func same() { #expect(Self.finding(.file(sha256: "abc", bytes: 3)) == nil) }

    @Test("What is there instead has its finding, repairable where an attempt still has the recorded bytes")
    func others() {
        let looks: [(ArtifactObservation.Look, FindingCode)] = [
            (.missing, .artifactMissing),
            (.link("/run/a.md"), .artifactIrregular), (.irregular, .artifactIrregular),
        ]
        for (look, code) in looks {
            #expect(Self.finding(look)?.code == code)
            #expect(Self.finding(look)?.isRepairable == false)
            #expect(Self.finding(look, source: "/run/stdout.log")?.isRepairable == true)
        }
        #expect(Self.finding(.link("/run"), source: "/run/stdout.log")?.isRepairable == false)
        #expect(Self.finding(.unreadable("no"), source: "/run/stdout.log")?.isRepairable == false)
    }

    @Test("An artifact that was changed later is a note, because a later stage may have done it, and is left as it is")
    func changed() {
        let finding = Self.finding(.file(sha256: "def", bytes: 3), source: "/run/stdout.log")
        #expect(finding?.code == .artifactChanged && finding?.severity == .note && finding?.isRepairable == false)
    }

    @Test("While an agent is at work an artifact may change and be gone, and nothing is put in its place")
    func atWork() {
        #expect(Self.finding(.missing, isAtWork: true) == nil)
        #expect(Self.finding(.file(sha256: "def", bytes: 3), isAtWork: true) == nil)
        #expect(Self.finding(.irregular, source: "/run/stdout.log", isAtWork: true)?.isRepairable == false)
    }

    @Test("What a stage has left that is to be done once more is set aside, and nothing is damaged by that")
    func reopened() {
        let completed = Event(.stageCompleted, stage: "ONE").with { $0.artifacts = [Self.recorded] }
        let approved = Event(.approvalDecided, stage: "ASK").with { $0.artifacts = [Self.recorded] }
        let before = [completed, approved, Event(.stageReopened, stage: "ONE")]
        #expect(ArtifactObservation.recorded(by: before).isEmpty)
        #expect(ArtifactObservation.recorded(by: before + [Event(.stageStarted, stage: "ONE")]).isEmpty)
        #expect(ArtifactObservation.recorded(by: before + [completed]).map(\.stage) == ["ONE"])
        #expect(ArtifactObservation.recorded(by: [completed, approved]).map(\.stage) == ["ONE"])
    }

    @Test("The last record counts, and it belongs to the stage whose work a fix has changed")
    func latest() {
        let newer = Artifact(path: "a.md", bytes: 4, sha256: "def")
        let outside = Artifact(path: "../a.md", bytes: 4, sha256: "def")
        let events = [
            Event(.stageCompleted, stage: "ONE").with { $0.artifacts = [Self.recorded] },
            Event(.attemptEnded, stage: "REVIEW").with {
                $0.workStage = "ONE"
                $0.artifacts = [newer, outside]
            },
        ]
        let recorded = ArtifactObservation.recorded(by: events)
        #expect(recorded.map(\.artifact) == [newer] && recorded.map(\.stage) == ["ONE"])
    }
}
