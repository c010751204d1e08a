import StateMachine

/// How much of the time each worker has worked.
struct WorkersSection: SessionSection {
    static let id = "workers"
    static let title = "Workers"
    private static let mostRows = 200

    private let material: SessionMaterial
    private let counts: [String: Int]

    init(_ material: SessionMaterial) {
        self.material = material
        counts = Dictionary(material.history.spans.map { ($0.worker, 1) }, uniquingKeysWith: +)
    }

    var isEmpty: Bool { material.state.workers.isEmpty }

    func write(to html: inout HTML) {
        html.element("div", .class("scroll")) { html in
            html.element("table", .class("cards")) { html in
                html.element("caption", text: "Each worker, and its share of the wall time")
                Pieces.head(["Worker", "Busy", "Worked", "Tries", "Share"], numbers: [1, 2, 3], to: &html)
                html.element("tbody") { html in
                    let rows = zip(material.state.workers, material.figures.utilization).prefix(Self.mostRows)
                    for (worker, share) in rows { row(worker, share, to: &html) }
                }
            }
        }
        let more = material.state.workers.count - Self.mostRows
        if more > 0 {
            Pieces.note(
                "\(Counted.grouped(more)) more are in ", material.directory + "/session.json", ".", to: &html)
        }
    }

    private func row(_ worker: WorkerState, _ share: Double, to html: inout HTML) {
        let seconds = worker.busySeconds(at: material.last)
        html.element("tr") { html in
            html.element("th", HTMLAttribute("scope", "row"), text: worker.name)
            html.element("td", .class("number state"), text: SessionTime.percent(share))
            Pieces.number(DurationText.render(seconds: seconds), "worked", seconds, to: &html)
            let count = counts[worker.name] ?? 0
            Pieces.number(String(count), "tries", Double(count), to: &html)
            html.element("td", .class("share-cell")) { Pieces.share(share, to: &$0) }
        }
        html.line()
    }
}
