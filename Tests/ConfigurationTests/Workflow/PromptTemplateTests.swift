import StateMachine
import Testing

@testable import Configuration

@Suite struct PromptTemplateTests {
    @Test("A template knows these names and no others")
    func names() {
        #expect(
            Placeholder.allCases.map(\.rawValue) == [
                "persona", "stage", "objective", "exit_criteria", "expected_output", "artifacts", "work", "notes",
                "evidence", "feedback", "verdict_rule", "title", "goals", "success_criteria", "constraints", "context",
                "description", "stage_name", "agent", "iteration", "required_artifacts", "working_directory",
                "artifacts_dir",
            ])
    }

    @Test("Only a name in double braces is replaced; everything else stays as it is")
    func pieces() {
        #expect(PromptTemplate("").pieces == [])
        #expect(PromptTemplate("a {b} {{").pieces == [.text("a {b} {{")])
        #expect(PromptTemplate("{{title}}").pieces == [.placeholder(.title)])
        #expect(PromptTemplate("a{{ title }}b").pieces == [.text("a"), .placeholder(.title), .text("b")])
        #expect(PromptTemplate("{{{title}}}").pieces == [.text("{"), .placeholder(.title), .text("}")])
        #expect(PromptTemplate("{{Title}} {{ti tle}} {{}}").pieces == [.text("{{Title}} {{ti tle}} {{}}")])
        #expect(PromptTemplate("{{titel}}{{goals}}").pieces == [.text("{{titel}}"), .placeholder(.goals)])
    }

    @Test("Names that mean nothing are told once, with the nearest one that does")
    func unknown() {
        let template = PromptTemplate("{{objektive}} {{objektive}} {{x}} {{goals}}")
        #expect(template.unknownNames == ["objektive", "x"])
        #expect(
            template.warning(about: "a.md")
                == "The prompt template \"a.md\" has unknown names, which stay as they are: {{objektive}} and {{x}}. "
                + "Did you mean {{objective}}?")
        #expect(PromptTemplate("{{goals}}").warning(about: "a.md") == nil)
        #expect(
            PromptTemplate("{{zzzzzzzz}}").warning(about: "a.md")?.contains("Known names are persona, stage,") == true)
    }

    @Test("Any text put together again is what it was, but for its placeholders", arguments: UInt64(1)...200)
    func chance(seed: UInt64) {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let parts = ["{", "}", "{{", "}}", "goals", "{{goals}}", "{{x}}", " ", "\n", "é", "\u{301}"]
        let text = (0..<next(30)).map { _ in parts[next(parts.count)] }.joined()
        let again = PromptTemplate(text).pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .placeholder(let name): "{{\(name.rawValue)}}"
            }
        }.joined()
        #expect(again.filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed)")
    }

    @Test("Validation warns of unknown names and refuses a template that cannot be read")
    func validation() {
        func read(_ contents: [UInt8]?) -> [Problem] {
            WorkflowReader.read(
                Array(#"{"stages":{"A":{"work_agent":"pm","prompt_template":"a.md"}}}"#.utf8), fileName: "stages.json",
                directory: "/project", fileExists: { _ in true }, contents: { _ in contents }
            ).problems
        }
        #expect(read(Array("{{goals}}".utf8)) == [])
        let warning = read(Array("{{gaols}}".utf8))
        #expect(warning.map(\.severity) == [.warning] && warning.first?.path == "$.stages.A.prompt_template")
        #expect(warning.first?.message.contains("{{goals}}") == true)
        #expect(read(nil).map(\.severity) == [.error])
    }
}
