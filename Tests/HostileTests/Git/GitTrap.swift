import Testing

/// Something in a repository or in the user's environment that makes git start a program.
struct GitTrap: Sendable, CustomTestStringConvertible {
    /// What it abuses.
    let name: String
    /// Puts it up, in a repository with one commit and one change; `$TRAP` is the program that leaves a witness.
    let script: String
    /// A plain git command that springs it; nil where this git has no such command.
    var springs: String? = "git status"
    /// Variables of the user.
    var variables: [String] = []
    /// Whether the change can still be shown.
    var isShown = true

    var testDescription: String { name }

    /// The trap in `.git/config` with another name of the filter.
    static func filter(named name: String) -> GitTrap {
        GitTrap(
            name: "a clean filter named \(name)",
            script:
                "printf '%s\\n' '*.txt filter=\(name)' > .gitattributes; git config 'filter.\(name).clean' \"$TRAP\"")
    }

    /// A submodule with a trap of its own and a change.
    static func submodule(_ name: String, _ script: String, springs: String = "git status") -> GitTrap {
        GitTrap(
            name: name,
            script: """
                git init -q sub; cd sub; echo one > b.txt; git add .
                git -c user.name=a -c user.email=a@b commit -q -m sub
                cd ..; git submodule --quiet add ./sub sub; git -c user.name=a -c user.email=a@b commit -q -m with
                cd sub; echo two > b.txt; \(script); cd ..
                """, springs: springs)
    }

    /// A partial clone that lacks the file's content.
    static func promisor(_ name: String, _ url: String, _ script: String) -> GitTrap {
        GitTrap(
            name: "what is missing in a partial clone, fetched by " + name,
            script: """
                git config core.repositoryFormatVersion 1; git config extensions.partialClone origin
                git config remote.origin.promisor true; git config remote.origin.url "\(url)"
                git config remote.origin.fetch '+refs/*:refs/remotes/origin/*'; \(script)
                rm -f .git/objects/$(git rev-parse HEAD:a.txt | sed 's|^..|&/|')
                """, springs: "git diff HEAD", isShown: false)
    }
}
