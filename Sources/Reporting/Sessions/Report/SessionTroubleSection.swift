import StateMachine

/// What went wrong, before everything else: each failure with the errors of all its tries.
struct SessionTroubleSection: SessionSection {
    static let id = "trouble"
    static let title = "What went wrong"
    private static let mostOpen = 20
    private static let mostBytes = 600_000

    private let material: SessionMaterial
    private let troubled: [Execution]

    init(_ material: SessionMaterial) {
        self.material = material
        func with(_ status: ExecutionStatus) -> [Execution] { material.state.executions.filter { $0.status == status } }
        // What was tried again and then went well is told last.
        troubled =
            with(.failed) + with(.blocked) + with(.retrying) + with(.cancelled)
            + material.state.executions.filter {
                !$0.errors.isEmpty && ($0.status.satisfiesNeeds || $0.status == .running || $0.status == .queued)
            }
    }

    var isEmpty: Bool { troubled.isEmpty && material.history.warnings.isEmpty }

    func write(to html: inout HTML) {
        var shown = 0
        let start = html.bytes.count
        for execution in troubled where html.bytes.count - start < Self.mostBytes {
            write(execution, isOpen: shown < Self.mostOpen, to: &html)
            shown += 1
        }
        if shown < troubled.count {
            Pieces.note(
                "\(SessionProgress.objectives(troubled.count - shown)) more: see ",
                material.directory + "/session.json", ".", to: &html)
        }
        for warning in material.history.warnings.prefix(40) {
            let text = Printable.firstLine(String((warning.message ?? warning.error ?? "").prefix(600)))
            html.element("p", .class("warn small"), text: "! \(text)")
        }
    }

    private func write(_ execution: Execution, isOpen: Bool, to html: inout HTML) {
        let words = ExecutionLook(execution, hasEngine: material.hasEngine)
        html.element("details", .flag("open", isOpen && !execution.status.satisfiesNeeds)) { html in
            html.element("summary") { html in
                html.element("span", .class(words.look), text: "\(words.glyph) \(words.word): ")
                html.text(execution.name)
            }
            let errors = execution.errors.isEmpty ? [execution.error ?? "Nothing was said."] : execution.errors
            if let only = errors.first, errors.count == 1 { return Self.error(only, to: &html) }
            html.element("ol") { html in
                for error in errors.prefix(20) { html.element("li") { Self.error(error, to: &$0) } }
            }
        }
        html.line()
    }

    private static func error(_ error: String, to html: inout HTML) {
        html.element("p", text: Pieces.plain(error, most: 2_000))
    }
}
