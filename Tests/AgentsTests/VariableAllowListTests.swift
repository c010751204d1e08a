import Agents
import Execution
import StateMachine
import Testing

@Suite("What an agent gets of the user's surroundings")
struct VariableAllowListTests {
    private func passed(_ names: [String], _ globs: [String] = []) -> [String] {
        VariableAllowList.passed(from: names.map { ($0, "value") }, extra: globs).map(\.0)
    }

    @Test("only the variables of the list pass, in their order")
    func list() {
        let names = [
            "SSL_CERT_FILE", "PATH", "AWS_SECRET_ACCESS_KEY", "LC_ALL", "LC", "https_proxy", "HTTPS_PROXY",
            "ANTHROPIC_API_KEY", "XDG_RUNTIME_DIR", "PATHS", "home", "TZ", "",
        ]
        #expect(
            passed(names) == [
                "SSL_CERT_FILE", "PATH", "LC_ALL", "https_proxy", "HTTPS_PROXY", "XDG_RUNTIME_DIR", "TZ",
            ])
    }

    @Test("globs of the agent pass more, but never the variables of an outer run")
    func globs() {
        #expect(passed(["A_KEY", "B", "TEAMBOT_RUN_ID"], ["*_KEY", "TEAMBOT_*"]) == ["A_KEY"])
        #expect(passed(["A", "TEAMBOT_STAGE", "PATH"], ["*"]) == ["A", "PATH"])
    }

    @Test(
        "a pattern fits whole names",
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("a*c", "abbc", true), ("a*c", "abcd", false),
            ("a?c", "abc", true), ("a?c", "ac", false), ("*a*b", "xaxxb", true), ("**", "x", true), ("ä?", "äö", true),
            ("[a]", "a", false),
        ])
    func patterns(pattern: String, name: String, expected: Bool) {
        #expect(NamePattern(pattern).matches(name) == expected)
    }

    @Test("a hostile pattern does not explode")
    func hostile() {
        let pattern = NamePattern(String(repeating: "*a", count: 40) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 400)))
    }

    @Test("every persona has a text of its own that is neither a line nor a book")
    func personas() {
        let texts = Persona.allCases.map(PersonaText.text)
        #expect(Set(texts).count == Persona.allCases.count)
        #expect(texts.allSatisfy { (8...15).contains($0.split(separator: "\n").count) })
    }
}
