import StateMachine

/// The table of all stages, a row for each.
struct StagesSection: ReportSection {
    static let id = "stages"
    static let title = "Stages"

    private let material: ReportMaterial
    private let rounds: [String: Int]
    private let isCosted: Bool

    init(_ material: ReportMaterial) {
        self.material = material
        var rounds: [String: Int] = [:]
        for span in material.history.attempts {
            if let round = span.iteration { rounds[span.stage] = max(rounds[span.stage] ?? 0, round) }
        }
        self.rounds = rounds
        isCosted = material.state.usage != nil
    }

    var isEmpty: Bool { material.workflow.stages.isEmpty }

    func write(to html: inout HTML) {
        html.element("div", .class("tools"), .id("table-tools"), .flag("hidden")) { _ in }
        html.element("div", .class(material.workflow.stages.count > 150 ? "scroll long" : "scroll")) { html in
            html.element("table", .class("sortable cards")) { html in
                html.element("caption", text: "Every stage in the order of the workflow")
                let names = ["Stage", "Status", "Agent", "Attempts", "Rounds", "Took"] + (isCosted ? ["Cost"] : [])
                Pieces.head(names + ["Artifacts"], numbers: isCosted ? [3, 4, 5, 6] : [3, 4, 5], to: &html)
                html.element("tbody", .id("table-rows")) { html in
                    for position in material.workflow.topologicalOrder where position < material.state.stages.count {
                        row(position, to: &html)
                    }
                }
            }
        }
    }

    private func row(_ position: Int, to html: inout HTML) {
        let (stage, state) = (material.workflow.stages[position], material.state.stages[position])
        let words = StageWords(state.status, isStale: material.stale.contains(position))
        html.element("tr", .id(StageAnchor.of(stage.name))) { html in
            html.element("th", HTMLAttribute("scope", "row")) { html in
                html.text(stage.name)
                if tellsMore(stage), stage.title.count < 80 {
                    html.void("br")
                    html.element("span", .class("quiet small"), text: stage.title)
                }
            }
            html.element("td", .class("state " + words.look), text: "\(words.glyph) \(words.word)")
            html.element("td", HTMLAttribute("data-label", "agent"), text: stage.team(latest: state.agent) ?? "")
            Pieces.number(
                state.attempts > 0 ? String(state.attempts) : "", "attempts", Double(state.attempts), to: &html)
            let rounds = rounds[stage.name]
            Pieces.number(rounds.map(String.init) ?? "", "rounds", Double(rounds ?? 0), to: &html)
            let seconds = state.durationSeconds
            Pieces.number(
                seconds.map { DurationText.render(seconds: $0) } ?? "", "took", seconds ?? 0, to: &html)
            if isCosted {
                Pieces.number(state.usage.map(CostText.short) ?? "", "cost", state.usage?.costUSD ?? 0, to: &html)
            }
            html.element("td", HTMLAttribute("data-label", "artifacts")) { artifacts(state.artifacts, to: &$0) }
        }
        html.line()
    }

    /// Whether a title has other words than the name.
    private func tellsMore(_ stage: Stage) -> Bool {
        func words(_ text: String) -> [String] {
            text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.map(String.init)
        }
        return words(stage.title) != words(stage.name)
    }

    private func artifacts(_ artifacts: [Artifact], to html: inout HTML) {
        for (index, artifact) in artifacts.prefix(6).enumerated() {
            if index > 0 { html.text(", ") }
            html.element("a", .href("#" + ArtifactsSection.anchor(artifact.path)), text: artifact.path)
        }
        if artifacts.count > 6 { html.text(" and \(artifacts.count - 6) more") }
    }
}
