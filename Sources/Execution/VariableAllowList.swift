import StateMachine

/// Decides which variables of the user's environment a program gets.
package enum VariableAllowList {
    /// The variables that pass, in their order: those of the list and those that fit one of the globs.
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
