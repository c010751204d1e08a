import StateMachine

/// What has changed the course of a run, in a sentence for people who were not there.
struct ChangeSentence {
    let text: String

    init(_ event: Event) {
        let stage = event.stage.map(Printable.text) ?? "a stage"
        let by = event.by.map { " by \(Printable.text($0))" } ?? ""
        let words = Printable.firstLine(String((event.comment ?? "").prefix(600)))
        let comment = words.isEmpty ? "" : ": “\(words)”"
        let said = Printable.firstLine(String((event.message ?? event.error ?? "").prefix(600)))
        let reason = said.isEmpty ? "" : ": \(said)"
        let paths = (event.artifacts ?? []).prefix(6).map { Printable.text($0.path) }.joined(separator: ", ")
        let files = (paths.isEmpty ? "the work" : paths) + (event.workStage.map { " of \(Printable.text($0))" } ?? "")
        switch event.name {
        case .stageReopened:
            let with = [event.agent, event.model.map { "model \($0)" }].compactMap(\.self).map(Printable.text)
            let order = with.isEmpty ? "" : " with \(with.joined(separator: ", "))"
            text = "\(stage): to be done again\(by)\(order)\(reason)" + (words.isEmpty ? "" : " Feedback: “\(words)”")
        case .stageAccepted: text = "\(stage): accepted as it stands\(by)\(comment)"
        case .stageSkipped: text = "\(stage): skipped\(by)" + (comment.isEmpty ? reason : comment)
        case .artifactsRevised: text = "\(stage): \(files) revised"
        default: text = "\(event.workStage == nil ? stage + ": " : "")somebody else has changed \(files)\(reason)"
        }
    }
}
