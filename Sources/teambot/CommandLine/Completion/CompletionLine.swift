/// What the words of a command line before the one to be completed say.
struct CompletionLine {
    /// The arguments that are no options.
    private(set) var arguments: [String] = []
    /// The options that were given.
    private(set) var given: Set<String> = []
    /// The option that waits for its value.
    private(set) var open: Option?
    /// Whether `--` came, after which nothing is an option.
    private(set) var isLiteral = false
    /// Where the names are.
    private(set) var places = CompletionNames.Places()

    /// Reads the words after a verb.
    init(_ words: some Sequence<String>, of verb: Verb) {
        for word in words { take(word, verb) }
    }

    private mutating func take(_ word: String, _ verb: Verb) {
        if let option = open {
            open = nil
            note(word, for: option)
        } else if word == "--", !isLiteral {
            isLiteral = true
        } else if word.hasPrefix("-"), word != "-", !isLiteral {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard let option = parts.first.flatMap(verb.option) else { return }
            given.insert(option.name)
            guard option.placeholder != nil else { return }
            if parts.count > 1 { note(parts[1], for: option) } else { open = option }
        } else {
            arguments.append(word)
        }
    }

    private mutating func note(_ value: String, for option: Option) {
        switch option.name {
        case Option.stateDirectory.name: places.stateDirectory = value
        case Option.stages.name: places.stages = value
        default: break
        }
    }
}
