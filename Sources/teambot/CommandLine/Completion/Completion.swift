/// Tells what can follow on a command line, from the table of verbs; pure but for the names that it is given.
///
/// The scripts of all shells ask it, so that they never differ from what the parser takes.
struct Completion {
    let names: CompletionNames
    var verbs = Verb.all

    /// The candidates for the last of the words after the program's name, which may be empty.
    func candidates(for typed: [String]) -> [CompletionCandidate] {
        // Where bash breaks words at an equals sign, that is a word of its own.
        let words = typed.last == "=" ? typed.dropLast() + [""] : typed.filter { $0 != "=" }
        guard let current = words.last else { return [] }
        return all(before: words.dropLast(), current).filter { candidate in
            guard case .word(let word, _) = candidate else { return true }
            return word.hasPrefix(current)
        }
    }

    private func all(before words: [String], _ current: String) -> [CompletionCandidate] {
        guard let name = words.first else { return first }
        guard let verb = verbs.first(where: { $0.name == name }) else { return [] }
        let line = CompletionLine(words.dropFirst(), of: verb)
        if let option = line.open { return values(of: option, line) }
        if current.hasPrefix("-"), !line.isLiteral { return attached(current, verb, line) ?? options(of: verb, line) }
        return arguments(of: verb, line)
    }

    private var first: [CompletionCandidate] {
        verbs.map { .word($0.name, about: $0.summary) }
            + [.word("--help", about: "list the verbs"), .word("--version", about: "print the version")]
    }

    /// The values of an option to which one is being attached, as `--format=s`; nil where none is.
    private func attached(_ current: String, _ verb: Verb, _ line: CompletionLine) -> [CompletionCandidate]? {
        guard let name = current.split(separator: "=").first, current.contains("="),
            let option = verb.option(String(name))
        else { return nil }
        return values(of: option, line).compactMap { candidate in
            guard case .word(let word, let about) = candidate else { return nil }
            return .word("\(name)=\(word)", about: about)
        }
    }

    private func options(of verb: Verb, _ line: CompletionLine) -> [CompletionCandidate] {
        (verb.options + [.help]).filter { $0.isRepeatable || !line.given.contains($0.name) }
            .map { .word($0.name, about: $0.summary) }
    }

    private func values(of option: Option, _ line: CompletionLine) -> [CompletionCandidate] {
        if case .choice(let words) = option.check { return words.map { .word($0, about: "") } }
        switch option.placeholder {
        case "DIR": return [.directories]
        case "FILE": return [.files]
        case "ID" where option.name == "--evidence": return words(names.evidence(line.places), "evidence run")
        case "NAME": return words(names.optionalStages(line.places), "optional stage")
        case "STAGE": return words(names.stages(line.places, line.arguments.first), "stage")
        case "F": return [.files]
        case "A" where option.name == "--agent": return words(names.agents(line.places), "agent")
        default: return []
        }
    }

    private func arguments(of verb: Verb, _ line: CompletionLine) -> [CompletionCandidate] {
        verb.candidates(at: line.arguments.count).flatMap { name -> [CompletionCandidate] in
            switch name {
            case "OBJECTIVE": [.files]
            case "FEATURE": words(names.features(line.places), "run")
            case "STAGE": stages(of: verb, line)
            case "NAME": line.arguments.isEmpty ? [] : words(names.agents(line.places), "agent")
            case "SUITE": words(names.suites(line.places).filter { !line.arguments.contains($0) }, "test suite")
            case "ID": words(names.evidence(line.places), "evidence run")
            case "VERB": verbs.map { .word($0.name, about: $0.summary) }
            default: name.split(separator: "|").map { .word(String($0), about: "") }
            }
        }
    }

    /// The stages that a verb can do something about.
    private func stages(of verb: Verb, _ line: CompletionLine) -> [CompletionCandidate] {
        guard let wish = StageWish(verb: verb.name) else {
            return words(names.stages(line.places, line.arguments.first), "stage")
        }
        return words(names.standing(line.places, line.arguments.first, wish), "stage")
    }

    private func words(_ names: [String], _ about: String) -> [CompletionCandidate] {
        names.map { .word($0, about: about) }
    }
}
