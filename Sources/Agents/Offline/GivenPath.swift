internal import Configuration

/// Checks the path of a file that an objective gives, before anything is written below the artifacts directory.
enum GivenPath {
    /// Why a path is refused, as the end of a sentence; nil when it is a safe relative path.
    static func refusal(of path: String) -> String? {
        if path.unicodeScalars.contains(where: isControl) { return "its path has control characters" }
        if path.utf8.first == 47 || path.utf8.first == 126 { return "its path is not relative" }
        if path.utf8.count > 1_024 { return "its path is too long" }
        for part in path.utf8.split(separator: 47, omittingEmptySubsequences: false) {
            if part.isEmpty || part.elementsEqual(".".utf8) { return "its path has an empty part" }
            if part.elementsEqual("..".utf8) { return "its path leads out of the artifacts directory with `..`" }
            if part.count > 255 { return "a part of its path is longer than 255 bytes" }
        }
        return nil
    }

    /// A path as it can be printed, whatever is in it.
    static func shown(_ path: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in path.unicodeScalars.prefix(200) { scalars.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
        return CodeSpan.markup(String(scalars))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }
}
