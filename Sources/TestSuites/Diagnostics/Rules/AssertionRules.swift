extension RuleBook {
    /// What the tool itself says in words that nothing compared has.
    static let certain = [
        DiagnosisRule(
            name: "limit_of_pytest", category: .timeout, confidence: 0.67,
            cause: "The test was ended because it took too long.",
            suggestion:
                "Find where it hangs, in the stacks of its output; raise its limit only if it really works so long.",
            phrases: ["^Failed: Timeout … from pytest-timeout"]),
        DiagnosisRule(
            name: "unreliable_test", category: .flaky, confidence: 0.67,
            cause: "The test ended differently when the tool repeated it with the same values.",
            suggestion:
                "Take out what changes from call to call: state outside of the test, the time of day, random values.",
            types: ["Flaky", "FlakyFailure"],
            phrases: ["single exception in FlakyFailure", "sub-exceptions in FlakyFailure", "hypothesis.errors.Flaky"]),
    ]

    /// A comparison that a tool or a test's own words tell; checked before all others, since the values compared can be
    /// anything: `assert 404 == 200` is about no missing page.
    static let assertion = [
        DiagnosisRule(
            name: "expected_exception_missing", category: .assertion, confidence: 0.83,
            cause: "The code did not fail where the test says that it should.",
            suggestion: "Find out why the code accepts what the test gives it; check that the test reaches the call.",
            phrases: [
                "Failed asserting that exception of type", "exception expected but nothing was raised",
                "was expected but nothing was raised", "No exception was thrown",
                "DID NOT RAISE", "Missing expected exception", "Missing expected rejection", "not raised",
                "Expected exception", "an error was expected but none was thrown", "should have thrown",
                "test did not panic as expected", "expected an error", "to throw an exception",
                "throws an exception of type",
                "Expected … to be thrown", "^Received function did not throw", "nothing was thrown",
                "^expected error", "didn't throw",
            ]),
        DiagnosisRule(
            name: "values_differ", category: .assertion, confidence: 0.98,
            cause: "A value is not what the test expects.",
            suggestion:
                "Compare the expected with the actual value; mend the code, or the test if the expectation is old.",
            types: [
                "Assertion", "ExpectationNotMetError", "XunitException", "EqualException", "TrueException",
                "FalseException",
                "AssertionError", "AssertionFailedError", "AssertionFailure", "ComparisonFailure",
                "MultipleFailuresError",
                "ArrayComparisonFailure", "ExpectationFailedException", "TestFailedException",
            ],
            phrases: [
                "Failed asserting that", "^Assert.", "expected +++ actual", "mismatch (-want +got)", "expected … to be",
                "expected … to equal", "expected … to have",
                "^assert", "^AssertionError", "^assertion … failed", "^Assertion failed", "Assertion … failed.",
                "^Expectation failed", "^Expected equality of these values", "^Expected values to be", "^Expected: ",
                "^expected: ", "^Expected inequality", "^Expected … to be", "^Expected … to equal", "^Expected … but",
                "^Value of: ", "^Actual: ", "^The difference between", "^Issue recorded", "^XCTAssert",
                "XCTAssertEqual failed",
                "XCTAssertTrue failed", "XCTAssertNil failed", "XCTAssertFalse failed", "XCTAssertNotNil failed",
                "^failed - ", "^Failed: ", "expect(received)", "expect(locator)", "Locator expected", "ERR_ASSERTION",
                "AssertionError", "^The expression evaluated to a falsy value", "did not match the regular expression",
                "panic did not contain expected string", "^Error Trace", "^Not equal: ", "^Should be true",
                "left == right", "left != right", "strictly equal", "deep-equal", "should be equal",
                "got … want", "want … got", "got … expected", "expected … got", "expected #", "want #",
                "but was:", "to have been called", "Expected call",
            ]),
    ]
}
