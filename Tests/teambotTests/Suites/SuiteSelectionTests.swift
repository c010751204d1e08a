import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// Failed tests alone, with a tool that can run them.
    @Suite("teambot test --failed with pytest", .enabled(if: Pytest.isThere, "install pytest to try it"))
    struct SuiteSelection {
        @Test("Detected, written by init, run, and then only the test that failed")
        func selection() throws {
            let project = try TemporaryProject()
            try project.write("tests/test_x.py", "def test_good():\n    pass\ndef test_bad():\n    assert 1 == 2\n")
            #expect(try project.teambot("init", "--offline", "--force").status == 0)
            let first = try project.teambot("test")
            #expect(first.status == 4 && first.output.contains("1 passed, 1 failed"), "\(first)")
            let again = try project.teambot("test", "--failed")
            #expect(again.status == 4 && again.errors.contains("unit (1 test)"), "\(again)")
            #expect(again.output.contains("FAIL  unit  pytest  0 passed, 1 failed"), "\(again)")
        }
    }
}

/// The test tool of the Python on the PATH.
private enum Pytest {
    static let isThere: Bool = {
        // The project must outlive the program.
        guard let project = try? TemporaryProject() else { return false }
        let end = try? RunningTeambot(program: ["python3", "-m", "pytest", "--version"], in: project).finish()
        return withExtendedLifetime(project) { end?.status == 0 }
    }()
}
