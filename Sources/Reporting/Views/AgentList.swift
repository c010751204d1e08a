/// The team and the programs that play it, as tables.
package enum AgentList {
    /// An agent.
    package struct Row: Sendable, Equatable {
        package var name: String
        package var persona: String
        package var runner: String
        package var model: String
        /// What it may do: when it works, and when it judges, where that differs.
        package var permission: String
        package var fallback: String
        /// The program and its version, or nothing.
        package var program: String
        /// What is missing, and how to get it.
        package var problem: String?

        /// Makes a row.
        package init(
            name: String, persona: String, runner: String, model: String, permission: String, fallback: String,
            program: String, problem: String?
        ) {
            self.name = name
            self.persona = persona
            self.runner = runner
            self.model = model
            self.permission = permission
            self.fallback = fallback
            self.program = program
            self.problem = problem
        }
    }

    /// The table of agents, each with its problem below; ends with a line break.
    package static func render(_ rows: [Row], style: Style) -> String {
        var table = Table(columns: [
            .init(title: "AGENT"), .init(title: "PERSONA", dropOrder: 1), .init(title: "RUNNER"),
            .init(title: "MODEL", dropOrder: 2), .init(title: "MAY"), .init(title: "FALLBACK", dropOrder: 3),
            .init(title: "PROGRAM", dropOrder: 4),
        ])
        for row in rows {
            let texts = [row.name, row.persona, row.runner, row.model, row.permission, row.fallback, row.program]
            table.rows.append(
                .cells(
                    texts.enumerated().map { .init(Printable.text($1), $0 == 0 ? .bold : nil) }))
            if let problem = row.problem { table.rows.append(.across(.init("  " + Printable.text(problem), .yellow))) }
        }
        return table.render(Style(colour: style.colour, width: 0)).map { $0 + "\n" }.joined()
    }

    /// The table of programs: name, version, place or what is missing.
    package static func render(
        programs: [(name: String, version: String, place: String, isUsable: Bool)], style: Style
    ) -> String {
        var table = Table(columns: [.init(title: "PROGRAM"), .init(title: "VERSION"), .init(title: "WHERE")])
        for program in programs {
            table.rows.append(
                .cells([
                    .init(program.name, .bold), .init(program.version),
                    .init(Printable.text(program.place), program.isUsable ? nil : .dim),
                ]))
        }
        return table.render(Style(colour: style.colour, width: 0)).map { $0 + "\n" }.joined()
    }

    /// The table of a check: agent, runner, outcome, time, cost.
    package static func render(
        checks: [(agent: String, runner: String, outcome: String, seconds: String, cost: String, works: Bool)],
        style: Style
    ) -> String {
        var table = Table(columns: [
            .init(title: "AGENT"), .init(title: "RUNNER"), .init(title: "TIME", isRightAligned: true),
            .init(title: "COST", isRightAligned: true), .init(title: "OUTCOME"),
        ])
        for check in checks {
            table.rows.append(
                .cells([
                    .init(Printable.text(check.agent), .bold), .init(check.runner), .init(check.seconds),
                    .init(check.cost), .init(Printable.text(check.outcome), check.works ? .green : .red),
                ]))
        }
        return table.render(Style(colour: style.colour, width: 0)).map { $0 + "\n" }.joined()
    }
}
