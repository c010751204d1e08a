import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: why a stage is stale, in words")
struct CauseWordsTests {
    private static let was = String(repeating: "1a", count: 32)
    private static let now = String(repeating: "9f", count: 32)

    private static func change(_ now: FileChange.Presence, was: String? = was) -> FileChange {
        FileChange(path: "spec.md", was: was, now: now)
    }

    @Test(
        "Each cause is a whole sentence with what was and what is",
        arguments: [
            (
                StaleCause.artifact(change(.file(sha256: now))),
                "Its artifact spec.md has changed since: it was 1a1a1a1a1a1a, it is 9f9f9f9f9f9f."
            ),
            (.artifact(change(.nothing)), "Its artifact spec.md is gone; it was 1a1a1a1a1a1a."),
            (
                .artifact(change(.other("a link"))),
                "Its artifact spec.md was replaced by a link; it was a file, 1a1a1a1a1a1a."
            ),
            (
                .artifact(change(.unreadable("Permission denied."))),
                "Its artifact spec.md cannot be read: Permission denied."
            ),
            (
                .input(change(.file(sha256: now)), stage: "SPEC"),
                "spec.md of SPEC, which it was given, has changed since: it was 1a1a1a1a1a1a, it is 9f9f9f9f9f9f."
            ),
            (
                .input(change(.file(sha256: now), was: nil), stage: nil),
                "spec.md, which it was given, is new since: it is 9f9f9f9f9f9f."
            ),
            (.redone(stage: "LINT"), "LINT, which comes before it, was done again since."),
            (
                .setting(key: "model", was: "sonnet", now: "opus"),
                "The setting “model” of its definition was sonnet and is opus now."
            ),
            (
                .setting(key: "model", was: nil, now: "opus"),
                "The setting “model” of its definition was not set and is opus now."
            ),
            (
                .setting(key: "model", was: "sonnet", now: nil),
                "The setting “model” of its definition was sonnet and is not set any more."
            ),
            (
                .template(was: was, now: now),
                "The text that its prompts are made of (template or personas) has changed: it was 1a1a1a1a1a1a, "
                    + "it is 9f9f9f9f9f9f."
            ),
            (
                .objective(parts: ["Goal", "Constraints"]),
                "The objective that it has seen has changed: Goal, Constraints."
            ),
            (
                .unknown,
                "What it depended on is not what it was when the stage was done; nobody knows what has changed."
            ),
        ])
    func sentences(_ cause: StaleCause, _ sentence: String) {
        #expect(CauseWords(cause).sentence == sentence)
    }

    @Test("In a line of a table a few words are enough")
    func short() {
        let file = Self.change(.file(sha256: Self.now))
        #expect(CauseWords(.artifact(file)).short == "its artifact spec.md has changed")
        #expect(
            CauseWords(.artifact(Self.change(.other("a directory")))).short == "its artifact spec.md is a directory now"
        )
        #expect(CauseWords(.input(file, stage: "SPEC")).short == "spec.md of SPEC has changed")
        #expect(CauseWords(.objective(parts: ["Goal", "Context"])).short == "the objective has changed: Goal, …")
    }

    @Test("What a name or a value holds is never obeyed by a terminal, and long values are cut")
    func hostile() {
        let name = "a\u{1B}[31m\nb"
        let words = CauseWords(
            .setting(key: name, was: String(repeating: "x", count: 500), now: "two\nlines")
        ).sentence
        #expect(!words.contains("\u{1B}") && !words.contains("\n") && words.count < 250, "\(words)")
        let file = CauseWords(.artifact(FileChange(path: name, was: nil, now: .nothing)))
        #expect(!file.sentence.contains("\n") && !file.short.contains("\u{1B}"))
    }
}
