import Testing
import StateMachine
@testable import Reporting
@Test func look() {
    for w in [40, 80, 120] { print(Sample.inTheGroup.status(.running(pid: 1234), width: w, after: 5)) }
    print(Sample.inTheGroup.status(.dead, width: 50, colour: true))
    for w in [40, 80] {
    print(PlanView.render(Sample.workflow, objectiveName: "Add a greeting", feature: "add-a-greeting", maximumSeconds: 28800, maxConcurrent: 2, skipped: ["LINT"], style: Style(colour: false, width: w)))
    }
    for outcome: Outcome in [.complete, .stageFailed, .waitingApproval, .timeLimit, .interrupted(signal: 2), .detached(signal: 1), .reviewNotApproved, .acceptanceFailed, .storageFailure("No space left on device.")] {
    print(ClosingLines.render(outcome, of: Sample.inTheGroup.state, in: Sample.workflow, runDirectory: "state/add-a-greeting", offlineTookPart: true, style: Style(colour: false, width: 80)))
    }
}
