import Testing

@testable import teambot

@Suite("Command line: completion")
struct CompletionTests {
    private let completion = Completion(
        names: CompletionNames(
            features: { $0.stateDirectory == nil ? ["add-a-greeting", "other"] : ["elsewhere"] },
            stages: { _, feature in feature == "other" ? ["SHIP"] : ["SPEC", "PLAN"] },
            standing: { _, _, wish in wish == .waiting ? ["SHIP"] : wish == .completed ? ["SPEC"] : [] },
            optionalStages: { $0.stages == nil ? ["BUSINESS_PROBLEM"] : ["LINT"] }, agents: { _ in ["builder"] },
            suites: { _ in ["unit", "e2e"] }, evidence: { _ in ["20261121_195136Z"] }))

    private func words(_ typed: String...) -> [String] {
        completion.candidates(for: typed).map(\.line).map { String($0.prefix { $0 != "\t" }) }
    }

    @Test("The first word is a verb or one of the two options without one")
    func verbs() {
        #expect(words("") == Verb.all.map(\.name) + ["--help", "--version"])
        #expect(words("re") == ["resume", "retry", "reject", "report"])
        #expect(words("--v") == ["--version"])
        #expect(completion.candidates(for: []) == [] && words("nonsense", "") == [])
    }

    @Test("Arguments are runs, stages, files, verbs, agents or words of a list, as the verb takes them")
    func arguments() {
        #expect(words("status", "") == ["add-a-greeting", "other"])
        #expect(words("run", "o") == [":files"])
        #expect(words("help", "comp") == ["completion"])
        #expect(words("completion", "") == ["bash", "zsh", "fish"])
        #expect(words("schema", "s") == ["state", "session"])
        #expect(words("agents", "") == ["check"] && words("agents", "check", "") == ["builder"])
        #expect(words("list", "") == [])
        #expect(words("test", "") == ["unit", "e2e"] && words("test", "unit", "") == ["e2e"])
        #expect(words("test", "--evidence", "") == ["20261121_195136Z"])
        #expect(words("evidence", "") == ["list", "show", "begin", "close", "prune"])
        #expect(words("evidence", "show", "2") == ["20261121_195136Z"])
    }

    @Test("Where the run may be left out, runs and stages are offered; after a run, only its stages")
    func stages() {
        #expect(words("logs", "") == ["add-a-greeting", "other", "SPEC", "PLAN"])
        #expect(words("logs", "other", "") == ["SHIP"])
        #expect(words("logs", "other", "SHIP", "") == [])
    }

    @Test("A verb that changes a stage is offered those that stand as it needs them")
    func standing() {
        #expect(words("approve", "other", "") == ["SHIP"] && words("accept", "other", "") == ["SPEC"])
        #expect(words("why", "other", "") == ["SHIP"] && words("skip", "other", "") == [])
        #expect(words("resume", "--until", "") == ["SPEC", "PLAN"])
        #expect(words("retry", "--agent", "") == ["builder"] && words("retry", "--feedback-file", "") == [":files"])
    }

    @Test("Options are offered once, unless they may be repeated")
    func options() {
        #expect(words("status", "-") == ["--json", "--state-dir", "--help"])
        #expect(words("status", "--json", "--") == ["--state-dir", "--help"])
        #expect(words("run", "--skip", "BUSINESS_PROBLEM", "--sk") == ["--skip"])
        #expect(words("status", "--", "-") == [])
    }

    @Test("Values of options are what they must be, in the files that the line names")
    func values() {
        #expect(words("graph", "--format", "") == ["text", "mermaid", "dot", "svg"])
        #expect(words("graph", "--format=s") == ["--format=svg"])
        #expect(words("graph", "--format", "=", "s") == ["svg"] && words("graph", "--format", "=") != [])
        #expect(words("status", "--state-dir", "") == [":directories"])
        #expect(words("run", "--stages", "x") == [":files"])
        #expect(words("run", "--max-hours", "") == [])
        #expect(words("status", "--state-dir", "there", "") == ["elsewhere"])
        #expect(words("run", "--stages=b.json", "--skip", "") == ["LINT"])
    }
}
