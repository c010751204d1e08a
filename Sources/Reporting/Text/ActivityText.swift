/// What an agent says or does while it works, short enough for one line in a file, too.
enum ActivityText {
    private static let widest = 100

    /// The first line with text, made safe and cut; nil where there is none.
    static func render(_ text: String?) -> String? {
        let line = text.map(Printable.firstLine) ?? ""
        return line.isEmpty ? nil : DisplayWidth.cut(line, to: widest)
    }
}
