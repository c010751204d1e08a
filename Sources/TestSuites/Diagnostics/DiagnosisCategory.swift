/// Of what kind the cause of a failure is; the raw value is the word in files and in an agent's answer.
package enum DiagnosisCategory: String, Sendable, CaseIterable {
    /// A test compared something, and it was otherwise.
    case assertion
    /// Something did not come in its time.
    case timeout
    /// Another program could not be reached, or broke off.
    case connection
    /// Something is not allowed: to this user, or with these credentials.
    case auth
    /// Something that is read is not there, or is not what it should be.
    case data
    /// It depends on chance: order, timing, another run.
    case flaky
    /// None of these, or nothing tells.
    case unknown
}
