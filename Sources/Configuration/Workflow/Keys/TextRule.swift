import JSONText

/// What a string of the file may be, said twice side by side: as a sentence about what is wrong, and for the schema.
struct TextRule: Sendable {
    /// What the schema says.
    let schema: JSONSchema
    /// What is wrong with a string, as a sentence; nil for one that is allowed.
    let objection: @Sendable (String) -> String?

    /// Any string.
    static let any = TextRule(schema: .text(.any)) { _ in nil }

    /// Anything but an empty string.
    static func filled(_ sentence: String) -> TextRule {
        TextRule(schema: .text(JSONTextRule(minimum: 1))) { $0.isEmpty ? sentence : nil }
    }

    /// One of a few words.
    static func words(_ words: Words) -> TextRule {
        TextRule(schema: .words(words.known), objection: words.objection)
    }

    /// The name of a stage, a group or an agent.
    static let name = TextRule(
        schema: .text(
            JSONTextRule(pattern: #"^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}"# + JSONTextRule.end)),
        objection: NameRule.objection(to:))

    /// The name of a persona in any case.
    static let persona = TextRule(
        schema: .text(
            JSONTextRule(
                pattern: "^(?:\(inAnyCase(PersonaCheck.known)))" + JSONTextRule.end, offers: PersonaCheck.known)),
        objection: PersonaCheck.objection(to:))

    /// A rule by which reviewers decide.
    static let approval = TextRule(
        schema: .words(ReviewersCheck.knownRules), objection: ReviewersCheck.objection(to:))

    /// A program that may take over.
    static let fallback = TextRule(
        schema: .words(FallbackCheck.known.known), objection: FallbackCheck.objection(to:))

    private static func inAnyCase(_ words: [String]) -> String {
        words.map { word in
            word.map { $0.isLetter ? "[\($0.uppercased())\($0)]" : String($0) }.joined()
        }.joined(separator: "|")
    }
}
