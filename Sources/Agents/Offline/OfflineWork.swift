internal import Configuration
internal import StateMachine

/// The offline agent at work on a stage, or at a fix of one.
struct OfflineWork {
    let task: OfflineTask

    /// The drafts or files of all stages concerned, and a reply that lists them.
    var reply: OfflineReply {
        var sentences = [OfflineAgent.notice]
        var files: [(name: String, content: String)] = []
        for stage in task.subjects {
            let done = work(on: stage)
            sentences += done.sentences
            files += done.files
        }
        if task.subjects.isEmpty { sentences.append("No work stage is named here, so nothing was drafted.") }
        return OfflineReply(text: sentences.joined(separator: "\n\n") + "\n", files: files)
    }

    private typealias Result = (sentences: [String], files: [(name: String, content: String)])

    private func work(on stage: Stage) -> Result {
        if stage.kind == .work, !stage.artifacts.isEmpty { return drafts(of: stage) }
        if stage.kind != .work || isImplementer(stage) { return givenFiles }
        let counts = "\(task.objective.goals.count) goals, \(task.objective.successCriteria.count) success criteria"
        return (["\(stage.title) confirmed: “\(task.objective.title)” has \(counts)."], [])
    }

    private func drafts(of stage: Stage) -> Result {
        let given = Dictionary(task.objective.files.map { ($0.path, $0.content) }, uniquingKeysWith: { $1 })
        let draft = OfflineDraft(objective: task.objective, stage: stage, feedback: task.feedback)
        let again = task.role == .fix ? "Drafted again after the feedback" : "Drafted"
        let sentences = stage.artifacts.map { name in
            let source = given[name] == nil ? "" : ", as the objective gives it"
            return "\(again): \(CodeSpan.markup(name))\(source)."
        }
        return (sentences, stage.artifacts.map { ($0, given[$0] ?? draft.document(named: $0)) })
    }

    /// The files that the objective gives, but those that some stage declares and drafts itself.
    private var givenFiles: Result {
        let declared = Set(task.workflow.stages.flatMap(\.artifacts))
        var result: Result = ([], [])
        for file in task.objective.files {
            if let refusal = GivenPath.refusal(of: file.path) {
                result.sentences.append("Not written: \(GivenPath.shown(file.path)), because \(refusal).")
            } else if declared.contains(file.path) {
                result.sentences.append(
                    "Not written: \(GivenPath.shown(file.path)), because a stage declares it as its own artifact.")
            } else {
                result.sentences.append("Written: \(GivenPath.shown(file.path)), as the objective gives it.")
                result.files.append((file.path, file.content))
            }
        }
        if task.objective.files.isEmpty {
            result.sentences.append(
                "The objective gives no file (a fenced block with `path=NAME`), so no file was written.")
        }
        return result
    }

    /// A builder's stage without artifacts; where a workflow has none, any work stage without artifacts.
    private func isImplementer(_ stage: Stage) -> Bool {
        isBuilders(stage) || !task.workflow.stages.contains(where: isBuilders)
    }

    private func isBuilders(_ stage: Stage) -> Bool {
        guard stage.kind == .work, stage.artifacts.isEmpty, let name = stage.workAgent else { return false }
        return task.workflow.agent(name)?.persona == .builder
    }
}
