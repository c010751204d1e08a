/// What may stand where somebody wants a word to be completed.
enum CompletionCandidate: Sendable, Equatable {
    /// A word, and what it means.
    case word(String, about: String)
    /// The shell's own completion of files.
    case files
    /// The same with directories only.
    case directories

    /// As the scripts of the shells read it: the word, a tab and its meaning, or a mark that no word can be.
    var line: String {
        switch self {
        case .word(let word, let about): "\(word)\t\(about)"
        case .files: ":files"
        case .directories: ":directories"
        }
    }
}
