internal import Configuration
internal import StateMachine

/// The offline agent as reviewer: it can only see whether documents exist and name what the objective asks for.
struct OfflineReview {
    let task: OfflineTask

    /// An artifact under review.
    private struct Subject {
        let artifact: String
        /// Whether it must name every goal and criterion; teambot's own reports need only be there.
        let isDraft: Bool
    }

    /// The review, with one verdict line at its end.
    var reply: OfflineReply {
        let subjects = self.subjects
        let missing = subjects.flatMap(missing)
        var blocks = [
            "# Review: \(task.stage.title)", "> " + OfflineAgent.notice + " Only documents were compared with it.",
        ]
        if let remark = remark { blocks.append(remark) }
        if !subjects.isEmpty { blocks.append("Judged:\n\n" + list(subjects.map { CodeSpan.markup($0.artifact) })) }
        blocks += subjects.flatMap(warnings)
        if !missing.isEmpty { blocks.append("Missing:\n\n" + list(missing)) }
        blocks.append(verdict(subjects: subjects, missing: missing))
        return OfflineReply(text: blocks.joined(separator: "\n\n") + "\n")
    }

    private func verdict(subjects: [Subject], missing: [String]) -> String {
        if let first = missing.first {
            let others = missing.count == 1 ? "" : " All \(missing.count) findings are in the list above."
            return "REJECTED: \(first)\(others)"
        }
        guard !subjects.isEmpty else {
            return "VERIFIED_APPROVED: no stage declares a document, so there was nothing to judge; no code was judged."
        }
        let goals = task.objective.goals.count
        let criteria = task.objective.successCriteria.count
        return "VERIFIED_APPROVED: every document under review exists and names what the objective asks for "
            + "(\(goals) goals, \(criteria) success criteria)."
    }

    /// The artifacts of the reviewed stages; where none of them is a draft, those of earlier work stages too.
    private var subjects: [Subject] {
        let reviewed = task.subjects.filter { $0.name != task.stage.name }
        let own = reviewed.flatMap(subjects)
        guard !own.contains(where: \.isDraft) else { return own }
        let earlier = task.previousStages.filter { $0.kind == .work && !reviewed.contains($0) }
        let documents = earlier.flatMap { stage in
            subjects(of: stage).filter { !stage.isOptional || task.artifacts[$0.artifact] != nil }
        }
        var seen = Set<String>()
        return (own + documents).filter { seen.insert($0.artifact).inserted }
    }

    private func subjects(of stage: Stage) -> [Subject] {
        stage.artifacts.map { Subject(artifact: $0, isDraft: stage.kind == .work) }
    }

    /// What the reader must know about a review that could not see the work itself.
    private var remark: String? {
        let reviewed = task.subjects.filter { $0.name != task.stage.name }
        guard !reviewed.contains(where: { $0.kind == .work && !$0.artifacts.isEmpty }) else { return nil }
        let names = reviewed.isEmpty ? "the work" : reviewed.map(\.name).joined(separator: ", ")
        return "No code was judged: \(names) has no document that this agent can compare with the objective, "
            + "so those of earlier stages were judged."
    }

    private func missing(from subject: Subject) -> [String] {
        let name = CodeSpan.markup(subject.artifact)
        guard let content = task.artifacts[subject.artifact] else { return ["\(name) does not exist."] }
        let text = Array(WhiteSpace.collapsed(content).utf8)
        guard !text.isEmpty else { return ["\(name) is empty."] }
        let isGiven = task.objective.files.contains { $0.path == subject.artifact && $0.content == content }
        guard subject.isDraft, !isGiven else { return [] }
        let goals = task.objective.goals.filter { !isNamed($0, in: text) }
        let criteria = task.objective.successCriteria.map(\.text).filter { !isNamed($0, in: text) }
        return goals.map { "\(name) does not name the goal “\($0)”." }
            + criteria.map { "\(name) does not name the success criterion “\($0)”." }
    }

    /// Whether a text has a phrase, whatever white space is in the two.
    private func isNamed(_ phrase: String, in text: [UInt8]) -> Bool {
        let wanted = Array(WhiteSpace.collapsed(phrase).utf8)
        guard let first = wanted.first else { return true }
        return text.indices.contains { text[$0] == first && text[$0...].starts(with: wanted) }
    }

    /// What the acceptance gate will refuse later, said now.
    private func warnings(about subject: Subject) -> [String] {
        guard subject.artifact.split(separator: "/").last == "feature_spec.md",
            let content = task.artifacts[subject.artifact]
        else { return [] }
        let scenarios = ScenarioReader.read(content)
        if scenarios.isEmpty {
            return [
                "Warning: \(CodeSpan.markup(subject.artifact)) has no acceptance scenario, so the acceptance gate will "
                    + "refuse it."
            ]
        }
        return scenarios.filter { !$0.isVerifiable }.map { scenario in
            "Warning: the scenario \(scenario.id) has no command, so the acceptance gate will refuse it; give its "
                + "success criterion one in back-ticks, such as `$ sh greet.sh Ada`."
        }
    }

    private func list(_ entries: [String]) -> String {
        entries.map { "- " + $0 }.joined(separator: "\n")
    }
}
