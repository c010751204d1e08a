import StateMachine

extension ApprovalRecord {
    /// Who has decided, as the end of a sentence; empty where nobody knows.
    var author: String {
        isByDefault ? " by default, because nobody decided in time," : by.map { " by \(Printable.text($0))" } ?? ""
    }
}
