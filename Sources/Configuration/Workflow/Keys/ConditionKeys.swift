import JSONText
import StateMachine

/// The keys of `when`.
enum ConditionKeys {
    static let table = KeyTable<Condition>("a condition", artifacts + surroundings)

    private static let existing = ListRule(
        element: .artifact, minimum: 1, tooFew: "\"artifact_exists\" must name an artifact; add one, or remove the key."
    ) {
        "The artifact \(QuotedText.shown($0)) stands here twice; remove one."
    }
    private static let passages = MapRule(
        names: .artifact,
        values: .filled("Every artifact contains an empty text; write what must stand in it."), minimum: 1,
        tooFew: "\"artifact_contains\" must name an artifact and a text; add them, or remove the key.",
        expectation: "What an artifact must contain must be a string")
    private static let set = ListRule(
        element: .environmentName, minimum: 1, tooFew: "\"env\" must name a variable; add one, or remove the key."
    ) {
        "The variable \($0) stands here twice; remove one."
    }
    private static let values = MapRule(
        names: .environmentName, values: .variableValue, minimum: 1,
        tooFew: "\"env\" must name a variable; add one, or remove the key.",
        expectation: "A variable's value must be a string")

    private static let artifacts: [Key<Condition>] = [
        Key("artifact_exists", .either([.text(.artifact), .texts(existing)]), "Artifacts that must be there.") {
            condition, source, _ in
            condition.artifactExists = source.oneOrMore
        }.examples(.text("research.md"), .texts(["research.md", "plan.md"])),
        Key("artifact_contains", .textMap(passages), "What artifacts must contain, letter by letter.") {
            condition, source, _ in
            condition.artifactContains = (source.value.members ?? []).compactMap { member in
                member.value.string.map { Condition.Passage(artifact: member.name, text: $0) }
            }
        },
    ]

    private static let surroundings: [Key<Condition>] = [
        .texts(
            "changed", "Globs of project files, of which one must have changed since the run's base commit.",
            .globs("changed")
        ) {
            $0.changed = $1
        }.examples(.texts(["Sources/**", "*.json"])),
        Key(
            "env", .either([.text(.environmentName), .texts(set), .textMap(values)]),
            "Variables of teambot's own environment that must be set and not empty, or have these values."
        ) { condition, source, _ in
            condition.environment =
                source.value.members.map { members in
                    members.compactMap { member in
                        member.value.string.map { Condition.Variable(name: member.name, value: $0) }
                    }
                } ?? source.oneOrMore.map { Condition.Variable(name: $0) }
        }.examples(.text("CI")),
        Key(
            "exit_status", .either([.texts(.command("exit_status")), .object(EndingKeys.table.shape)]),
            "A program that must end with exit status 0, or with another one."
        ) { condition, source, problems in
            var ending = Condition.Ending(command: source.texts)
            if source.value.members != nil { EndingKeys.table.read(source, into: &ending, &problems) }
            condition.exitStatus = ending
        }.examples(.texts(["git", "diff", "--quiet"])),
    ]
}
