import StateMachine

/// The table of all objectives, a row for each.
struct ExecutionsSection: SessionSection {
    static let id = "objectives"
    static let title = "Objectives"
    private static let mostRows = 5_000

    private let material: SessionMaterial

    init(_ material: SessionMaterial) { self.material = material }

    var isEmpty: Bool { material.state.executions.isEmpty }

    func write(to html: inout HTML) {
        let executions = material.state.executions
        html.element("div", .class("tools"), .id("table-tools"), .flag("hidden")) { _ in }
        html.element("div", .class(executions.count > 150 ? "scroll long" : "scroll")) { html in
            html.element("table", .class("sortable cards")) { html in
                html.element("caption", text: "Every objective in the order in which they were given")
                Pieces.head(
                    ["Objective", "Status", "Worker", "Retries", "Took", "Changes", "Branch", "Commit"],
                    numbers: [3, 4], to: &html)
                html.element("tbody", .id("table-rows")) { html in
                    for execution in executions.prefix(Self.mostRows) { row(execution, to: &html) }
                }
            }
        }
        guard executions.count > Self.mostRows else { return }
        Pieces.note(
            "\(SessionProgress.objectives(executions.count - Self.mostRows)) more are in ",
            material.directory + "/session.json", ".", to: &html)
    }

    private func row(_ execution: Execution, to html: inout HTML) {
        let look = ExecutionLook(execution, hasEngine: material.hasEngine)
        html.element("tr", .id("objective-\(execution.number)")) { html in
            html.element("th", HTMLAttribute("scope", "row")) { html in
                material.link(execution, to: &html)
                let title = Printable.firstLine(execution.title)
                guard execution.feature != nil, !title.isEmpty, title.utf8.count < 200 else { return }
                html.void("br")
                html.element("span", .class("quiet small"), text: title)
            }
            html.element("td", .class("state " + look.look), text: "\(look.glyph) \(look.word)")
            html.element("td", HTMLAttribute("data-label", "worker"), text: execution.worker ?? "")
            let retries = execution.retryCount
            Pieces.number(retries > 0 ? String(retries) : "", "retries", Double(retries), to: &html)
            let seconds = execution.worked(at: material.last)
            Pieces.number(seconds > 0 ? DurationText.render(seconds: seconds) : "", "took", seconds, to: &html)
            html.element("td", HTMLAttribute("data-label", "changes"), text: changes(execution))
            code(execution.branch ?? "", "branch", to: &html)
            code(String((execution.commit ?? "").prefix(10)), "commit", to: &html)
        }
        html.line()
    }

    private func changes(_ execution: Execution) -> String {
        execution.status == .noChanges ? "no file was changed" : execution.changes?.words ?? ""
    }

    private func code(_ text: String, _ label: String, to html: inout HTML) {
        html.element("td", HTMLAttribute("data-label", label)) { html in
            if !text.isEmpty { html.element("code", text: text) }
        }
    }
}
