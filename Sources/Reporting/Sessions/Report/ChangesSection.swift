import StateMachine

/// What each objective has changed, with the commands to look at it.
struct ChangesSection: SessionSection {
    static let id = "changes"
    static let title = "Changes"
    private static let mostBytes = 900_000

    private let material: SessionMaterial
    private let changed: [Execution]

    init(_ material: SessionMaterial) {
        self.material = material
        changed = material.state.executions.filter { $0.commit != nil && $0.status != .noChanges }
    }

    var isEmpty: Bool { changed.isEmpty }

    func write(to html: inout HTML) {
        let start = html.bytes.count
        var shown = 0
        for execution in changed where html.bytes.count - start < Self.mostBytes {
            write(execution, to: &html)
            shown += 1
        }
        guard shown < changed.count else { return }
        Pieces.note(
            "\(SessionProgress.objectives(changed.count - shown)) more: see ", material.directory + "/session.json",
            ".", to: &html)
    }

    private func write(_ execution: Execution, to html: inout HTML) {
        html.element("details") { html in
            html.element("summary") { html in
                html.text(execution.name + " ")
                html.element("span", .class("quiet small"), text: execution.changes?.words ?? "")
            }
            if let files = execution.changedFiles, !files.isEmpty {
                html.element("pre", text: Pieces.plain(files, most: 4_000))
            }
            // How to see its commits is told once for all, in what to do next.
            guard let step = SessionSteps.look(at: execution).first else { return }
            PageStep.write([PageStep(text: step.text + ":", command: step.command)], to: &html)
        }
        html.line()
    }
}
