import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// What the shells themselves complete with the scripts that teambot prints.
    @Suite struct CompletionInShells {
        private static let stages = StagesText().command("SHIP", "true").text

        @Test("bash completes verbs, runs, stages and files")
        func bash() throws {
            let project = try project()
            let script = """
                source <("$TEAMBOT" completion bash)
                teambot() { :; }
                try() { COMP_WORDS=("$TEAMBOT" "$@"); COMP_CWORD=$#; COMPREPLY=(); _teambot "$TEAMBOT"; \
                printf '%s ' "${COMPREPLY[@]}"; echo; }
                try rep
                try status ""
                try logs widget ""
                try run obj
                try graph --format = s
                """
            let shell = try RunningTeambot(program: ["bash", "-c", script], in: project).finish()
            #expect(
                shell.output.split(separator: "\n").map { $0.split(separator: " ") } == [
                    ["report"], ["widget"], ["SHIP"], ["objective.md"], ["svg"],
                ], "\(shell)")
        }

        @Test("fish completes the same", .enabled(if: Shells.has("fish"), "install fish to try its completion"))
        func fish() throws {
            let project = try project()
            let script = """
                "$TEAMBOT" completion fish | source
                ln -s "$TEAMBOT" teambot; set PATH $PWD $PATH
                for line in "teambot rep" "teambot status " "teambot logs widget " "teambot run obj" \
                "teambot graph --format s"
                    complete -C $line | string replace -r '\\t.*' ''
                end
                """
            let shell = try RunningTeambot(program: ["fish", "-c", script], in: project).finish()
            #expect(
                shell.output.split(separator: "\n") == ["report", "widget", "SHIP", "objective.md", "svg"],
                "\(shell)")
        }

        @Test("zsh completes the same", .enabled(if: Shells.has("zsh"), "install zsh to try its completion"))
        func zsh() throws {
            let project = try project()
            let script = """
                compdef() { :; }
                _files() { print "files $*"; }
                _describe() { print -r -- ${(P)4}; }
                source <("$TEAMBOT" completion zsh)
                attempt() { words=("$TEAMBOT" "$@"); CURRENT=$#words; _teambot; }
                attempt rep
                attempt status ""
                attempt logs widget ""
                attempt run obj
                attempt graph --format s
                """
            let shell = try RunningTeambot(program: ["zsh", "-f", "-c", script], in: project).finish()
            let words = shell.output.split(separator: "\n").map { $0.prefix { $0 != ":" && $0 != " " } }
            #expect(words == ["report", "widget", "SHIP", "files", "svg"], "\(shell)")
        }

        @Test("A shell that teambot does not know is refused with those that it knows")
        func unknown() throws {
            let refused = try project().teambot("completion", "fihs")
            #expect(refused.status == 2 && refused.errors.contains("bash, zsh or fish"), "\(refused)")
            #expect(refused.errors.contains("did you mean fish?"), "\(refused)")
        }

        private func project() throws -> TemporaryProject {
            let project = try TemporaryProject(stages: Self.stages)
            try project.teambot("run", "objective.md")
            return project
        }
    }
}

/// The shells of this machine.
enum Shells {
    static func has(_ name: String) -> Bool {
        (CurrentProcess.variable("PATH") ?? "").split(separator: ":").contains { FileSystem.exists("\($0)/\(name)") }
    }
}
