extension GitTrap {
    /// The traps, by what they abuse.
    static let all = monitors + hooks + filters + differences + submodules + promisors + variables + others

    private static let monitors = [
        GitTrap(name: "core.fsmonitor", script: "git config core.fsmonitor \"$TRAP\""),
        GitTrap(
            name: "core.fsmonitor in an included file",
            script: "git config include.path more; git config -f .git/more core.fsmonitor \"$TRAP\""),
        GitTrap(
            name: "core.fsmonitor in a file included for the branch",
            script: "git config 'includeIf.onbranch:**.path' more; git config -f .git/more core.fsmonitor \"$TRAP\""),
        GitTrap(
            name: "core.fsmonitor in the worktree's configuration",
            script: "git config extensions.worktreeConfig true; git config --worktree core.fsmonitor \"$TRAP\""),
    ]

    private static let hooks = [
        GitTrap(
            name: "the hook post-index-change", script: "cp \"$TRAP\" .git/hooks/post-index-change; touch a.txt"),
        GitTrap(
            name: "a hook by core.hooksPath",
            script: "mkdir hooks; cp \"$TRAP\" hooks/post-index-change; git config core.hooksPath hooks"),
    ]

    private static let filters =
        ["x", "a.b.c", "x.clean", "a=b", "=", "Ünï", "-c", "--paginate", "UPPER", "a\"b", "a\\b", "lfs", "$HOME"]
        .map(GitTrap.filter(named:)) + [
            GitTrap(
                name: "a process filter",
                script: "echo '* filter=x' > .gitattributes; git config filter.x.process \"$TRAP\""),
            GitTrap(
                name: "a required filter",
                script: "echo '* filter=x' > .gitattributes; git config filter.x.required true; "
                    + "git config filter.x.clean \"$TRAP\""),
            GitTrap(
                name: "a filter by .git/info/attributes",
                script: "echo '* filter=x' > .git/info/attributes; git config filter.x.clean \"$TRAP\""),
            GitTrap(
                name: "a filter by core.attributesFile",
                script: "echo '* filter=x' > more; git config core.attributesFile more; "
                    + "git config filter.x.clean \"$TRAP\""),
            GitTrap(
                name: "a filter in an included file",
                script: "echo '* filter=x' > .gitattributes; git config include.path more; "
                    + "git config -f .git/more filter.x.clean \"$TRAP\""),
            GitTrap(
                name: "a filter in the worktree's configuration",
                script: "echo '* filter=x' > .gitattributes; git config extensions.worktreeConfig true; "
                    + "git config --worktree filter.x.clean \"$TRAP\""),
            GitTrap(
                name: "a filter in the user's own configuration",
                script: "echo '* filter=x' > .gitattributes; git config --global filter.x.clean \"$TRAP\""),
            GitTrap(
                name: "a filter whose name is not UTF-8",
                script: "printf '* filter=\\377\\n' > .gitattributes; "
                    + "printf '[filter \"\\377\"]\\n clean = %s\\n' \"$TRAP\" >> .git/config", isShown: false),
            GitTrap(
                name: "a filter behind thousands of others",
                script: "echo '* filter=zz' > .gitattributes; awk 'BEGIN { for (i = 0; i < 4000; i++) "
                    + "printf \"[filter \\\"number-%d\\\"]\\n clean = cat\\n\", i }' >> .git/config; "
                    + "git config filter.zz.clean \"$TRAP\"", isShown: false),
            GitTrap(
                name: "a filter beside one with blanks and tabs in its name",
                script: "echo '* filter=x' > .gitattributes; git config 'filter.a b\tc.clean' \"$TRAP\"; "
                    + "git config filter.x.clean \"$TRAP\""),
        ]

    private static let differences = [
        GitTrap(name: "diff.external", script: "git config diff.external \"$TRAP\"", springs: "git diff"),
        GitTrap(
            name: "a diff driver's command",
            script: "echo '* diff=x' > .gitattributes; git config diff.x.command \"$TRAP\"", springs: "git diff"),
        GitTrap(
            name: "a diff driver's textconv",
            script: "echo '* diff=x' > .gitattributes; git config diff.x.textconv \"$TRAP\"", springs: "git diff"),
        GitTrap(
            name: "a diff driver's textconv that is cached",
            script: "echo '* diff=x' > .gitattributes; git config diff.x.textconv \"$TRAP\"; "
                + "git config diff.x.cachetextconv true", springs: "git diff"),
    ]

    private static let submodules = [
        GitTrap.submodule("core.fsmonitor of a submodule", "git config core.fsmonitor \"$TRAP\""),
        GitTrap.submodule(
            "core.fsmonitor of a submodule, by git diff", "git config core.fsmonitor \"$TRAP\"", springs: "git diff"),
        GitTrap.submodule(
            "a filter of a submodule",
            "echo '*.txt filter=x' > .gitattributes; git config filter.x.clean \"$TRAP\""),
        GitTrap.submodule(
            "diff.external of a submodule with diff.submodule",
            "git config diff.external \"$TRAP\"; cd ..; git config diff.submodule diff; cd sub",
            springs: "git diff"),
        GitTrap.submodule(
            "a submodule that is not to be ignored",
            "git config core.fsmonitor \"$TRAP\"; cd ..; git config submodule.sub.ignore none; "
                + "git config diff.ignoreSubmodules none; git config status.submoduleSummary true; cd sub"),
    ]

    private static let promisors = [
        GitTrap.promisor("an ext:: address", "ext::$TRAP", "git config protocol.ext.allow always"),
        GitTrap.promisor(
            "uploadpack", "$ASIDE/other",
            "git init -q --bare $ASIDE/other; "
                + "git config remote.origin.uploadpack \"$TRAP\""),
        GitTrap.promisor("core.sshCommand", "ssh://localhost/x", "git config core.sshCommand \"$TRAP\""),
        GitTrap.promisor("core.gitProxy", "git://localhost/x", "git config core.gitProxy \"$TRAP\""),
        GitTrap.promisor(
            "an address that url.insteadOf makes", "friendly:x",
            "git config protocol.allow always; git config \"url.ext::$TRAP #.insteadOf\" friendly:"),
    ]

    private static let variables = [
        GitTrap(
            name: "the variable GIT_EXTERNAL_DIFF", script: "", springs: "git diff",
            variables: ["GIT_EXTERNAL_DIFF=TRAP"]),
        GitTrap(
            name: "the variables GIT_CONFIG_COUNT, _KEY_0 and _VALUE_0", script: "",
            variables: ["GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=core.fsmonitor", "GIT_CONFIG_VALUE_0=TRAP"]),
        GitTrap(
            name: "the variable GIT_CONFIG_PARAMETERS", script: "",
            variables: ["GIT_CONFIG_PARAMETERS='core.fsmonitor'='TRAP'"]),
        GitTrap(name: "the variable GIT_TRACE", script: "", variables: ["GIT_TRACE=SPRUNG"]),
        GitTrap(name: "the variable GIT_TRACE2_EVENT", script: "", variables: ["GIT_TRACE2_EVENT=SPRUNG"]),
        GitTrap(
            name: "the variable GIT_DIR",
            script: "git init -q $ASIDE/other; "
                + "git -C $ASIDE/other config core.fsmonitor \"$TRAP\"; echo two > a.txt",
            springs: "git --work-tree=. status", variables: ["GIT_DIR=ASIDE/other/.git"]),
        GitTrap(
            name: "the variable GIT_CONFIG_GLOBAL", script: "git config -f $ASIDE/global core.fsmonitor \"$TRAP\"",
            variables: ["GIT_CONFIG_GLOBAL=ASIDE/global"]),
    ]

    private static let others = [
        GitTrap(
            name: "an alias named like a command",
            script: "for verb in status diff ls-files config rev-parse; do git config alias.$verb \"!$TRAP\"; done",
            springs: nil),
        GitTrap(
            name: "pagers for everything",
            script: "git config core.pager \"$TRAP\"; for verb in status diff ls-files config; do "
                + "git config pager.$verb \"$TRAP\"; done", springs: nil),
        GitTrap(
            name: "a credential helper and an askpass program",
            script: "git config credential.helper \"!$TRAP\"; git config core.askPass \"$TRAP\"", springs: nil),
        GitTrap(
            name: "a linked worktree with a filter of the main repository",
            script: "git config filter.x.clean \"$TRAP\"; git worktree add -q --detach $ASIDE/linked; "
                + "mv .git $ASIDE/main.git; cp $ASIDE/linked/.git .git; "
                + "sed -i \"s|: .*/.git/|: $ASIDE/main.git/|\" .git; echo '*.txt filter=x' > .gitattributes"),
    ]
}
