import Reporting
import Testing

@testable import teambot

@Suite("Command line: help")
struct CommandLineHelpTests {
    @Test("Every help fits into 80 columns, ends with a line end and has an example", arguments: [nil] + Verb.all)
    func fits(verb: Verb?) {
        let text = HelpText.render(verb)
        #expect(text.hasSuffix("\n"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 })
        #expect(text.contains("examples:\n  teambot "))
    }

    @Test("Every example is a command line that the parser takes", arguments: Verb.all)
    func examples(verb: Verb) throws {
        let parser = CommandLineParser { _, _ in nil }
        for example in verb.examples {
            // What a shell does with the output is not ours to read.
            let command = example.split(separator: " > ").first ?? ""
            let words = command.split(separator: "\"").enumerated().flatMap { index, part in
                index % 2 == 0 ? part.split(separator: " ").map(String.init) : [String(part)]
            }
            guard case .invocation(let invocation) = try parser.parse(words) else {
                #expect(verb == .help, "\(example)")
                continue
            }
            #expect(invocation.verb == verb, "\(example)")
        }
    }

    @Test("Names of verbs, and of options within a verb, are unique")
    func unique() {
        #expect(Set(Verb.all.map(\.name)).count == Verb.all.count)
        for verb in Verb.all { #expect(Set(verb.options.map(\.name)).count == verb.options.count) }
    }

    @Test("The overview lists every verb with its arguments")
    func overview() {
        // The first column; a form that is too long goes on in the next line, deeper.
        let column = HelpText.render().split(separator: "\n").map { $0.prefix(32) }
        let text = column.reduce(into: "") { text, line in
            let words = line.drop { $0 == " " }
            text +=
                (text.hasSuffix("|") ? "" : "\n  ")
                + (words.firstRange(of: "  ").map { words[..<$0.lowerBound] } ?? words)
        }
        for verb in Verb.all {
            #expect(text.contains("\n  " + [verb.name, verb.arguments].filter { !$0.isEmpty }.joined(separator: " ")))
        }
    }

    @Test("Help about a verb")
    func stop() {
        #expect(
            HelpText.render(.approve) == """
                usage: teambot approve [FEATURE] STAGE [options]

                say yes to a stage that waits for it

                options:
                  --comment TEXT   why; kept in the journal
                  --json           print JSON for programs
                  --state-dir DIR  where runs are kept (default: state)
                  -h, --help       show this help

                examples:
                  teambot approve SHIP
                  teambot approve add-a-greeting SHIP --comment "looks good"

                """)
    }
}
