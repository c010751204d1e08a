import StateMachine

/// A bar for each attempt, by stage and by the clock.
struct TimelineSection: ReportSection {
    static let id = "timeline"
    static let title = "Timeline"
    /// With more stages only the longest and those with trouble have a row of their own.
    private static let mostRows = 60

    private let material: ReportMaterial
    private let scale: TimeScale
    private let lanes: Lanes
    private let rows: [Row]
    private let others: [AttemptSpan]
    /// Commands of scenarios that did not pass.
    private let failedTests: Set<ReportMaterial.Key>

    private struct Row {
        let stage: String
        var spans: [AttemptSpan] = []
        var seconds = 0.0
        var isTrouble = false
    }

    init(_ material: ReportMaterial) {
        self.material = material
        failedTests = Set(
            ScenarioRuns.all(material.history).flatMap(\.rounds).flatMap(\.runs).filter { $0.isPassed != true }
                .flatMap(\.commands).map(ReportMaterial.Key.init))
        let isLive = material.state.status == .inProgress && !material.engine.isGone
        scale = TimeScale(material.history.sessions, until: isLive ? material.now : nil)
        lanes = Lanes(
            scale: scale, clockOffset: material.clockOffset, isShort: material.state.elapsedSeconds < 10, whole: "run",
            word: "attempt")
        var positions: [String: Int] = [:]
        var rows: [Row] = []
        for span in material.history.attempts {
            let position = positions[span.stage] ?? rows.count
            if position == rows.count {
                positions[span.stage] = position
                rows.append(Row(stage: span.stage))
            }
            rows[position].spans.append(span)
            rows[position].seconds += span.durationSeconds ?? 0
            if (span.outcome == .failed && !span.isScenario) || span.outcome == .timedOut {
                rows[position].isTrouble = true
            }
        }
        guard rows.count > Self.mostRows else {
            (self.rows, others) = (rows, [])
            return
        }
        let ranked = rows.indices.sorted {
            (rows[$0].isTrouble ? 1 : 0, rows[$0].seconds, -$0) > (rows[$1].isTrouble ? 1 : 0, rows[$1].seconds, -$1)
        }
        let kept = Set(ranked.prefix(Self.mostRows))
        self.rows = rows.indices.filter(kept.contains).map { rows[$0] }
        others = rows.indices.filter { !kept.contains($0) }.flatMap { rows[$0].spans }
    }

    var isEmpty: Bool { rows.isEmpty || scale.stretches.isEmpty }

    func write(to html: inout HTML) {
        html.element("ul", .class("lanes")) { html in
            lanes.axis(to: &html)
            lanes.crowd(material.history.attempts.map { (scale.place($0.startedAt), end(of: $0)) }, to: &html)
            for row in rows { write(row, to: &html) }
            if !others.isEmpty { writeOthers(to: &html) }
        }
        let looks = Set(material.history.attempts.map { words($0).look })
        let meanings = [
            ("good", "succeeded or approved"), ("warn", "rejected"), ("bad", "failed or timed out"),
            ("idle", "interrupted"), ("busy", "running"),
        ]
        lanes.key(meanings.filter { looks.contains($0.0) }, to: &html)
    }

    private func write(_ row: Row, to html: inout HTML) {
        lane(
            row.spans, label: "\(row.stage): \(Pieces.count(row.spans.count, "attempt"))", seconds: row.seconds,
            to: &html
        ) {
            Pieces.stageLink(row.stage, to: &$0)
        }
    }

    private func writeOthers(to html: inout HTML) {
        let count = Set(others.map(\.stage)).count
        let seconds = others.reduce(0) { $0 + ($1.durationSeconds ?? 0) }
        lane(others, label: "\(count) shorter stages", seconds: seconds, to: &html) {
            $0.element("span", .class("quiet"), text: "\(count) shorter stages")
        }
    }

    private func lane(
        _ spans: [AttemptSpan], label: String, seconds: Double, to html: inout HTML, name: (inout HTML) -> Void
    ) {
        lanes.lane(spans.map(bar), label: label, seconds: seconds, to: &html, name: name)
    }

    private func bar(_ span: AttemptSpan) -> Bar {
        let words = self.words(span)
        let who = [span.role.rawValue, span.agent.map { "by \($0)" }, span.task].compactMap(\.self).joined(
            separator: " ")
        let took = span.durationSeconds.map { " after " + DurationText.render(seconds: $0) } ?? ""
        return Bar(
            from: scale.place(span.startedAt), to: end(of: span), look: words.look,
            title: "Attempt \(span.number), \(who): \(words.word)\(took), from \(Moment.time(span.startedAt, material))"
        )
    }

    /// How an attempt ended, as its bar shows it.
    private func words(_ span: AttemptSpan) -> AttemptWords {
        AttemptWords(span, isPassed: !failedTests.contains(ReportMaterial.Key(span)))
    }

    private func end(of span: AttemptSpan) -> Double { span.endedAt.map(scale.place) ?? 1_000 }
}
