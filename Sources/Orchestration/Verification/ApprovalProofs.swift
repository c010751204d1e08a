import RunStorage
import StateMachine

/// Proves that what a person has said yes to is what is there now.
struct ApprovalProofs {
    /// What the journal tells.
    let record: RecordedRun
    /// The files as they are now.
    let files: StageFiles

    /// Those of a stage that a person has to approve; none for others.
    func approvals(of stage: Stage, at position: Int) -> [Proof] {
        var isAsked = stage.approval != nil
        if case .approval = stage.kind { isAsked = true }
        guard isAsked else { return [] }
        let state = record.state.stages[position]
        guard let approval = state.approval, state.decision == .approve else {
            return [made(stage, "decision", false, "That somebody has approved it is not recorded: not proved.")]
        }
        let who =
            approval.isByDefault
            ? "It was approved by default on \(approval.at), because nobody decided in time"
            : (approval.by.map { "\($0) has" } ?? "Somebody has") + " approved it on \(approval.at)"
        guard !approval.artifacts.isEmpty else {
            let hasArtifacts = record.workflow.ancestors(of: position).contains {
                !record.state.stages[$0].artifacts.isEmpty
            }
            return [
                hasArtifacts
                    ? made(stage, "decision", false, "\(who), but upon which artifacts is not recorded: not proved.")
                    : made(stage, "decision", true, "\(who).")
            ]
        }
        return [made(stage, "decision", true, "\(who).")]
            + approval.artifacts.map { artifact in
                let objection = files.objection(
                    to: "artifacts/" + artifact.path, sha256: artifact.sha256, bytes: artifact.bytes)
                return made(
                    stage, artifact.path, objection == nil,
                    objection.map { "What was approved is not there any more: it \($0)." }
                        ?? "It is what was approved.")
            }
    }

    private func made(_ stage: Stage, _ subject: String, _ isProved: Bool, _ sentence: String) -> Proof {
        Proof(.approval, of: stage.name, subject, isProved: isProved, sentence)
    }
}
