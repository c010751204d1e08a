import Configuration
import Testing

@testable import Orchestration

@Suite struct PromptTableTests {
    private var table: PromptTable {
        var table = PromptTable()
        table.append(.persona, "You are.")
        table.append(.objective, "Want {{feedback}}.")
        table.append(nil, "Here.")
        table.append(.artifacts, "")
        table.append(.verdictRule, "Decide.")
        table[.title] = "T"
        return table
    }

    @Test("Without a template all parts follow each other; empty ones are left out")
    func plain() {
        #expect(table.prompt(nil) == "You are.\n\nWant {{feedback}}.\n\nHere.\n\nDecide.\n")
    }

    @Test("What a template names stands there and nowhere else; what it forgets is appended")
    func named() {
        #expect(
            table.prompt(PromptTemplate("{{title}}: {{objective}}{{artifacts}}{{what}}"))
                == "You are.\n\nT: Want {{feedback}}.{{what}}\n\nHere.\n\nDecide.\n")
        #expect(
            table.prompt(PromptTemplate("{{verdict_rule}} {{persona}} {{feedback}}!"))
                == "Decide. You are. !\n\nWant {{feedback}}.\n\nHere.\n")
    }

    @Test("A long part that is named again is referred to")
    func again() {
        var long = PromptTable()
        let text = String(repeating: "x", count: 5_000)
        long.append(.work, text)
        #expect(long.prompt(PromptTemplate("{{work}}-{{work}}")) == text + "-(work: see above)\n")
    }
}
