import JSONText

/// Strings that become arguments, variables and paths.
extension TextRule {
    private static let withoutNull = #"^[^\u0000]*"# + JSONTextRule.end
    private static let nullSentence = "An argument must not contain the character U+0000; remove it."

    /// An argument of a program.
    static let argument = TextRule(schema: .text(JSONTextRule(pattern: withoutNull))) {
        $0.utf8.contains(0) ? nullSentence : nil
    }

    /// The program of a command.
    static let program = TextRule(schema: .text(JSONTextRule(pattern: withoutNull, minimum: 1))) {
        $0.isEmpty ? "The program of a command must not be empty; write its name or path." : argument.objection($0)
    }

    /// A value that a program must not take for an option, or for nothing.
    static let optionText = TextRule(
        schema: .text(JSONTextRule(pattern: #"^[^\u0000-][^\u0000]*"# + JSONTextRule.end))
    ) { text in
        guard text.isEmpty || text.utf8.first == UInt8(ascii: "-") else { return argument.objection(text) }
        return "\(QuotedText.shown(text)) is no name; it must not be empty or begin with \"-\"."
    }

    /// The name of a variable that teambot does not set itself.
    static let variable = TextRule(
        schema: .text(JSONTextRule(pattern: "^(?!TEAMBOT_)[A-Za-z_][A-Za-z0-9_]*" + JSONTextRule.end))
    ) { name in
        guard NameRule.isVariable(name) else {
            return "\(QuotedText.shown(name)) is no name of a variable; use letters, digits and \"_\"."
        }
        return name.hasPrefix("TEAMBOT_") ? "\(name) is set by teambot itself; choose another name." : nil
    }

    /// The name of a variable of the environment in which teambot itself was started.
    static let environmentName = TextRule(
        schema: .text(JSONTextRule(pattern: "^[A-Za-z_][A-Za-z0-9_]*" + JSONTextRule.end))
    ) { name in
        NameRule.isVariable(name)
            ? nil : "\(QuotedText.shown(name)) is no name of a variable; use letters, digits and \"_\"."
    }

    /// What a variable may hold.
    static let variableValue = TextRule(schema: .text(JSONTextRule(pattern: withoutNull))) {
        $0.utf8.contains(0) ? "A variable's value must not contain the character U+0000; remove it." : nil
    }

    /// A glob of variables.
    static let variableGlob = TextRule(
        schema: .text(JSONTextRule(pattern: #"^[^\u0000-\u0020=\u007F]+"# + JSONTextRule.end))
    ) { glob in
        guard glob.isEmpty || glob.utf8.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "=") || $0 == 0x7F })
        else { return nil }
        return "\(QuotedText.shown(glob)) can match no variable; write a name, with * for any characters."
    }

    /// A way through JSON: names of members and numbers of elements.
    static let path = TextRule(
        schema: .text(JSONTextRule(pattern: #"^[^.]+(?:\.[^.]+)*"# + JSONTextRule.end))
    ) { path in
        let parts = path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.contains(where: \.isEmpty) else { return nil }
        return "\(QuotedText.shown(path)) is no path; write the names of members and the numbers of elements with dots "
            + "between them, such as \"choices.0.text\"."
    }

    /// A glob of files, relative to the project or the artifacts directory.
    static let fileGlob = TextRule(
        schema: .text(
            JSONTextRule(
                pattern: #"^(?!/)(?!(?:\.?/)*\.?(?![\s\S]))(?!(?:[\s\S]*/)?\.\.(?:/|(?![\s\S])))"#
                    + #"[^\u0000-\u001F\u007F-\u009F]+"# + JSONTextRule.end))
    ) { glob in
        let parts = glob.split(separator: "/").filter { $0 != "." }
        if glob.isEmpty { return "A glob must not be empty; write one, or remove it." }
        let what: String
        if glob.hasPrefix("/") {
            what = "must be relative; remove the leading \"/\"."
        } else if parts.contains("..") {
            what = "contains \"..\"; nothing outside of the project is looked at, so remove it."
        } else if glob.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            what = "contains a control character; remove it."
        } else if parts.isEmpty {
            what = "fits no file; write a name, or ** for all files."
        } else {
            return nil
        }
        return "The glob \(QuotedText.shown(glob)) \(what)"
    }

    /// The name of a file below the artifacts directory. The schema counts characters where teambot counts bytes.
    static let artifact = TextRule(
        schema: .text(
            JSONTextRule(
                pattern: "^\(artifactPart)(?:/\(artifactPart))*" + JSONTextRule.end, minimum: 1, maximum: 1024))
    ) { name in
        ArtifactCheck.objection(to: name).map { "The artifact \(QuotedText.shown(name)) \($0)" }
    }

    /// A path below a worktree.
    static let cachePath = TextRule(schema: artifact.schema) { path in
        ArtifactCheck.objection(to: path, below: "the worktree", what: "path").map {
            "The cache path \(QuotedText.shown(path)) \($0)"
        }
    }

    /// Where the tests of a suite are.
    static let suitePath = TextRule(schema: .text(JSONTextRule(pattern: withoutNull, minimum: 1))) { path in
        if path.isEmpty { return "A suite's \"path\" must not be empty; write a path, or remove the key." }
        return path.utf8.contains(0) ? "A path must not contain the character U+0000; remove it." : nil
    }

    /// The directory of the worktrees.
    static let worktreeDirectory = TextRule(schema: .text(JSONTextRule(pattern: withoutNull, minimum: 1))) { path in
        if path.isEmpty { return "\"worktree_dir\" must not be empty; write a path, or remove the key." }
        return path.utf8.contains(0) ? "A path must not contain the character U+0000; remove it." : nil
    }

    private static let artifactPart =
        #"(?!\.{1,2}(?:/|"# + JSONTextRule.end + #"))[^/\u0000-\u001F\u007F-\u009F]{1,255}"#
}
