import JSONText
import Platform
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension EndToEnd {
    /// Files and terminals for an agent.
    @Suite struct ACPServiceTests {
        @Test("Files are read whole or by lines, and written with their directories and their permissions kept")
        func files() throws {
            let project = try ACPProject()
            let file = project.path + "/run.sh"
            try Descriptor.replacing(file).write("one\ntwo\nthree\n".utf8)
            try Directory.open(project.path).setMode(0o755, of: "run.sh")
            let new = project.path + "/a/b/new.txt"
            let answers = try project.calls(
                """
                [["fs/read_text_file", {"path": "\(file)"}], ["fs/read_text_file", {"path": "\(file)", "line": 2, "limit": 1}],
                ["fs/write_text_file", {"path": "\(file)", "content": "é"}], ["fs/write_text_file", {"path": "\(new)", "content": "new"}],
                ["fs/write_text_file", {"path": "\(project.artifacts)/spec.md", "content": "spec"}]]
                """, mode: "edit")
            #expect(answers.prefix(2).map { $0["result"]?["content"]?.string } == ["one\ntwo\nthree\n", "two\n"])
            #expect(answers.count == 5 && answers.allSatisfy { $0["error"] == nil })
            #expect(try FileSystem.read(file) == Array("é".utf8))
            #expect(FileAttributes(of: file)?.mode == 0o755)
            #expect(try FileSystem.read(new) == Array("new".utf8))
            #expect(try FileSystem.read(project.artifacts + "/spec.md") == Array("spec".utf8))
        }

        @Test("Nothing outside is read or written, by whatever way, in whatever mode")
        func outside() throws {
            let project = try ACPProject()
            let secret = project.outside + "/secret"
            try Descriptor.replacing(secret).write("secret".utf8)
            for (name, target) in [("link", secret), ("way", project.outside), ("dangling", project.outside + "/new")] {
                #expect(symlink(target, project.path + "/" + name) == 0)
            }
            try FileSystem.makeDirectories(project.path + "/.git/hooks")
            let ways = ["../outside/secret", "link", "way/secret", "way/new", "dangling", "x/../../outside/new"]
            let paths = ways.map { project.path + "/" + $0 } + [secret, "relative", project.path, "/proc/self/mem"]
            let protected = [".git/hooks/post-commit", "state/run/state.json", "state/x"].map {
                project.path + "/" + $0
            }
            let calls =
                paths.map { #"["fs/read_text_file", {"path": "\#($0)"}]"# }
                + (paths + protected).map { #"["fs/write_text_file", {"path": "\#($0)", "content": "evil"}]"# }
            let answers = try project.calls("[" + calls.joined(separator: ",") + "]", mode: "full")
            #expect(answers.count == calls.count)
            for answer in answers { #expect(answer["error"]?["message"]?.string != nil, "\(answer)") }
            #expect(FileSystem.list(project.outside) == ["secret"])
            #expect(try FileSystem.read(secret) == Array("secret".utf8))
            #expect(FileSystem.list(project.path + "/.git/hooks").isEmpty)
        }

        @Test("A link that stays inside is followed, a pipe is not opened, a protected file not replaced")
        func odd() throws {
            let project = try ACPProject()
            try Descriptor.replacing(project.path + "/real").write("real".utf8)
            #expect(symlink("real", project.path + "/alias") == 0)
            #expect(mkfifo(project.path + "/pipe", 0o600) == 0)
            try Descriptor.replacing(project.path + "/fixed").write("fixed".utf8)
            try Directory.open(project.path).setMode(0o444, of: "fixed")
            let answers = try project.calls(
                """
                [["fs/write_text_file", {"path": "\(project.path)/alias", "content": "new"}],
                ["fs/read_text_file", {"path": "\(project.path)/pipe"}],
                ["fs/write_text_file", {"path": "\(project.path)/pipe", "content": "x"}],
                ["fs/write_text_file", {"path": "\(project.path)/fixed", "content": "x"}]]
                """, mode: "edit")
            #expect(answers.map { $0["error"] == nil } == [true, false, false, false])
            #expect(try FileSystem.read(project.path + "/real") == Array("new".utf8))
            #expect(FileSystem.kind(project.path + "/alias") == .link)
        }

        @Test("A terminal runs, tells its output and its end, and takes its whole tree with it")
        func terminals() throws {
            let project = try ACPProject()
            let pidFile = project.path + "/pid"
            let answers = try project.calls(
                """
                [["terminal/create", {"command": "/bin/sh", "args": ["-c", "printf 'aé%s' $X; exit 3"], "outputByteLimit": 4,
                  "env": [{"name": "X", "value": "bc"}]}],
                ["terminal/wait_for_exit", {"terminalId": "terminal-1"}], ["terminal/output", {"terminalId": "terminal-1"}],
                ["terminal/create", {"command": "sleep 1000 & echo $! > pid; wait"}],
                ["terminal/create", {"command": "/bin/sh", "args": ["-c", "until test -s pid; do :; done"]}],
                ["terminal/wait_for_exit", {"terminalId": "terminal-3"}],
                ["terminal/kill", {"terminalId": "terminal-2"}], ["terminal/wait_for_exit", {"terminalId": "terminal-2"}],
                ["terminal/release", {"terminalId": "terminal-2"}], ["terminal/output", {"terminalId": "terminal-2"}],
                ["terminal/create", {"command": "no-such-program"}], ["terminal/create", {"command": "sleep", "args": ["1000"]}]]
                """, mode: "full")
            #expect(answers.count == 12)
            #expect(answers[1]["result"]?["exitCode"]?.integer == 3)
            #expect(answers[2]["result"]?["output"]?.string == "ébc")
            #expect(answers[2]["result"]?["truncated"]?.bool == true)
            #expect(answers[2]["result"]?["exitStatus"]?["exitCode"]?.integer == 3)
            #expect(answers[7]["result"]?["signal"]?.string == "SIGKILL")
            #expect(answers[9]["error"] != nil && answers[10]["error"] != nil && answers[11]["error"] == nil)
            let pid = Int32(String(decoding: try FileSystem.read(pidFile), as: UTF8.self).dropLast()) ?? -1
            #expect(try ProcessTree.entry(pid)?.isDead ?? true)
        }
    }
}
