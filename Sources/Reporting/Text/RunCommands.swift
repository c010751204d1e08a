/// The command lines about a run that messages tell people to type, with the options that they need.
package struct RunCommands: Sendable, Equatable {
    private let feature: String
    private let options: [String]

    /// Makes the commands of a run; `options` are those without which teambot would look in another place.
    package init(feature: String, options: [String] = []) {
        self.feature = feature
        self.options = options
    }

    /// The commands about another run of the same place.
    package func of(_ feature: String) -> RunCommands { RunCommands(feature: feature, options: options) }

    /// `teambot resume FEATURE`.
    package var resume: String { command("resume") }

    /// `teambot status FEATURE`.
    package var status: String { command("status") }

    /// `teambot watch FEATURE`.
    package var watch: String { command("watch") }

    /// `teambot history FEATURE`.
    package var history: String { command("history") }

    /// `teambot stop FEATURE`.
    package var stop: String { command("stop") }

    /// `teambot doctor FEATURE --repair`.
    package var repair: String { command("doctor", more: ["--repair"]) }

    /// `teambot resume FEATURE --max-hours H`.
    package func resume(hours: Int) -> String { command("resume", more: ["--max-hours", String(hours)]) }

    /// `teambot resume FEATURE OPTION N`.
    package func resume(option: String, _ value: Int) -> String {
        command("resume", more: [option, String(value)])
    }

    /// `teambot resume FEATURE --refresh`.
    package var refresh: String { command("resume", more: ["--refresh"]) }

    /// `teambot approve FEATURE STAGE`.
    package func approve(_ stage: String) -> String { command("approve", stage) }

    /// `teambot reject FEATURE STAGE`.
    package func reject(_ stage: String) -> String { command("reject", stage) }

    /// `teambot accept FEATURE STAGE`.
    package func accept(_ stage: String) -> String { command("accept", stage) }

    /// `teambot retry FEATURE STAGE`.
    package func retry(_ stage: String) -> String { command("retry", stage) }

    /// `teambot why FEATURE STAGE`.
    package func why(_ stage: String) -> String { command("why", stage) }

    private func command(_ verb: String, _ stage: String? = nil, more: [String] = []) -> String {
        ShellText.render(["teambot", verb, feature] + (stage.map { [$0] } ?? []) + more + options)
    }
}
