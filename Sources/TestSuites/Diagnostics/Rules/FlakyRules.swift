extension RuleBook {
    /// What depends on chance.
    static let flaky = [
        DiagnosisRule(
            name: "stale_element", category: .flaky, confidence: 0.8,
            cause: "The page replaced an element while the test still held it.",
            suggestion: "Find the element again after each change of the page, or use a locator that does so itself.",
            types: ["StaleElementReferenceException", "StaleElementReferenceError"],
            phrases: [
                "stale element", "Element is not attached to the DOM", "not attached to the page document",
                "Node is detached from document", "element was detached from the DOM",
            ]),
        DiagnosisRule(
            name: "data_race", category: .flaky, confidence: 0.75,
            cause: "Two threads use the same data at the same time.",
            suggestion: "Guard the data with a lock, or give it to one thread; the report names both places.",
            phrases: [
                "data race", "race condition", "race detected during execution", "concurrent map writes",
                "concurrent map read and map write", "concurrent map iteration and map write", "ThreadSanitizer",
                "simultaneous accesses to", "all goroutines are asleep",
            ]),
        DiagnosisRule(
            name: "changed_while_iterated", category: .flaky, confidence: 0.67,
            cause: "A collection is changed while it is being gone through.",
            suggestion: "Go through a copy, or collect the changes and make them afterwards.",
            types: ["ConcurrentModificationException"],
            phrases: ["changed size during iteration", "mutated during iteration", "keys changed during iteration"]),
        DiagnosisRule(
            name: "locked_elsewhere", category: .flaky, confidence: 0.67,
            cause: "Something else holds a lock that the test needs.",
            suggestion: "Give each test its own database or file, or end the other transaction first.",
            phrases: [
                "database is locked", "database table is locked", "deadlock detected", "Deadlock found when trying",
                "could not serialize access", "Lock wait timeout", "Text file busy", "Resource temporarily unavailable",
                "being used by another process", "could not obtain lock",
            ]),
        DiagnosisRule(
            name: "said_flaky", category: .flaky, confidence: 0.5,
            cause: "The tool says that the same test ends differently from run to run.",
            suggestion:
                "Take chance out of the test: the order, the time of day, random values, what other tests leave.",
            phrases: ["flaky", "intermittent", "intermittently", "produces unreliable results", "nondeterministic"]),
    ]
}
