import Configuration
import Testing

@Suite("Reading acceptance scenarios")
struct MarkdownScenarioTests {
    private func scenario(_ body: String) throws -> AcceptanceScenario {
        try #require(ScenarioReader.read("## Acceptance Test Scenarios\n### AT-1: x\n" + body).first)
    }

    @Test("A-66: a scenario with plain bold fields")
    func plain() throws {
        let text = """
            # Spec
            ### AT-000: not here
            ## 7. ACCEPTANCE test Scenarios

            ### AT-001: Greets
            **Description**: Says
            hello.

            **Preconditions**: a shell, a file
            **Steps**:
            1. Run
               it
            2. **Look**
            **Expected Result**: exit status 3 and `Hello`
            **Verification**: `sh greet.sh`

            ### AT-002: Second
            ## Other
            ### AT-003: not here
            """
        let found = ScenarioReader.read(text)
        #expect(found.map(\.id) == ["AT-001", "AT-002"])
        let first = try #require(found.first)
        #expect(first.name == "Greets")
        #expect(first.description == "Says hello.")
        #expect(first.preconditions == ["a shell", "a file"])
        #expect(first.steps == ["Run it", "**Look**"])
        #expect(first.expectation == .exitStatus(3))
        #expect(first.expectedTexts == ["Hello"])
        #expect(first.commands == ["sh greet.sh"])
        #expect(first.line == 5)
    }

    @Test("AW-26: fields as bullets, preconditions as a list, identifiers of any length")
    func bullets() throws {
        let found = ScenarioReader.read(
            """
            ## Acceptance Test Scenarios
            ### AT-12345: Long
            - **Preconditions**:
              - a, b
              - c
            * **Verification:**
                ```sh
                $ one \\
                  two
                # comment

                three
                ```
            + **Expected Result**: all fine
            """)
        let first = try #require(found.first)
        #expect(first.id == "AT-12345")
        #expect(first.preconditions == ["a, b", "c"])
        #expect(first.commands == ["one \\\ntwo", "three"])
        #expect(first.expectation == .exitStatus(0))
    }

    @Test(
        "A-66: only `### AT-<digits>` begins a scenario",
        arguments: [
            ("### AT-1: a", ["AT-1"]), ("### at-007 — a", ["AT-007"]), ("### Scenario AT-2: a", ["AT-2"]),
            ("### **AT-3: a**", ["AT-3"]), ("### AT-: a", []), ("### AT-1x", []), ("### Other", []),
            ("#### AT-1: a", []),
            ("```\n### AT-1: a\n```", []), ("<!--\n### AT-1: a\n-->", []), ("### AT-4", ["AT-4"]),
        ])
    func headings(heading: String, expected: [String]) {
        #expect(ScenarioReader.read("## Acceptance Test Scenarios\n" + heading).map(\.id) == expected)
    }

    @Test(
        "commands are the back-ticked spans and fenced lines of the verification, and nothing else",
        arguments: [
            ("**Verification**: run `a`, then ``b `c` ``", ["a", "b `c`"]), ("**Verification**: by hand", []),
            ("**Verification**:\n\n```sh\n$ a\n\n  b\n```\n", ["a", "b"]), ("**Verification**: ` `", []),
            ("**Verification**: `$ a`\n**Note**: `b`\n", ["a"]), ("**Verification**: `a`\n#### Notes\n`b`", ["a"]),
            ("**Description**: `a`", []), ("**Verification**: `a\n\n`b`", ["b"]),
            ("**Verification**:\n- `a`\n- `b`", ["a", "b"]), ("**Verification**: `a`\r\n", ["a"]),
        ])
    func commands(body: String, expected: [String]) throws {
        #expect(try scenario(body).commands == expected)
    }

    @Test(
        "the expected exit status is read from the words and from spans that say nothing else",
        arguments: [
            ("exit status 3", ExitExpectation.exitStatus(3)), ("`exit code 4`", .exitStatus(4)),
            ("It exits with status 2.", .exitStatus(2)), ("a non-zero exit status", .nonZero),
            ("`Non-zero exit status`", .nonZero), ("exit status is non\u{2011}zero", .nonZero), ("", .exitStatus(0)),
            ("a non-zero count", .exitStatus(0)), ("prints `make: exit status 2`", .exitStatus(0)),
            ("exit status 99999999999999999999", .exitStatus(0)), ("Exit Status: 0", .exitStatus(0)),
        ])
    func expectation(result: String, expected: ExitExpectation) throws {
        #expect(try scenario("**Expected Result**: " + result).expectation == expected)
    }

    @Test("expected texts are all other back-ticked texts")
    func texts() throws {
        let scenario = try scenario("**Expected Result**: `exit status 3`, `exit status 3 shown` and\n```\na\n b\n```")
        #expect(scenario.expectedTexts == ["exit status 3 shown", "a", " b"])
    }

    @Test("the canonical text ignores layout but not what is run or expected")
    func canonical() throws {
        let one = try scenario("**Verification**: run `a  b`\n**Expected Result**: fine")
        let sameWithBullets = try scenario("- **Verification**:\n  run `a  b`\n- **Expected Result**:  fine")
        let other = try scenario("**Verification**: run `a b`\n**Expected Result**: fine")
        #expect(one.canonicalText == sameWithBullets.canonicalText)
        #expect(one.canonicalText != other.canonicalText)
    }

    @Test("AW-26: the example that messages recommend is one that is read")
    func example() throws {
        let found = try #require(ScenarioReader.read(ScenarioReader.example).first)
        #expect(found.commands == ["sh greet.sh Ada"])
        #expect(found.expectedTexts == ["Hello, Ada!"])
    }
}

@Suite("Acceptance scenarios that name tests")
struct MarkdownScenarioTestNameTests {
    private func scenario(_ verification: String) -> AcceptanceScenario {
        AcceptanceScenario(id: "AT-1", name: "x", verification: verification)
    }

    @Test(
        "a line with the word test outside back-ticks names one, and with back-ticks several",
        arguments: [
            ("test tests/test_loans.py::test_borrow", ["tests/test_loans.py::test_borrow"]),
            ("test `tests/test_loans.py::test_borrow`.", ["tests/test_loans.py::test_borrow"]),
            ("tests `a`, `b` and `c d`", ["a", "b", "c d"]), ("test: `a`", ["a"]),
            ("- test a.py::b[x y]\n- test `c`\n- test `c`", ["a.py::b[x y]", "c"]),
            ("test test_borrow.", ["test_borrow"]),
            ("test library.LoansTest test_borrow", ["library.LoansTest test_borrow"]),
        ])
    func names(verification: String, expected: [String]) {
        #expect(scenario(verification).tests == expected)
        #expect(scenario(verification).commands.isEmpty)
        #expect(scenario(verification).isVerifiable)
    }

    @Test(
        "a sentence that begins with the word, a command, and what stands in a fence name no test",
        arguments: [
            ("test that `sh a.sh` works", ["sh a.sh"]), ("`test -f out.txt`", ["test -f out.txt"]),
            ("Test `sh a.sh`", ["sh a.sh"]), ("```\ntest -f out.txt\n```", ["test -f out.txt"]),
            ("test it by hand", []), ("test the loans: see the handbook", []),
        ])
    func others(verification: String, commands: [String]) {
        #expect(scenario(verification).tests.isEmpty)
        #expect(scenario(verification).commands == commands)
    }

    @Test("a scenario may have both, and each edit of a test shows in what was agreed")
    func both() {
        let first = scenario("`sh a.sh`\n\ntest `a`")
        #expect(first.commands == ["sh a.sh"] && first.tests == ["a"])
        #expect(first.canonicalText != scenario("`sh a.sh`\n\ntest `b`").canonicalText)
        #expect(scenario("`a`").canonicalText == "AT-1\nx\n`a`\n\ncommands\na\ntexts\n")
    }
}
