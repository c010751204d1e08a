import StateMachine

/// The head of the page: how the session came out in a sentence, and its figures.
struct SessionOutcomeSection {
    private let material: SessionMaterial

    init(_ material: SessionMaterial) { self.material = material }

    /// The outcome in a word.
    var word: String {
        guard material.hasEngine else { return "Interrupted" }
        let words = SessionSentence.words(material.state)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    func write(to html: inout HTML) {
        html.element("div", .class("kicker")) { html in
            html.element("span", .class("badge \(look)"), text: "\(Pieces.glyph(look)) \(word)")
            html.element("span", .class("mono"), text: material.state.id)
        }
        let project = material.state.project.split(separator: "/").last.map(String.init) ?? "the project"
        html.element("h1", text: "\(SessionProgress.objectives(material.figures.total)) for \(project)")
        html.element("p", .class("lead"), text: sentence)
        Fact.write(facts, to: &html)
    }

    private var sentence: String {
        let words = material.hasEngine ? SessionSentence.words(material.state) : "interrupted: its engine is gone"
        let progress = SessionProgress.render(material.figures, hasEngine: material.hasEngine)
        return "The session is \(words): \(progress), in \(SessionTime.render(material.figures))."
    }

    private var look: String {
        guard material.hasEngine else { return "warn" }
        switch material.state.status {
        case .initializing, .running: return "busy"
        case .complete: return material.figures.count(.complete) > 0 || material.figures.total == 0 ? "good" : "warn"
        case .failed: return "bad"
        case .partialSuccess, .cancelled, .noTests: return "warn"
        }
    }

    private var facts: [Fact] {
        let (state, figures) = (material.state, material.figures)
        let counts = ExecutionStatus.allCases.filter { figures.count($0) > 0 }
            .map { "\(Counted.grouped(figures.count($0))) \($0.words)" }
        var facts = [
            Fact(name: "Started", value: state.startedAt.map { Moment.text($0, material.clockOffset) } ?? "not yet"),
            Fact(name: "Wall time", value: DurationText.render(seconds: figures.wallSeconds)),
            Fact(name: "Worked in all", value: DurationText.render(seconds: figures.workedSeconds)),
            Fact(name: "Success rate", value: SessionTime.percent(figures.successRate / 100)),
            Fact(name: "Workers", value: Counted.grouped(state.options.workers)),
            Fact(name: "Retries", value: Counted.grouped(state.executions.reduce(0) { $0 + $1.retryCount })),
        ]
        if let commit = state.baseCommit {
            facts.append(Fact(name: "Begun on commit", value: String(commit.prefix(10))))
        }
        facts.append(Fact(name: "Objectives", value: counts.joined(separator: " · "), isWide: true))
        return facts
    }
}
