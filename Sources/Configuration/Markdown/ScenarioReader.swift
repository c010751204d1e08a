/// Reads the acceptance scenarios of a specification.
package enum ScenarioReader {
    /// What to write where a specification has no scenario that can be run.
    package static let example = """
        ## Acceptance Test Scenarios

        ### AT-001: A name is greeted
        **Description**: The script greets whoever is named.
        **Steps**:
        1. Run the script with a name.
        **Expected Result**: exit status 0, and the output has `Hello, Ada!`
        **Verification**: `sh greet.sh Ada`
        """

    /// What may stand in the place of a command where the project has test suites.
    package static let exampleOfTest = "**Verification**: test tests/test_greet.py::test_greets_who_is_named"

    /// The scenarios in every section "Acceptance Test Scenarios", in order.
    package static func read(_ text: String) -> [AcceptanceScenario] {
        var scenarios: [AcceptanceScenario] = []
        var current: ScenarioDraft?
        var isInSection = false
        for line in MarkdownOutline(text).lines {
            guard case .heading(let level, let title) = line.kind else {
                current?.take(line)
                continue
            }
            if level > 3 {
                current?.endField()
                continue
            }
            if let draft = current { scenarios.append(draft.scenario) }
            current = nil
            if level == 2 { isInSection = isSectionTitle(title) }
            if level == 1 { isInSection = false }
            if level == 3, isInSection { current = ScenarioDraft(heading: title, line: line.number) }
        }
        if let draft = current { scenarios.append(draft.scenario) }
        return scenarios
    }

    private static func isSectionTitle(_ title: String) -> Bool {
        WhiteSpace.collapsed(title).lowercased().contains("acceptance test scenarios")
    }
}
