/// One rejected review, for the report.
struct ReviewRound: Sendable {
    let iteration: Int
    let work: String
    let feedback: String
}
