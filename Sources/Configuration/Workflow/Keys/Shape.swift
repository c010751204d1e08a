/// The keys of one kind of object, without what is done with their values.
struct Shape: Sendable {
    /// What the object is, for a sentence: `a stage`.
    let what: String
    let keys: [KeyFacts]
}
