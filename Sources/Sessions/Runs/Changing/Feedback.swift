import Platform

/// What a person wants to tell an agent, from the command line or from a file.
package enum Feedback {
    /// The largest text.
    package static let limit = 1 << 20

    /// The text; nil where there is none.
    package static func read(text: String?, file: String?) throws -> String? {
        guard text == nil || file == nil else {
            throw VerbError.usage("Give either --feedback or --feedback-file, not both.")
        }
        guard let said = try text ?? file.map(contents) else { return nil }
        let option = text == nil ? "--feedback-file" : "--feedback"
        guard said.contains(where: { !$0.isWhitespace }) else {
            throw VerbError.usage("\(option) is empty: say what is to be done better.")
        }
        guard said.utf8.count <= limit else {
            throw VerbError.usage("\(option) is larger than \(limit >> 20) MiB: say it shorter.")
        }
        return said
    }

    private static func contents(_ path: String) throws -> String {
        let bytes = try Inputs.bytes(
            FileSystem.absolute(path), missing: "Name the file that says what is to be done better.", limit: limit)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw VerbError.usage("\(path) is not UTF-8 text. Write it as such.")
        }
        return text
    }
}
