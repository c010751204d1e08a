/// All the verbs that teambot knows.
extension Verb {
    /// Every verb, in the order of the help.
    static let all: [Verb] = VerbGroup.all.flatMap(\.verbs)
}
