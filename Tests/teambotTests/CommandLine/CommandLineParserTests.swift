import Testing

@testable import teambot

@Suite("Command line: the parser")
struct CommandLineParserTests {
    /// Knows the nearest of names by their first three letters, which is enough here.
    private let parser = CommandLineParser { name, known in
        known.first { $0.hasPrefix(name.hasPrefix("--") ? name.prefix(7) : name.prefix(2)) }
    }

    private func invocation(_ arguments: String...) throws -> Invocation {
        guard case .invocation(let invocation) = try parser.parse(arguments) else {
            Issue.record("\(arguments) is no invocation")
            return Invocation(verb: .run)
        }
        return invocation
    }

    @Test("The verb run takes all of its options, in both forms, before and after its objective")
    func everyOptionOfRun() throws {
        let run = try invocation(
            "run", "--fresh", "--max-hours=2.5", "objective.md", "--max-concurrent", "4", "--skip", "A", "--skip=B",
            "--dry-run", "--background", "--detach-agents", "--json", "--state-dir", "s", "--stages", "w.json")
        #expect(run.verb == .run)
        #expect(run.positionals == ["objective.md"])
        #expect(run.number("--max-hours") == 2.5)
        #expect(run.count("--max-concurrent") == 4)
        #expect(run.values("--skip") == ["A", "B"])
        #expect(run.value("--state-dir") == "s")
        #expect(run.value("--stages") == "w.json")
        #expect(run.flags == ["--fresh", "--dry-run", "--background", "--detach-agents", "--json"])
        #expect(run.flag("--json"))
    }

    @Test("What was not given has no value")
    func absent() throws {
        let resume = try invocation("resume")
        #expect(resume.positionals.isEmpty)
        #expect(!resume.flag("--json"))
        #expect(resume.value("--max-hours") == nil)
        #expect(resume.number("--max-hours") == nil)
        #expect(resume.count("--max-concurrent") == nil)
        #expect(resume.values("--skip").isEmpty)
    }

    @Test("After -- nothing is an option, and a value may contain an equals sign")
    func endOfOptions() throws {
        #expect(try invocation("run", "--", "--odd.md").positionals == ["--odd.md"])
        #expect(try invocation("run", "--", "--help").positionals == ["--help"])
        #expect(try invocation("reject", "S", "--comment=a=b").value("--comment") == "a=b")
        #expect(try invocation("reject", "S", "--comment", "-no-").value("--comment") == "-no-")
    }

    @Test("The verb approve takes a stage, or a feature and a stage")
    func approve() throws {
        #expect(try invocation("approve", "SHIP").positionals == ["SHIP"])
        #expect(try invocation("approve", "greeting", "SHIP").positionals == ["greeting", "SHIP"])
    }

    @Test(
        "Help and version",
        arguments: [
            (["--version"], Request.version), (["--help"], .help(nil)), (["-h"], .help(nil)), (["help"], .help(nil)),
            (["help", "run"], .help(.run)), (["status", "--help"], .help(.status)),
            (["run", "--odd", "-h"], .help(.run)),
        ])
    func helpAndVersion(arguments: [String], expected: Request) throws {
        #expect(try parser.parse(arguments) == expected)
    }

    private static let any = CommandLineParser.form

    @Test(
        "Every usage error names what is wrong and shows the right form",
        arguments: [
            ([], "A verb is missing.", any),
            (["rum"], "There is no verb “rum”; did you mean run?", any),
            (["juggle"], "There is no verb “juggle”.", any),
            (["help", "stat"], "There is no verb “stat”; did you mean status?", any),
            (["--json"], "The option “--json” stands where a verb should be; options come after their verb.", any),
            (["run"], "The verb run needs OBJECTIVE….", "teambot run OBJECTIVE… [options]"),
            (
                ["resume", "a", "b"], "The verb resume takes at most one argument; “b” is one too many.",
                "teambot resume [FEATURE] [options]"
            ),
            (["init", "x"], "The verb init takes no argument; “x” is one too many.", "teambot init [options]"),
            (["approve"], "The verb approve needs STAGE.", "teambot approve [FEATURE] STAGE [options]"),
            (
                ["approve", "a", "b", "c"], "The verb approve takes at most 2 arguments; “c” is one too many.",
                "teambot approve [FEATURE] STAGE [options]"
            ),
            (
                ["run", "o", "--max-hour", "1"], "The verb run has no option “--max-hour”; did you mean --max-hours?",
                "teambot run OBJECTIVE… [options]"
            ),
            (["status", "-x"], "The verb status has no option “-x”.", "teambot status [FEATURE] [options]"),
            (
                ["graph", "--format", "svgg"],
                "The option --format must be text, mermaid, dot or svg, not “svgg”; did you mean svg?",
                "teambot graph --format FORMAT"
            ),
            (
                ["completion", "ksh"], "The verb completion takes bash, zsh or fish, not “ksh”.",
                "teambot completion bash|zsh|fish"
            ),
            (
                ["schema", "xy"], "The verb schema takes state, event or session, not “xy”.",
                "teambot schema [state|event|session]"
            ),
            (["run", "o", "--json=1"], "The option --json takes no value.", "teambot run --json"),
            (["run", "o", "--skip"], "The option --skip needs a value: --skip NAME.", "teambot run --skip NAME"),
            (
                ["run", "o", "--skip", "--json"], "The option --skip needs a value: --skip NAME.",
                "teambot run --skip NAME"
            ),
            (
                ["status", "--state-dir="], "The option --state-dir needs a value: --state-dir DIR.",
                "teambot status --state-dir DIR"
            ),
            (
                ["status", "--state-dir", "a", "--state-dir", "b"],
                "The option --state-dir is given twice; it takes one value.", "teambot status --state-dir DIR"
            ),
        ])
    func usageErrors(arguments: [String], message: String, form: String) {
        #expect(throws: UsageError(message: message, form: form)) { try parser.parse(arguments) }
    }

    @Test("An option with a letter is known by it, too")
    func letters() throws {
        guard case .invocation(let invocation) = try parser.parse(["logs", "-f", "PLAN"]) else {
            Issue.record("no invocation")
            return
        }
        #expect(invocation.flag("--follow") && invocation.positionals == ["PLAN"])
    }

    @Test(
        "Hours are above 0 and at most a year",
        arguments: ["0", "0.0", "-1", "8761", "two", "1e3", "nan", "inf", "1h", ".", "99999999999999999999999"])
    func hours(value: String) {
        let message = "The option --max-hours must be a number above 0 and at most 8760, not “\(value)”."
        #expect(throws: UsageError(message: message, form: "teambot run --max-hours H")) {
            try parser.parse(["run", "o", "--max-hours", value])
        }
    }

    @Test(
        "Concurrency is a whole number from 1",
        arguments: ["0", "-1", "1.5", "10001", "many", "99999999999999999999999"])
    func concurrency(value: String) {
        let message = "The option --max-concurrent must be a whole number from 1 to 10000, not “\(value)”."
        #expect(throws: UsageError(message: message, form: "teambot resume --max-concurrent N")) {
            try parser.parse(["resume", "--max-concurrent=\(value)"])
        }
    }

    @Test("Good numbers at the edges", arguments: ["0.001", "8760", "8", "1.", ".5"])
    func goodHours(value: String) throws {
        #expect(try invocation("run", "o", "--max-hours", value).number("--max-hours") == Double(value))
    }

    @Test("An error shows no control characters and not more than a line of what was typed")
    func safeErrors() throws {
        let error = #expect(throws: UsageError.self) {
            try parser.parse(["\u{1B}[31mred\u{7}" + String(repeating: "x", count: 500)])
        }
        #expect(error?.message == "There is no verb “red" + String(repeating: "x", count: 56) + "…”.")
        #expect(UsageError(message: "Wrong.", form: "right").description == "teambot: Wrong.\nusage:   right\n")
    }
}
