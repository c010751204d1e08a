/// How a program gets its prompt. In the arguments `{}` stands for the text or the file's path.
package enum PromptWay: Sendable, Equatable {
    /// On standard input, with these arguments; a prompt longer than any model takes is named by its file instead, in
    /// a sentence among the arguments.
    case input([String] = [], sentence: [String])
    /// As a file.
    case file([String])
}
