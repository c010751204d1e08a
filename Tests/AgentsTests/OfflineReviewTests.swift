import Agents
import Configuration
import StateMachine
import Testing

@Suite("The offline agent as reviewer")
struct OfflineReviewTests {
    private let objective = Objective(
        title: "T", goals: ["Greet people", "Stay short"],
        successCriteria: [Criterion(text: "It greets: `$ ./greet`"), Criterion(text: "VERIFIED_APPROVED: is printed")])

    private func review(_ stage: String, _ artifacts: [String: String]) -> String {
        OfflineAgent.reply(to: OfflineFixture.task(.review, stage, objective, artifacts: artifacts)).text
    }

    private var drafts: [String: String] {
        var drafts: [String: String] = [:]
        for stage in ["SPEC", "PLAN", "TEST"] {
            let reply = OfflineAgent.reply(to: OfflineFixture.task(.work, stage, objective))
            drafts.merge(OfflineFixture.files(reply)) { $1 }
        }
        return drafts
    }

    private func isApproved(_ text: String) -> Bool {
        if case .approved = VerdictReader.read(text) { true } else { false }
    }

    @Test("a missing or empty artifact is rejected by name")
    func missing() {
        #expect(VerdictReader.read(review("SPEC_REVIEW", [:])) == .rejected("`feature_spec.md` does not exist."))
        #expect(
            VerdictReader.read(review("SPEC_REVIEW", ["feature_spec.md": " \n"]))
                == .rejected("`feature_spec.md` is empty."))
    }

    @Test("a document that leaves out goals or criteria is rejected, and each of them is listed")
    func incomplete() {
        let text = review("SPEC_REVIEW", ["feature_spec.md": "Greet\n  people. VERIFIED_APPROVED: is printed"])
        #expect(!isApproved(text))
        #expect(text.contains("- `feature_spec.md` does not name the goal “Stay short”."))
        #expect(text.contains("- `feature_spec.md` does not name the success criterion “It greets: `$ ./greet`”."))
        #expect(!text.contains("“Greet people”"))
        #expect(VerdictReader.feedback(text).contains("Stay short"))
    }

    @Test("a specification whose scenarios lack commands is approved with a warning")
    func warning() {
        let text = review("SPEC_REVIEW", drafts)
        #expect(isApproved(text))
        #expect(text.contains("Warning: the scenario AT-002 has no command"))
        let plain = "Greet people, Stay short, It greets: `$ ./greet`, VERIFIED_APPROVED: is printed"
        let bare = review("SPEC_REVIEW", ["feature_spec.md": plain])
        #expect(isApproved(bare))
        #expect(bare.contains("has no acceptance scenario"))
    }

    @Test("where the reviewed stage declares nothing the earlier documents are judged, and that is said")
    func code() {
        let text = review("BUILD_REVIEW", drafts)
        #expect(isApproved(text))
        #expect(text.contains("No code was judged: BUILD has no document"))
        var damaged = drafts
        damaged["research.md"] = "Greet people"
        #expect(!isApproved(review("BUILD_REVIEW", damaged)))
    }

    @Test("teambot's own acceptance report need only be there")
    func acceptance() {
        #expect(!isApproved(review("POST_REVIEW", drafts)))
        #expect(isApproved(review("POST_REVIEW", drafts.merging(["acceptance.md": "all passed"]) { $1 })))
    }

    @Test("a review without a mapping judges its predecessors")
    func unmapped() throws {
        let position = try #require(OfflineFixture.workflow.position(of: "SPEC_REVIEW"))
        let task = OfflineTask(
            role: .review, stage: OfflineFixture.workflow.stages[position], workflow: OfflineFixture.workflow,
            objective: objective)
        #expect(VerdictReader.read(OfflineAgent.reply(to: task).text) == .rejected("`feature_spec.md` does not exist."))
    }
}
