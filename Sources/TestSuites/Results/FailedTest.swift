package import RunStorage

/// A test that speaks against its suite, or that failed at first.
package struct FailedTest: Sendable, Equatable {
    /// Its number in the evidence, `TST-YYYYMMDD-NNNN`; nil where nothing is kept.
    package var id: String?
    /// As its report has it: of the attempt that counts, or, where it passed later, of the one in which it failed.
    package var test: TestCase
    /// The route of the program that it tests, as far as its name tells.
    package var route: String?
    /// In which tries it failed, from 1.
    package var failedTries: [Int]

    /// Makes the record of a test that failed in these tries.
    package init(_ test: TestCase, failedTries: [Int]) {
        self.test = test
        self.failedTries = failedTries
    }
}
