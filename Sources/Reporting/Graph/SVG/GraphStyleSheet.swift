import StateMachine

/// How the picture of a graph looks; its colours are custom properties that a page may set otherwise.
package enum GraphStyleSheet {
    /// The style sheet for all classes of the picture, in light, dark and on paper; on one line.
    package static let text = properties + rules.joined()

    /// Only the screen is dark, paper never is.
    private static var properties: String {
        let light = GraphPalette.tones.map { "--graph-\($0.name):\($0.light)" }.joined(separator: ";")
        let dark = GraphPalette.tones.map { "--graph-\($0.name):\($0.dark)" }.joined(separator: ";")
        return ".graph{\(light)}@media screen and (prefers-color-scheme:dark){.graph{\(dark)}}"
    }

    private static let rules =
        [
            ".graph{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;",
            "font-size:11.5px;max-width:100%;height:auto}", ".graph text{fill:var(--graph-soft)}",
            ".graph-page{fill:var(--graph-page)}",
            ".graph .graph-title{font-size:16px;font-weight:600;fill:var(--graph-ink)}",
            ".graph .graph-name{font-size:13px;font-weight:600;fill:var(--graph-ink)}",
            ".graph .graph-group-name{font-weight:600}",
            ".graph-box{fill:var(--graph-fill,var(--graph-card));stroke:var(--graph-rim,var(--graph-border))}",
            ".graph .graph-result{fill:var(--graph-tone);font-weight:600}",
            ".graph-icon{fill:none;stroke:var(--graph-tone,var(--graph-soft));stroke-width:1.6;stroke-linecap:round;",
            "stroke-linejoin:round}", ".graph-disc{fill:var(--graph-tone)}",
            ".graph-disc+.graph-icon{stroke:var(--graph-fill)}",
            ".graph-frame{fill:var(--graph-frame);stroke:var(--graph-border);stroke-dasharray:5 4}",
            ".graph-edge{fill:none;stroke:var(--graph-edge);stroke-width:1.5;stroke-linejoin:round}",
            ".graph-arrow{fill:var(--graph-edge)}", ".graph-edge.graph-implied{stroke-dasharray:2 4;stroke-width:1.25}",
            ".graph-arrow.graph-implied{opacity:.75}",
            ".graph-edge.graph-longest{stroke:var(--graph-accent);stroke-width:2.75}",
            ".graph-arrow.graph-longest{fill:var(--graph-accent)}",
            ".graph-stage.graph-longest .graph-box{stroke:var(--graph-accent);stroke-width:2.25}",
            ".graph-pending .graph-box,.graph-skipped .graph-box,.graph-blocked .graph-box{stroke-dasharray:3 3}",
            ".graph-edge.graph-failure{stroke:var(--graph-bad-ink);stroke-dasharray:1 5;stroke-linecap:round}",
            ".graph-arrow.graph-failure{fill:var(--graph-bad-ink)}",
            ".graph .graph-failure-name{fill:var(--graph-bad-ink);font-size:11px}",
            ".graph-link:focus .graph-box,.graph-link:hover .graph-box{stroke:var(--graph-ink);stroke-width:2.5}",
        ] + StageStatus.allCases.map(rule) + [
            ".graph-stale{--graph-fill:var(--graph-wait-fill);--graph-tone:var(--graph-wait-ink);",
            "--graph-rim:var(--graph-wait-ink)}", ".graph-stale .graph-box{stroke-dasharray:7 4;stroke-width:1.75}",
        ]

    private static func rule(_ status: StageStatus) -> String {
        let family = family(of: status)
        return ".graph-\(status.rawValue){--graph-fill:var(--graph-\(family)-fill);"
            + "--graph-tone:var(--graph-\(family)-ink);"
            + "--graph-rim:var(--graph-\(family)-rim)}"
    }

    /// The colours that a status has.
    static func family(of status: StageStatus) -> String {
        switch status {
        case .completed: "done"
        case .running: "work"
        case .failed: "bad"
        case .waiting, .interrupted: "wait"
        case .pending, .skipped, .blocked: "idle"
        }
    }
}
