extension ChangingWorkflow {
    /// The content of `stages.json`.
    ///
    /// - Parameter pinned: what stages are to leave whatever they read, and whatever their conditions say, by name.
    func text(pinned: [String: String] = [:]) -> String {
        let stages = members.map { stage in
            let next = members.filter { $0.needs.contains(stage.name) }.map { "\"\($0.name)\"" }
            return "\"\(stage.name)\": { \(work(stage, pinned[stage.name])), "
                + "\"next_stages\": [\((next.isEmpty ? ["\"END\""] : next).joined(separator: ", "))] }"
        }
        return "{ \"version\": 1, \"max_concurrent\": 3, \"stages\": {\n"
            + (stages + clearing + ["\"END\": { \"next_stages\": [] }"]).joined(separator: ",\n") + "\n},\n"
            + "\"agents\": {\n" + agents(pinned).joined(separator: ",\n") + "\n},\n"
            + "\"work_to_review_mapping\": { " + reviews.joined(separator: ", ") + " } }\n"
    }

    private var reviews: [String] {
        members.filter { $0.kind == .review }.map { "\"\($0.needs.joined())\": \"\($0.name)\"" }
    }

    /// The stage that runs when a person has said no.
    private var clearing: [String] {
        members.contains(where: clears) ? ["\"CLEAR\": { \"command\": [\"true\"] }"] : []
    }

    private func clears(_ stage: ChangingStage) -> Bool { stage.kind == .approval && stage.salt % 2 == 0 }

    private func agents(_ pinned: [String: String]) -> [String] {
        members.compactMap { stage in
            switch stage.kind {
            case .agent: "\"\(agent(stage.name))\": { \"persona\": \"builder\", \(command(stage, pinned[stage.name])) }"
            case .review:
                "\"\(agent(stage.name))\": { \"persona\": \"reviewer\", "
                    + command(["judge", "-", stage.needs.joined().lowercased() + ".txt"]) + " }"
            case .approval, .command: nil
            }
        }
    }

    private func agent(_ name: String) -> String { "of-" + name.lowercased() }

    private func work(_ stage: ChangingStage, _ pinned: String?) -> String {
        switch stage.kind {
        case .approval: approval(stage)
        case .review:
            "\"is_review_stage\": true, \"work_agent\": \"\(agent(stage.needs.joined()))\", "
                + "\"review_agent\": \"\(agent(stage.name))\""
        case .agent: "\"work_agent\": \"\(agent(stage.name))\", \(keys(of: stage, isPinned: pinned != nil))"
        case .command: command(stage, pinned) + ", " + keys(of: stage, isPinned: pinned != nil)
        }
    }

    /// What a person is asked; a no is cleared away, or sends back, or stops only that stage.
    private func approval(_ stage: ChangingStage) -> String {
        var text = "\"approval\": { \"question\": \"Go on?\" }"
        if clears(stage) { text += ", \"on_failure\": \"CLEAR\"" }
        if stage.salt % 3 == 0, let target = read(by: stage).last { text += ", \"on_reject\": \"\(target.name)\"" }
        if stage.salt % 5 == 1 { text += ", \"continue_on_failure\": true" }
        return text
    }

    private func keys(of stage: ChangingStage, isPinned: Bool) -> String {
        let condition = isPinned ? nil : stage.condition
        let inputs = given(to: stage).map { "\"\($0.artifact)\"" }.joined(separator: ", ")
        return "\"artifacts\": [\"\(stage.artifact)\"]" + (stage.inputs == nil ? "" : ", \"inputs\": [\(inputs)]")
            + (condition.map { ", \"when\": { \"artifact_contains\": { \"\($0.lowercased()).txt\": \"1\" } }" } ?? "")
            + (stage.isOptional ? ", \"optional\": true" : "")
    }

    private func command(_ stage: ChangingStage, _ pinned: String?) -> String {
        command(
            pinned.map { ["say", $0, stage.artifact] }
                ?? ["\(stage.salt)", "\(stage.variety)", stage.artifact] + given(to: stage).map(\.artifact))
    }

    private func command(_ words: [String]) -> String {
        let command = ([Workshop.proofs, "maker"] + words).map { "\"\($0)\"" }
        return "\"command\": [\(command.joined(separator: ", "))]"
    }
}
