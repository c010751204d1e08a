package import StateMachine

/// Decides which variables of the user's environment an agent gets.
package enum VariableAllowList {
    /// The variables that an agent gets, in their order: those that everybody gets, those that the program
    /// needs that plays it now, so that a key in the user's environment simply works, and those of its own globs. What
    /// only a fallback needs waits until that is called.
    package static func passed(
        from environment: [(String, String)], for agent: Agent, by runner: Runner
    ) -> [(String, String)] {
        let preset: Preset? = if case .program(let program) = runner { Preset.of(program) } else { nil }
        let needed = preset?.variables ?? []
        let withheld = (preset?.withheld ?? []).map(NamePattern.init)
        let own = agent.passedVariables.map(NamePattern.init)
        return passed(from: environment, extra: agent.passedVariables + needed).filter { name, _ in
            // Only a glob of the agent itself passes what its program should not have.
            !withheld.contains { $0.matches(name) } || own.contains { $0.matches(name) }
        }
    }

    /// The variables that pass, in their order: those of the list and those that fit one of the agent's own globs.
    ///
    /// Variables of an outer run (`TEAMBOT_…`) never pass, whatever the globs say.
    package static func passed(
        from environment: [(String, String)], extra globs: [String]
    ) -> [(String, String)] {
        let patterns = (names + globs).map(NamePattern.init)
        return environment.filter { name, _ in
            !name.isEmpty && !name.hasPrefix("TEAMBOT_") && patterns.contains { $0.matches(name) }
        }
    }

    /// What programs need to start, to speak the user's language and to reach the network; no keys.
    private static let names = [
        "PATH", "HOME", "USER", "LANG", "LC_*", "TERM", "TMPDIR", "SHELL", "TZ", "XDG_*", "SSL_CERT_*",
        "http_proxy", "https_proxy", "no_proxy", "all_proxy",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY",
    ]
}
