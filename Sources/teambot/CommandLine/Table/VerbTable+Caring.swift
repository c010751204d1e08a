/// The verbs that keep things in order.
extension Verb {
    static let caring: [Verb] = [doctor, clean, help]

    static let doctor = Verb(
        name: "doctor", arguments: "[FEATURE]", summary: "examine the files of a run, repair when asked",
        options: [
            Option(name: "--repair", summary: "repair what needs no guess; what it changes is kept"), .json,
            .stateDirectory,
        ],
        examples: ["doctor", "doctor add-a-greeting --repair"])

    static let clean = Verb(
        name: "clean", arguments: "[FEATURE]", summary: "remove archived runs, old sessions; asks first",
        options: [
            Option(
                name: "--older-than", placeholder: "DAYS", summary: "those that are older",
                check: .number(atMost: 36_500)),
            Option(
                name: "--keep", placeholder: "N", summary: "all but the newest of each objective, and sessions",
                check: .count(atMost: 1_000_000)),
            Option(name: "--yes", summary: "do not ask"), .json, .stateDirectory,
        ],
        examples: ["clean --older-than 30", "clean add-a-greeting --keep 3 --yes"])

    static let help = Verb(
        name: "help", arguments: "[VERB]", summary: "explain teambot or one of its verbs",
        options: [Option(name: "--man", summary: "print the manual page, for man")],
        examples: ["help run", "help --man > ~/.local/share/man/man1/teambot.1"])
}
