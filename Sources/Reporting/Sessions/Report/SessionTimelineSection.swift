import StateMachine

/// A lane for each worker, with a bar for each time that it had an objective.
struct SessionTimelineSection: SessionSection {
    static let id = "timeline"
    static let title = "Timeline"
    private static let mostLanes = 60

    private let material: SessionMaterial
    private let scale: TimeScale
    private let lanes: Lanes
    private let spans: [String: [WorkSpan]]

    init(_ material: SessionMaterial) {
        self.material = material
        scale = TimeScale(material.history.engines, until: material.engine.isRunning ? material.now : nil)
        lanes = Lanes(
            scale: scale, clockOffset: material.clockOffset, isShort: material.figures.wallSeconds < 10,
            whole: "session", word: "objective")
        spans = Dictionary(grouping: material.history.spans, by: \.worker)
    }

    var isEmpty: Bool { spans.isEmpty || scale.stretches.isEmpty }

    func write(to html: inout HTML) {
        html.element("ul", .class("lanes")) { html in
            lanes.axis(to: &html)
            lanes.crowd(material.history.spans.map { (scale.place($0.startedAt), end(of: $0)) }, to: &html)
            for worker in material.state.workers.prefix(Self.mostLanes) {
                let own = spans[worker.name] ?? []
                lanes.lane(
                    own.map(bar), label: "\(worker.name): \(SessionProgress.objectives(own.count))",
                    seconds: worker.busySeconds(at: material.last), to: &html
                ) { $0.text(worker.name) }
            }
        }
        let more = material.state.workers.count - Self.mostLanes
        if more > 0 { html.element("p", .class("left-out"), text: "\(Counted.grouped(more)) more workers.") }
        let looks = Set(material.history.spans.map(look))
        let meanings = [
            ("good", "complete"), ("warn", "tried again, blocked or without changes"), ("bad", "failed"),
            ("idle", "cancelled or interrupted"), ("busy", "running"),
        ]
        lanes.key(meanings.filter { looks.contains($0.0) }, to: &html)
    }

    private func bar(_ span: WorkSpan) -> Bar {
        let seconds = (span.endedAt ?? material.last).seconds(since: span.startedAt)
        let word = span.status?.words ?? (isAtWork(span) ? "running" : "interrupted")
        let name = material.state.execution(span.execution)?.name ?? "objective \(span.execution)"
        return Bar(
            from: scale.place(span.startedAt), to: end(of: span), look: look(span),
            title: "\(name): \(word) after \(DurationText.render(seconds: seconds))")
    }

    private func look(_ span: WorkSpan) -> String {
        span.status.map(ExecutionLook.look) ?? (isAtWork(span) ? "busy" : "idle")
    }

    private func isAtWork(_ span: WorkSpan) -> Bool { span.endedAt == nil && material.engine.isRunning }

    private func end(of span: WorkSpan) -> Double { span.endedAt.map(scale.place) ?? 1_000 }
}
