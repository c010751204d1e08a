import Testing

/// Something that is not a plain file or directory where teambot will look or write, put there by an agent or a person.
struct Ambush: Sendable, CustomTestStringConvertible {
    /// What is put where.
    let what: String
    /// What the working agent does; `$A` is the artifacts directory, `$D` its attempt's, `$R` the run's, `$OUT` outside.
    var agent = "echo ok"
    /// What is done before the first call, in the project.
    var before = ":"
    /// What is done after the run, in the project; `$R` is the run's directory.
    var between: String?
    /// What is called after that.
    var then = "$TEAMBOT status; $TEAMBOT resume; $TEAMBOT status"
    /// Options of `run`.
    var options = ""
    /// The artifact that the work stage declares.
    var artifact = "a.md"
    /// Whether the reviewer rejects.
    var rejects = false

    var testDescription: String { what }
}
