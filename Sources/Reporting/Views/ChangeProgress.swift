import StateMachine

/// What changes of a run midway say in a line of progress.
extension ProgressLine {
    func changeWhat() -> What? {
        switch event.name {
        case .stageReopened:
            What(StageLook(.completed, isStale: true), "to be done again" + order + reason, hasAgent: false)
        case .stageAccepted: What(.completed, "accepted as it stands" + by + comment, hasAgent: false)
        case .artifactsRevised: What(.running, "has revised \(files)", hasAgent: false)
        case .artifactsChanged:
            What(.interrupted, "somebody else has changed \(files)" + reason, hasAgent: false)
        default: nil
        }
    }

    private var by: String { event.by.map { " by \(Printable.text($0))" } ?? "" }

    private var comment: String {
        let words = event.comment.map(Printable.text) ?? ""
        return words.isEmpty ? "" : ": \(words)"
    }

    /// Who wants it, and with whom.
    private var order: String {
        let with = [event.agent, event.model.map { "model \($0)" }].compactMap(\.self).map(Printable.text)
        return (event.by.map { ", as \(Printable.text($0)) wants it" } ?? "")
            + (with.isEmpty ? "" : ", with \(with.joined(separator: ", "))")
            + (event.comment == nil ? "" : ", with feedback")
    }

    /// `feature_spec.md of SPEC`.
    private var files: String {
        let artifacts = event.artifacts ?? []
        let names = artifacts.prefix(3).map { Printable.text($0.path) }.joined(separator: ", ")
        let all = artifacts.isEmpty ? "the work" : names + (artifacts.count > 3 ? ", …" : "")
        return all + (event.workStage.map { " of \(Printable.text($0))" } ?? "")
    }
}
