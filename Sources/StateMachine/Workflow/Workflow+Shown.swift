extension Workflow {
    /// The workflow as people may see it: without the secrets that questions to them contain.
    package func shown(_ mask: (String) -> String) -> Workflow {
        guard stages.contains(where: { $0.asked.map { mask($0.question) != $0.question } ?? false }) else {
            return self
        }
        return replacing(stages.map { $0.shown(mask) }, agents)
    }
}

extension Stage {
    fileprivate func shown(_ mask: (String) -> String) -> Stage {
        var stage = self
        if case .approval(let question) = kind { stage.kind = .approval(question: mask(question)) }
        if let approval { stage.approval?.question = mask(approval.question) }
        return stage
    }
}
