import StateMachine

/// Every iteration of every review: who has judged what, and how.
struct ReviewsSection: ReportSection {
    static let id = "reviews"
    static let title = "Reviews"
    private static let mostAttempts = 200

    private let material: ReportMaterial
    private let stages: [(stage: String, spans: [AttemptSpan])]

    init(_ material: ReportMaterial) {
        self.material = material
        var positions: [String: Int] = [:]
        var stages: [(stage: String, spans: [AttemptSpan])] = []
        for span in material.history.attempts.lazy.filter(Self.isReview).prefix(Self.mostAttempts) {
            let position = positions[span.stage] ?? stages.count
            if position == stages.count {
                positions[span.stage] = position
                stages.append((span.stage, []))
            }
            stages[position].spans.append(span)
        }
        self.stages = stages
    }

    var isEmpty: Bool { stages.isEmpty }

    /// Who explains failures of tests has the rights of a reviewer, and judges nothing.
    private static func isReview(_ span: AttemptSpan) -> Bool { span.role == .review && span.task != "diagnosis" }

    func write(to html: inout HTML) {
        for (stage, spans) in stages {
            html.element("h3") { Pieces.stageLink(stage, to: &$0) }
            evidence(stage, to: &html)
            for span in spans { write(span, isLast: span.number == spans.last?.number, to: &html) }
        }
        let all = material.history.attempts.count(where: Self.isReview)
        if all > Self.mostAttempts {
            html.element("p", .class("left-out"), text: "\(all - Self.mostAttempts) more reviews are not shown.")
        }
        for report in material.failureReports {
            html.element("details") { html in
                html.element("summary", text: "Failure report \(report.path)")
                html.element("div", .class("document")) { $0.append(MarkdownPage.render(report.text, below: 3)) }
                Pieces.leftOut(report, to: &html)
            }
        }
    }

    /// What was judged, by its digests.
    private func evidence(_ stage: String, to html: inout HTML) {
        guard let position = material.workflow.position(of: stage) else { return }
        let mapped = material.workflow.workStage(reviewedBy: stage).map { [$0.name] }
        let works = mapped ?? material.workflow.predecessors[position].map { material.workflow.stages[$0].name }
        let artifacts = works.compactMap { material.state(of: $0) }.flatMap(\.artifacts)
        guard !artifacts.isEmpty else { return }
        html.element("p", .class("quiet small")) { html in
            html.text("Judged: ")
            for (index, artifact) in artifacts.prefix(8).enumerated() {
                if index > 0 { html.text(", ") }
                html.element("a", .href("#" + ArtifactsSection.anchor(artifact.path)), text: artifact.path)
                html.text(" (\(SizeText.render(bytes: artifact.bytes)), SHA-256 ")
                html.element("code", text: String(artifact.sha256.prefix(12)))
                html.text(")")
            }
        }
    }

    private func write(_ span: AttemptSpan, isLast: Bool, to html: inout HTML) {
        let words = AttemptWords(span)
        let excerpt = material.excerpt(span)
        html.element("details", .flag("open", span.verdict == .rejected && isLast)) { html in
            html.element("summary") { html in
                html.element("span", .class(words.look), text: Self.glyph(words) + " " + words.word)
                html.text(" in iteration \(span.iteration ?? 1) by \(span.agent ?? "a reviewer") ")
                let took = span.durationSeconds.map { ", took \(DurationText.render(seconds: $0))" } ?? ""
                html.element("span", .class("quiet small"), text: "\(Moment.time(span.startedAt, material))\(took)")
            }
            if let reply = excerpt.reply, !reply.text.isEmpty {
                html.element("div", .class("document")) { $0.append(MarkdownPage.render(reply.text, below: 3)) }
            }
            if let reply = excerpt.reply {
                Pieces.leftOut(reply, to: &html)
            } else {
                html.element(
                    "p", .class("left-out"), text: "attempts/\(span.stage)/\(span.directoryName) has the reply.")
            }
            if let error = span.error {
                html.element("p", .class("bad"), text: Pieces.plain(String(error.prefix(2_000))))
            }
            if let changes = excerpt.evidence {
                html.element("p", .class("quiet small"), text: "What had changed, as the reviewer was shown it:")
                html.element("pre", text: Pieces.plain(changes))
            }
        }
        html.line()
    }

    static func glyph(_ words: AttemptWords) -> String {
        switch words.look {
        case "good": "✓"
        case "bad", "warn": "✗"
        case "busy": "▶"
        default: "!"
        }
    }
}
