/// Words that say nothing about what is special in an objective, and so do not get into its name.
enum StopWords {
    /// Whether a word in small letters is one of them.
    static func contains(_ word: String) -> Bool { all.contains(word) }

    private static let all = Set(
        [articles, prepositions, conjunctions, auxiliaries, verbs, pronouns, nouns].flatMap { words in
            words.split(separator: " ").map(String.init)
        })

    private static let articles = "a an the"
    private static let prepositions =
        "about across against at between by for from in inside into of off on onto out over per through to toward "
        + "towards under up upon using via with within without"
    private static let conjunctions = "and as but if nor or so than then when where while"
    private static let auxiliaries =
        "am are be been being can could did do does had has have is may might must shall should was were will would"
    private static let verbs =
        "add adding allow allowing build building change create creating develop developing enable enabling enhance "
        + "ensure extend fix fixing get give implement implementing improve improving introduce let make making need "
        + "needs provide providing support supporting update updating use want wants write"
    private static let pronouns =
        "he her his it its me my our she that their them these they this those us we which who you your"
    private static let nouns =
        "feature features functionality functionalities solution solutions system systems thing things"
}
