import RunStorage
import StateMachine
import Testing

@testable import Orchestration

/// Which tests of reports a scenario means by a name, and in which suites they are looked for.
@Suite struct NamedTestTests {
    private func test(_ name: String, in container: String?, file: String? = nil) -> TestCase {
        var test = TestCase(name: name, className: container, status: .passed)
        test.file = file
        return test
    }

    @Test(
        "A node id, a class and a name, or the bare name mean a test; without parameters it is meant with all",
        arguments: [
            ("tests/test_loans.py::test_borrow", "tests.test_loans", "test_borrow"),
            ("./tests/test_loans.py::test_borrow", "tests.test_loans", "test_borrow"),
            ("tests/test_loans.py::TestLoans::test_borrow", "tests.test_loans.TestLoans", "test_borrow"),
            ("tests/test_loans.py::test_borrow", "test_loans", "test_borrow"),
            ("test_loans.py::test_borrow", "tests.test_loans", "test_borrow"),
            ("tests/test_loans.py::test_borrow", "tests.test_loans", "test_borrow[a b]"),
            ("tests/test_loans.py::test_borrow[a::b]", "tests.test_loans", "test_borrow[a::b]"),
            ("tests.test_loans test_borrow", "tests.test_loans", "test_borrow"),
            ("test_borrow", "tests.test_loans", "test_borrow[1]"), ("test_borrow", "tests.test_loans", "test_borrow"),
            ("LibraryTests.LoansTests borrows()", "LibraryTests.LoansTests", "borrows()"),
            ("Loans borrows a book", "Loans", "borrows a book"), ("borrows a book", "Loans", "borrows a book"),
        ])
    func meant(name: String, container: String, test: String) {
        #expect(NamedTest(name).means(self.test(test, in: container)))
    }

    @Test(
        "Another file, class, parameter or name is another test",
        arguments: [
            ("tests/test_loans.py::test_borrow", "tests.test_books", "test_borrow"),
            ("tests/test_loans.py::test_borrow", "other.test_loans", "test_borrow"),
            ("tests/test_loans.py::TestA::test_borrow", "tests.test_loans.TestB", "test_borrow"),
            ("tests/test_loans.py::test_borrow", "tests.test_loans", "test_borrowed"),
            ("tests/test_loans.py::test_borrow[1]", "tests.test_loans", "test_borrow[2]"),
            ("tests/test_loans.py::test_borrow[1]", "tests.test_loans", "test_borrow"),
            ("borrow", "tests.test_loans", "test_borrow"), ("loans.test_borrow", "tests.test_loans", "test_borrow"),
        ])
    func other(name: String, container: String, test: String) {
        #expect(!NamedTest(name).means(self.test(test, in: container)))
    }

    @Test("Only the path of a node id tells in which suite a test may be")
    func choice() {
        var workflow = Workflow(stages: [])
        workflow.suites = [
            Suite(name: "build", runner: .exitStatus, command: ["make"]),
            Suite(name: "unit", runner: .pytest, path: "tests/unit"),
            Suite(name: "e2e", runner: .pytest, path: "tests/e2e"),
            Suite(name: "off", runner: .pytest, path: "tests/off"),
        ]
        workflow.suites[3].isEnabled = false
        let choice = SuiteChoice(workflow)
        #expect(choice.names(for: ["tests/unit/test_a.py::test_b"]) == ["unit"])
        #expect(choice.names(for: ["tests/e2e/test_a.py::test_b"]) == ["e2e"])
        #expect(choice.names(for: ["tests/elsewhere/test_a.py::test_b"]) == ["build", "unit", "e2e"])
        #expect(choice.names(for: ["test_b"]) == ["build", "unit", "e2e"])
        #expect(choice.names(for: []).isEmpty)
    }
}
