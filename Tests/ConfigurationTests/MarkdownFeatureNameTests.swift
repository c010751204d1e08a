import Configuration
import Testing

@Suite("The name of an objective's directory")
struct MarkdownFeatureNameTests {
    @Test(
        "A-19, AW-27: the title in three words, in any script",
        arguments: [
            ("Add User Authentication with OAuth2 Support", "user-authentication-oauth2"),
            ("Implement the System", "implement-the"), ("A", "a"), ("Fix it", "fix-it"),
            ("Größe der Äpfel ändern", "groesse-der-aepfel"), ("Café crème à la carte", "cafe-creme-la"),
            ("Cafe\u{301} Paris", "cafe-paris"), ("İstanbul şehir", "istanbul-sehir"), ("Tiếng Việt", "tieng-viet"),
            ("Добавить вход пользователя", "добавить-вход"),
            ("添加用户登录", "添加用户登录"), ("🚀 Launch 🎉 party", "launch-party"), ("हिन्दी भाषा", "हिन्दी-भाषा"),
            ("ＡＢＣ！ wide", "abc-wide"), ("../../etc/passwd", "etc-passwd"), ("-rf .hidden", "rf-hidden"),
            ("Archive", "archive-objective"), ("Sessions", "sessions-objective"), ("evidence!", "evidence-objective"),
            ("User's guide", "user-guide"),
        ])
    func titles(title: String, expected: String) {
        #expect(FeatureName.derive(title: title, fileName: "x.md", goals: []) == expected)
    }

    @Test(
        "A-19: without a telling title the file's name, the first goal, or `feature`",
        arguments: [
            ("Objective", "docs/sdd-objective-login-page.md", [], "login-page"),
            ("untitled", "objective-cache.md", [], "cache"), ("", "objective.md", ["Reduce memory"], "reduce-memory"),
            ("🎉🎉", "my-plan.md", [], "plan"), ("", "ab.md", ["Go"], "feature"), ("", "", [], "feature"),
            ("", "архив.md", [], "архив"),
        ])
    func fallbacks(title: String, fileName: String, goals: [String], expected: String) {
        #expect(FeatureName.derive(title: title, fileName: fileName, goals: goals) == expected)
    }

    @Test("a name has at most 48 bytes and is never cut inside a character")
    func length() {
        let long = FeatureName.derive(title: String(repeating: "漢", count: 300), fileName: "", goals: [])
        #expect(long == String(repeating: "漢", count: 16))
        let zalgo = "a" + String(repeating: "\u{489}\u{334}", count: 500)
        #expect(FeatureName.derive(title: zalgo, fileName: "", goals: []).utf8.count <= 48)
        let words = FeatureName.derive(
            title: "internationalization transliteration decomposition", fileName: "", goals: [])
        #expect(words == "internationalization-transliteration")
    }
}
