import StateMachine

/// What to do next, as commands to copy.
struct SessionNextSection: SessionSection {
    static let id = "next"
    static let title = "What to do next"

    private let material: SessionMaterial
    private let steps: [SessionSteps.Step]

    init(_ material: SessionMaterial) {
        self.material = material
        steps = SessionSteps(material.state, engine: material.engine, commands: material.commands).steps
    }

    var isEmpty: Bool { steps.isEmpty && kept.isEmpty }

    func write(to html: inout HTML) {
        PageStep.write(steps.map { PageStep(text: $0.text + ":", command: $0.command) }, to: &html)
        guard !kept.isEmpty else { return }
        html.element("p", text: "Worktrees that were kept for a look:")
        html.element("ul") { html in
            for (name, path) in kept.prefix(50) {
                html.element("li") { html in
                    html.element("code", text: path)
                    html.text(" (\(name))")
                }
            }
        }
    }

    private var kept: [(name: String, path: String)] {
        material.state.executions.filter(\.isWorktreeKept).compactMap { execution in
            execution.worktree.map { (execution.name, $0) }
        }
    }
}
