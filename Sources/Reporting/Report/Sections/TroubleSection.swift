import StateMachine

/// What went wrong, before everything else.
struct TroubleSection: ReportSection {
    static let id = "trouble"
    static let title = "What went wrong"
    private static let mostStages = 40
    private static let mostWarnings = 40

    private let material: ReportMaterial

    init(_ material: ReportMaterial) { self.material = material }

    var isEmpty: Bool { stages.isEmpty && warnings.isEmpty }

    func write(to html: inout HTML) {
        for (name, state) in stages.prefix(Self.mostStages) { write(name, state, to: &html) }
        if stages.count > Self.mostStages {
            html.element(
                "p", .class("left-out"),
                text: "\(Counted.stages(stages.count - Self.mostStages)) more: see the table of stages below.")
        }
        guard !warnings.isEmpty else { return }
        html.element("h3", text: warnings.count == 1 ? "A warning" : "\(warnings.count) warnings")
        html.element("ul", .class("notes")) { html in
            for warning in warnings.prefix(Self.mostWarnings) {
                html.element("li") { html in
                    html.element("time", text: Moment.time(warning.at, material))
                    html.element("span") { html in
                        if let stage = warning.stage { html.text(stage + ": ") }
                        html.text(Pieces.plain(String((warning.message ?? "").prefix(600))))
                    }
                }
            }
        }
    }

    /// Stages that failed by themselves first, then those that were interrupted.
    private var stages: [(name: String, state: StageState)] {
        let all = zip(material.workflow.stages, material.state.stages).map { (name: $0.name, state: $1) }
        let isDead = material.engine == .dead
        return all.filter { $0.state.status == .failed }
            + all.filter { $0.state.status == .interrupted || (isDead && $0.state.status == .running) }
    }

    private var warnings: [Event] { material.history.notes.filter { $0.name == .warning } }

    private func write(_ name: String, _ state: StageState, to html: inout HTML) {
        let isFailed = state.status == .failed
        html.element("div", .class(isFailed ? "trouble" : "trouble warn-side")) { html in
            html.element("h3") { html in
                html.element(
                    "span", .class(isFailed ? "bad" : "warn"), text: isFailed ? "✗ Failed: " : "! Interrupted: ")
                Pieces.stageLink(name, to: &html)
            }
            if let error = state.error { html.element("p", text: Pieces.plain(String(error.prefix(2_000)))) }
            if let span = last(of: name) { write(span, to: &html) }
            if state.failure == .reviewNotApproved { objections(name, to: &html) }
        }
        html.line()
    }

    private func last(of stage: String) -> AttemptSpan? {
        let spans = material.history.attempts(of: stage)
        return spans.last { $0.outcome != .succeeded } ?? (spans.last?.role == .test ? nil : spans.last)
    }

    private func write(_ span: AttemptSpan, to html: inout HTML) {
        html.element("p", .class("quiet small")) { html in
            let who = [span.role.rawValue, span.agent.map { "by \($0)" }].compactMap(\.self).joined(separator: " ")
            html.text("The last attempt was number \(span.number), \(who); it ")
            html.text(Self.ending(span))
            if let seconds = span.durationSeconds { html.text(" after \(DurationText.render(seconds: seconds))") }
            html.text(".")
        }
        if let error = span.error, !(material.state(of: span.stage)?.error ?? "").contains(error) {
            html.element("p", text: Pieces.plain(String(error.prefix(2_000))))
        }
        guard span.role != .review || span.outcome != .succeeded else { return }
        let excerpt = material.excerpt(span)
        Pieces.output(excerpt.errors, "Standard error", to: &html)
        Pieces.output(excerpt.reply, "Output", to: &html)
    }

    private static func ending(_ span: AttemptSpan) -> String {
        switch (span.outcome, span.verdict) {
        case (nil, _): "has not ended"
        case (.interrupted, _): "was interrupted"
        case (.succeeded, .rejected): "rejected the work"
        default: AttemptWords(span).word
        }
    }

    private func objections(_ stage: String, to html: inout HTML) {
        let reviews = material.history.attempts(of: stage).filter { $0.role == .review && $0.outcome == .succeeded }
        for span in reviews.filter({ $0.iteration == reviews.last?.iteration && $0.verdict == .rejected }).prefix(4) {
            guard let reply = material.excerpt(span).reply, !reply.text.isEmpty else { continue }
            html.element("p", .class("quiet small"), text: "Rejected by \(span.agent ?? "a reviewer"):")
            html.element("div", .class("document")) { $0.append(MarkdownPage.render(reply.text, below: 3)) }
        }
    }
}
