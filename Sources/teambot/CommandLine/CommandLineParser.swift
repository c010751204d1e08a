import Reporting

/// Reads a command line by the table of verbs; pure.
struct CommandLineParser {
    /// The form of any call.
    static let form = "teambot VERB [arguments] [options]  (teambot help lists the verbs)"

    var verbs = Verb.all
    /// The nearest of some names to a misspelt one; nil where none is near.
    let nearest: @Sendable (String, [String]) -> String?

    /// What the arguments after the program's name ask for.
    func parse(_ arguments: [String]) throws(UsageError) -> Request {
        guard let first = arguments.first else {
            throw UsageError(message: "A verb is missing.", form: Self.form)
        }
        switch first {
        case "--version": return .version
        case "--help", "-h": return .help(nil)
        default: break
        }
        if first.hasPrefix("-") {
            throw UsageError(message: misplaced(first), form: Self.form)
        }
        let verb = try verb(first)
        let rest = arguments.dropFirst()
        let options = rest.prefix { $0 != "--" }
        if options.contains(where: { $0 == "--help" || $0 == "-h" }) { return .help(verb) }
        let invocation = try read(Array(rest), of: verb)
        guard verb.name == Verb.help.name else { return .invocation(invocation) }
        if invocation.flag("--man") { return .manual }
        guard let name = invocation.positionals.first else { return .help(nil) }
        return .help(try self.verb(name))
    }

    private func misplaced(_ option: String) -> String {
        if let known = nearest(option, ["--version", "--help"]) {
            return "There is no option \(quoted(option)); did you mean \(known)?"
        }
        return "The option \(quoted(option)) stands where a verb should be; options come after their verb."
    }

    private func verb(_ name: String) throws(UsageError) -> Verb {
        if let verb = verbs.first(where: { $0.name == name }) { return verb }
        throw UsageError(
            message: "There is no verb \(quoted(name))\(ending(name, verbs.map(\.name) + ["--version"]))",
            form: Self.form)
    }

    private func read(_ arguments: [String], of verb: Verb) throws(UsageError) -> Invocation {
        var invocation = Invocation(verb: verb)
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                invocation.positionals += rest
                break
            }
            if argument.hasPrefix("-"), argument != "-" {
                try take(argument, &rest, into: &invocation)
            } else {
                invocation.positionals.append(argument)
            }
        }
        try checkCount(of: invocation)
        return invocation
    }

    /// Takes an option and, where it has one, its value.
    private func take(
        _ argument: String, _ rest: inout ArraySlice<String>, into invocation: inout Invocation
    ) throws(UsageError) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let verb = invocation.verb
        guard let option = verb.option(parts.first ?? argument) else {
            throw unknown(parts.first ?? argument, of: verb)
        }
        let name = option.name
        let attached = parts.count > 1 ? parts.last : nil
        guard let placeholder = option.placeholder else {
            guard attached == nil else { throw error("The option \(name) takes no value.", verb, option) }
            invocation.flags.insert(name)
            return
        }
        guard let value = attached ?? nextValue(&rest), !value.isEmpty else {
            throw error("The option \(name) needs a value: \(name) \(placeholder).", verb, option)
        }
        if invocation.values[name] != nil, !option.isRepeatable {
            throw error("The option \(name) is given twice; it takes one value.", verb, option)
        }
        if let problem = option.check.problem(with: value) {
            throw error(
                "The option \(name) must be \(problem), not \(quoted(value))\(hint(value, option))", verb, option)
        }
        invocation.values[name, default: []].append(value)
    }

    /// The word that was probably meant, where there is a list of them.
    private func hint(_ value: String, _ option: Option) -> String {
        guard case .choice(let words) = option.check, let word = nearest(value, words) else { return "." }
        return "; did you mean \(word)?"
    }

    /// The next argument, unless it is an option itself.
    private func nextValue(_ rest: inout ArraySlice<String>) -> String? {
        guard let next = rest.first, !next.hasPrefix("--") else { return nil }
        return rest.popFirst()
    }

    private func unknown(_ name: String, of verb: Verb) -> UsageError {
        let known = verb.options.map(\.name) + [Option.help.name]
        return UsageError(
            message: "The verb \(verb.name) has no option \(quoted(name))\(ending(name, known))", form: verb.form)
    }

    private func checkCount(of invocation: Invocation) throws(UsageError) {
        let verb = invocation.verb
        if invocation.positionals.count < verb.minimumCount {
            throw UsageError(message: "The verb \(verb.name) needs \(verb.requiredArguments).", form: verb.form)
        }
        for (position, word) in invocation.positionals.enumerated() {
            let choices = verb.choices(at: position)
            guard !choices.isEmpty, !choices.contains(word) else { continue }
            throw UsageError(
                message: "The verb \(verb.name) takes \(Option.Check.listing(choices)), not \(quoted(word))"
                    + ending(word, choices), form: verb.form)
        }
        guard invocation.positionals.count > verb.maximumCount else { return }
        let surplus = invocation.positionals[verb.maximumCount]
        let limit =
            switch verb.maximumCount {
            case 0: "no argument"
            case 1: "at most one argument"
            default: "at most \(verb.maximumCount) arguments"
            }
        throw UsageError(
            message: "The verb \(verb.name) takes \(limit); \(quoted(surplus)) is one too many.", form: verb.form)
    }

    private func error(_ message: String, _ verb: Verb, _ option: Option) -> UsageError {
        UsageError(message: message, form: "teambot \(verb.name) \(option.form)")
    }

    /// The end of a sentence about a name that does not exist.
    private func ending(_ name: String, _ known: [String]) -> String {
        nearest(name, known).map { "; did you mean \($0)?" } ?? "."
    }

    private func quoted(_ text: String) -> String {
        "“" + DisplayWidth.cut(Printable.text(text), to: 60) + "”"
    }
}
