/// A scenario of a specification that teambot itself can run.
package struct AcceptanceScenario: Sendable, Equatable {
    /// The identifier, such as `AT-001`.
    package var id: String
    /// The title after the id.
    package var name: String
    /// What it is about.
    package var description: String
    /// What must hold before it.
    package var preconditions: [String]
    /// What a person would do, in order.
    package var steps: [String]
    /// The Markdown of the expected result.
    package var expectedResult: String
    /// The Markdown of the verification, fenced blocks included.
    package var verification: String
    /// The line of its heading.
    package var line: Int

    /// Makes a scenario.
    package init(
        id: String, name: String, description: String = "", preconditions: [String] = [], steps: [String] = [],
        expectedResult: String = "", verification: String = "", line: Int = 1
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.preconditions = preconditions
        self.steps = steps
        self.expectedResult = expectedResult
        self.verification = verification
        self.line = line
    }

    /// The command lines of the verification: back-ticked spans and the lines of fenced blocks, nothing else.
    package var commands: [String] {
        MarkdownCode.all(in: TestMentions(verification).rest).flatMap(\.commands)
    }

    /// The tests of the project's suites that the verification names: `test tests/test_loans.py::test_borrow`.
    package var tests: [String] { TestMentions(verification).tests }

    /// Whether it says how it is verified.
    package var isVerifiable: Bool { !commands.isEmpty || !tests.isEmpty }

    /// The exit status that the commands must end with; 0 where the expected result says nothing.
    package var expectation: ExitExpectation {
        ExitExpectation.read(expectedResult) ?? .exitStatus(0)
    }

    /// The back-ticked texts that must be in the output.
    package var expectedTexts: [String] {
        MarkdownCode.all(in: expectedResult).flatMap(\.texts).filter { !ExitExpectation.isPhrase($0) }
    }

    /// What a digest is made of, so that an edit of what is tested shows and one of its layout does not.
    package var canonicalText: String {
        let tests = tests
        let named = tests.isEmpty ? [] : ["tests"] + tests
        let exact = (["commands"] + commands + named + ["texts"] + expectedTexts).map { $0 + "\n" }.joined()
        let prose = [id, name, verification, expectedResult].map { WhiteSpace.collapsed($0) + "\n" }.joined()
        return prose + exact
    }
}
