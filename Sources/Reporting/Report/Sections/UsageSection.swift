import StateMachine

/// What models have used, by agent and by stage.
struct UsageSection: ReportSection {
    static let id = "usage"
    static let title = "Usage and cost"
    private static let mostStages = 100

    private let material: ReportMaterial

    init(_ material: ReportMaterial) { self.material = material }

    var isEmpty: Bool { material.state.usage == nil }

    func write(to html: inout HTML) {
        guard let usage = material.state.usage else { return }
        html.element("p") { html in
            html.element("strong", text: CostText.render(usage, limit: material.state.budget.costUSD))
            html.text(", \(TokenText.render(usage, limit: material.state.budget.tokens)).")
        }
        for sentence in SpendingLines(material.state, in: material.workflow).unknown {
            html.element("p", .class("warn"), text: "! " + sentence)
        }
        table("By agent", "Agent", agents, to: &html)
        table("By stage", "Stage", Array(stages.prefix(Self.mostStages)), to: &html)
        if stages.count > Self.mostStages {
            html.element(
                "p", .class("left-out"),
                text: "The \(Self.mostStages) dearest of \(stages.count); the table of stages has every cost.")
        }
    }

    private typealias Row = (name: String, usage: Usage)

    private var agents: [Row] {
        let order = material.workflow.agents.map(\.name)
        let others = material.state.agents.keys.filter { !order.contains($0) }.sorted()
        return (order + others).compactMap { name in material.state.agents[name]?.usage.map { (name, $0) } }
    }

    private var stages: [Row] {
        let all: [Row] = zip(material.workflow.stages, material.state.stages).compactMap { stage, state in
            state.usage.map { (stage.name, $0) }
        }
        guard all.count > Self.mostStages else { return all }
        return all.sorted {
            ($0.usage.costUSD ?? 0, $0.usage.tokens ?? 0) > ($1.usage.costUSD ?? 0, $1.usage.tokens ?? 0)
        }
    }

    private func table(_ caption: String, _ name: String, _ rows: [Row], to html: inout HTML) {
        guard !rows.isEmpty else { return }
        let most = rows.map { Self.weight($0.usage) }.max() ?? 0
        html.element("div", .class("scroll")) { html in
            html.element("table", .class("cards")) { html in
                html.element("caption", text: caption)
                Pieces.head([name, "Cost", "In", "Cached", "Out", "Share"], numbers: [1, 2, 3, 4], to: &html)
                html.element("tbody") { html in
                    for row in rows { write(row, most, to: &html) }
                }
            }
        }
    }

    private func write(_ row: Row, _ most: Double, to html: inout HTML) {
        html.element("tr") { html in
            html.element("th", HTMLAttribute("scope", "row"), text: row.name)
            html.element("td", .class("number state"), text: CostText.short(row.usage))
            for (label, tokens) in [
                ("in", row.usage.inputTokens), ("cached", row.usage.cachedTokens), ("out", row.usage.outputTokens),
            ] {
                html.element(
                    "td", .class("number"), HTMLAttribute("data-label", label), text: tokens.map(TokenText.count) ?? "")
            }
            html.element("td", .class("share-cell")) { html in
                guard most > 0 else { return }
                Pieces.share(Self.weight(row.usage) / most, to: &html)
            }
        }
        html.line()
    }

    private static func weight(_ usage: Usage) -> Double {
        let weight = usage.costUSD ?? Double(usage.tokens ?? 0) / 1e9
        return weight.isFinite ? max(0, weight) : 0
    }
}
