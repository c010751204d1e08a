import StateMachine

/// The head of the page: how the run came out, and the facts of it.
struct OutcomeSection {
    private let material: ReportMaterial
    private let words: OutcomeWords

    init(_ material: ReportMaterial) {
        self.material = material
        words = OutcomeWords(material)
    }

    /// What the run is called.
    static func name(_ material: ReportMaterial) -> String {
        let name = Printable.firstLine(material.state.objectiveName)
        return name.isEmpty ? material.state.feature : name
    }

    func write(to html: inout HTML) {
        html.element("div", .class("kicker")) { html in
            html.element("span", .class("badge \(words.look)"), text: "\(Pieces.glyph(words.look)) \(words.word)")
            html.element("span", .class("mono"), text: material.state.feature)
            if !material.state.runID.isEmpty { html.element("span", text: "run " + material.state.runID) }
        }
        html.element("h1", text: Self.name(material))
        html.element("p", .class("lead")) { html in
            html.text(words.sentence)
            if isOffline { html.text(" The offline agent took part: no real agent did this work.") }
        }
        Fact.write(facts, to: &html)
    }

    private var isOffline: Bool {
        let offline = Set(material.workflow.agents.filter { $0.runner == .offline }.map(\.name))
        return material.history.attempts.contains { $0.agent.map(offline.contains) ?? false }
    }

    private var facts: [Fact] {
        let state = material.state
        var facts = [
            Fact(name: "Started", value: state.startedAt.map { Moment.text($0, material.clockOffset) } ?? "not yet"),
            Fact(name: "Elapsed", value: DurationText.render(seconds: state.elapsedSeconds)),
            Fact(name: "Stages done", value: "\(state.doneCount) of \(state.stageCount(in: material.workflow))"),
            Fact(name: "Attempts", value: String(material.history.attempts.count)),
        ]
        if let usage = state.usage {
            facts.append(Fact(name: "Cost", value: CostText.render(usage, limit: state.budget.costUSD)))
            facts.append(Fact(name: "Tokens", value: TokenText.total(usage, limit: state.budget.tokens)))
        }
        if let commit = state.baseCommit {
            facts.append(Fact(name: "Begun on commit", value: String(commit.prefix(10))))
        }
        if !workers.isEmpty { facts.append(Fact(name: "Who worked", value: workers, isWide: true)) }
        return facts
    }

    /// The agents in the order in which they came, with what played them.
    private var workers: String {
        var seen: [String] = []
        var runners: [String: [String]] = [:]
        for span in material.history.attempts {
            guard let agent = span.agent else { continue }
            if !seen.contains(agent) { seen.append(agent) }
            let runner = span.runner ?? material.workflow.agent(agent)?.runner.name
            if let runner, !(runners[agent]?.contains(runner) ?? false) { runners[agent, default: []].append(runner) }
        }
        return seen.prefix(30).map { agent in
            let played = runners[agent]?.joined(separator: ", ") ?? ""
            return played.isEmpty ? agent : "\(agent) (\(played))"
        }.joined(separator: " · ")
    }
}
