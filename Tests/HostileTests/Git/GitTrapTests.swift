import Platform
import Testing

@testable import Orchestration

/// What a repository or the environment names is not started when reviewers are shown what has changed.
@Suite struct GitTrapTests {
    @Test("git as teambot calls it does not spring", arguments: GitTrap.all)
    func trap(_ trap: GitTrap) throws {
        let scene = try repository(trap)
        let variables = Self.variables(of: trap, in: scene)
        if let springs = trap.springs {
            try scene.shell(springs, variables: variables)
            #expect(scene.isSprung, "Plain `\(springs)` does not spring the trap: the test shows nothing.")
            try FileSystem.removeTree(scene.aside("sprung"))
        }
        let environment = Self.pairs(variables + ["HOME=" + scene.project])
        let base = try #require(Evidence.baseCommit(of: scene.project, environment: environment))
        let evidence = Evidence.collect(scene.project, base, environment)
        #expect(!scene.isSprung, "\(evidence)")
        #expect(!trap.isShown || evidence.contains("\n+two"), "\(evidence)")
    }

    @Test(
        "A commit that somebody has written into the state is a commit or nothing",
        arguments: [
            "--output=stolen", "-c", "--help", "", "HEAD; touch stolen", "HEAD:a.txt", "no-such", "\u{1B}[2J", "@{-1}",
        ])
    func base(_ base: String) throws {
        let scene = try repository(GitTrap(name: "none", script: ""))
        let evidence = Evidence.collect(scene.project, base, Self.pairs(["HOME=" + scene.project]))
        #expect(evidence.hasPrefix("git cannot show"), "\(evidence)")
        #expect(FileSystem.kind(scene.project + "/stolen") == nil)
    }

    @Test(
        "Only what is a file of the project is shown as new",
        arguments: [
            "ln -s $ASIDE/secret new", "ln -s .. new", "mkfifo new", "ln -s $ASIDE new",
            "mkdir sub; ln -s $ASIDE/secret sub/new",
        ])
    func untracked(_ script: String) throws {
        let scene = try repository(GitTrap(name: "none", script: "echo confidential > $ASIDE/secret; " + script))
        let environment = Self.pairs(["HOME=" + scene.project])
        let evidence = Evidence.collect(scene.project, "HEAD", environment)
        #expect(!evidence.contains("confidential"), "\(evidence)")
    }

    private func repository(_ trap: GitTrap) throws -> Scene {
        let scene = try Scene()
        let made = try scene.shell(
            """
            printf '#!/bin/sh\\ntouch %s/sprung\\nexit 1\\n' "$ASIDE" > "$ASIDE/trap"; chmod +x "$ASIDE/trap"
            TRAP=$ASIDE/trap; set -e; git init -q; git config user.name a; git config user.email a@b; echo one > a.txt
            git add a.txt; git commit -q -m one; echo two > a.txt
            \(trap.script)
            """)
        #expect(made.status == 0, "\(made)")
        try FileSystem.removeTree(scene.aside("sprung"))
        return scene
    }

    private static func variables(of trap: GitTrap, in scene: Scene) -> [String] {
        trap.variables.map {
            $0.replacing("TRAP", with: scene.aside("trap")).replacing("SPRUNG", with: scene.aside("sprung"))
                .replacing("ASIDE", with: scene.aside(""))
        }
    }

    private static func pairs(_ variables: [String]) -> [(name: String, value: String)] {
        (variables + ["PATH=/usr/local/bin:/usr/bin:/bin"]).map { variable in
            let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (parts.first ?? "", parts.last ?? "")
        }
    }
}
