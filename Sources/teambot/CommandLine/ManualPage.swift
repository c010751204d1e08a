/// The manual page, made from the table of verbs, in the macros that every `man` knows (man(7)).
enum ManualPage {
    /// The page as the source that `man` reads.
    static func render(version: String) -> String {
        let head = [
            ".TH TEAMBOT 1 \"\" \"teambot \(escaped(version))\" \"User Commands\"", ".SH NAME",
            "teambot \\- drive coding agents through the stages of a workflow", ".SH SYNOPSIS", ".B teambot",
            ".I VERB", "[arguments] [options]", ".SH DESCRIPTION", escaped(description),
        ]
        let verbs = VerbGroup.all.flatMap { group in
            [".SH \(escaped(group.title).uppercased())"] + group.verbs.flatMap(entry)
        }
        return
            (head + verbs + [".SH EXIT STATUS"] + ExitCode.all.flatMap { tagged($0.codes, $0.meaning) }
            + [".SH ENVIRONMENT"] + environment.flatMap { tagged($0, $1) } + [".SH FILES"]
            + files.flatMap { tagged($0, $1) }).joined(separator: "\n") + "\n"
    }

    private static let description = """
        teambot takes one objective, written as a Markdown file, through a workflow of stages. Coding agents do the \
        work; teambot starts them, checks what they leave, repeats what a review rejects, and runs the acceptance \
        commands itself. Everything it knows is in files, so that any crash, kill or lunch break ends in teambot resume. \
        Where a FEATURE may be named, the newest run is meant without one; the verbs that only look also take the \
        FEATURE/RUN_ID of an archived run.
        """

    private static let environment = [
        ("NO_COLOR", "forbids colour, where it is not empty"),
        ("FORCE_COLOR", "demands colour also where there is no terminal"),
        ("GITHUB_ACTIONS", "where it is true, teambot test prints annotations"),
        ("TERM", "dumb means a line for each event, without colour"),
    ]

    private static let files = [
        ("stages.json", "the workflow; teambot init writes one, teambot schema describes it"),
        (
            "state/FEATURE/",
            "the files of a run; events.jsonl is its journal, state.json its state, report.html its report"
        ),
        ("state/evidence/ID/", "what test suites have proved; that of a run is in state/FEATURE/evidence/"),
        ("state/archive/FEATURE/RUN_ID/", "earlier runs of the same objective"),
    ]

    private static func entry(_ verb: Verb) -> [String] {
        let options = (verb.options + [.help]).flatMap { option in
            tagged(option.form, option.summary + (option.isRepeatable ? " (may be repeated)" : ""))
        }
        return [".SS \(escaped([verb.name, verb.arguments].filter { !$0.isEmpty }.joined(separator: " ")))"]
            + [escaped(verb.summary)] + options + [".PP", "Examples:", ".PP", ".nf", ".RS 4"]
            + verb.examples.map { escaped("teambot \($0)") } + [".RE", ".fi"]
    }

    private static func tagged(_ tag: String, _ text: String) -> [String] {
        [".TP", "\\fB\(escaped(tag))\\fR", escaped(text)]
    }

    /// Text in which nothing is a command of the page, and no dash becomes a hyphen that one cannot copy.
    private static func escaped(_ text: String) -> String {
        let safe = text.map { character in
            switch character {
            case "\\": "\\e"
            case "-": "\\-"
            case "~": "\\(ti"
            case "\"": "\\(dq"
            default: String(character)
            }
        }.joined()
        return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }
}
