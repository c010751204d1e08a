/// Command lines as one would type them.
package enum ShellText {
    /// The arguments of a command, each quoted where a shell would need it; for display, nothing here runs a shell.
    package static func render(_ arguments: [String]) -> String {
        arguments.map(quoted).joined(separator: " ")
    }

    private static func quoted(_ argument: String) -> String {
        let safe = Printable.text(argument)
        if !safe.isEmpty, safe.unicodeScalars.allSatisfy(needsNoQuotes) { return safe }
        return "'" + safe.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static func needsNoQuotes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", ":", "=", "@", "%", "+", ",": true
        default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
        }
    }
}
